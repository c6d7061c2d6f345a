import { call, openClient, query } from '@baro/chassis';
import type { Event, EventInput } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { directoryCopy } from '@baro/directory-client';
import type { DirectoryCopy, DirectoryRows } from '@baro/directory-client';
import { CHECK_AFTER_MS, seedCopy } from '@baro/directory-client/testing';
import { CustodyServiceClient } from '@baro/proto/baro/custody/v1/custody';
import { SuccessionServiceClient } from '@baro/proto/baro/custody/v1/successions';
import { recordItems } from '../src/events/items.ts';
import { custody } from '../src/service.ts';
import { accountOf, cityRows } from './city.ts';

/** Nobody listens there: no relay and no consumer sends statements of its own. */
export const noNats = 'nats://127.0.0.1:1';

/** Monday 9 November 2026, 09:00 in Hanoi. */
export const now = new Date('2026-11-09T02:00:00Z');

/** An instant of the city. */
export const at = (text: string): Date => new Date(`${text}+07:00`);

type Method<Req, Res> = Parameters<typeof call<Req, Res>>[1];

/** A custody service with the test city. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  readonly client: CustodyServiceClient;
  readonly successions: SuccessionServiceClient;
  readonly copy: DirectoryCopy = directoryCopy.open();
  /** Time of the service. */
  readonly clock: { now: Date };

  constructor(service: TestService, issuer: TestIssuer, clock: { now: Date }) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
    this.client = openClient(CustodyServiceClient, service.address);
    this.successions = openClient(SuccessionServiceClient, service.address);
  }

  /** Calls an RPC as who holds a post, by name. */
  async as<Req, Res>(who: string, method: Method<Req, Res>, request: Req): Promise<Res> {
    return call(this.client, method, request, { token: await this.issuer.token(accountOf(who)) });
  }

  /** Takes events in as the consumer does, in one transaction. @returns what the ledger told of it */
  async hear(events: Event[]): Promise<EventInput[]> {
    const told: EventInput[] = [];
    await this.service.orm.em.fork().transactional(async (em) => {
      const emit = (event: unknown): void => {
        told.push(event as EventInput); // of whatever message
      };
      await recordItems(this.copy, events, { em: em, now: this.clock.now, emit });
    });
    return told;
  }

  /** Rows of the database, read with the app role. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.orm.em.fork(), sql, parameters);
  }

  /** Adds rows to the copy of the directory. */
  async learn(rows: Partial<DirectoryRows>, version = 1): Promise<void> {
    await this.service.orm.em.fork().transactional((em) => seedCopy(em, rows, { version }));
    await new Promise((resolve) => setTimeout(resolve, CHECK_AFTER_MS + 10));
  }

  async close(): Promise<void> {
    this.client.close();
    this.successions.close();
    await this.service.close();
    await this.issuer.stop();
  }
}

/** Starts a world; without NATS unless one is given. */
export async function startWorld(natsUrl = noNats): Promise<World> {
  const issuer = await testIssuer();
  const clock = { now };
  const service = await testService(custody(), { issuer: issuer.issuer, natsUrl, clock: () => clock.now });
  const world = new World(service, issuer, clock);
  await world.learn(cityRows());
  return world;
}
