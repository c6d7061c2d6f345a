import { randomUUID } from 'node:crypto';
import { OperationsServiceClient, protoMetadata } from '@baro/proto/baro/platform/v1/operations';
import { defineConsumer, defineReasons, execute, openClient, query, streamOf } from '@baro/chassis';
import type { Event, ServiceDefinition } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService, TestServiceOptions } from '@baro/chassis/testing';
import { Migration } from '@mikro-orm/migrations';

class Migration20260102000000Seen extends Migration {
  override async up(): Promise<void> {
    await this.execute('CREATE TABLE seen (event_id uuid NOT NULL, note text NOT NULL)');
    const rows = await this.execute('SELECT current_user AS name');
    const app = String((rows[0] as { name?: unknown }).name).replace(/_migrator$/, '_app');
    await this.execute(`GRANT SELECT, INSERT ON seen TO ${app}`);
  }
}

/** The account that may operate the sample service. */
export const operator = '0190a000-0000-7000-8000-00000000000a';

/** How the sample consumer takes an event; tests change it. */
export interface Behaviour {
  handle: (event: Event) => void;
}

/** A service of nothing but the chassis: its operations, one consumer of its own events, one table of effects. */
export function sampleDefinition(name: string, behaviour: Behaviour): ServiceDefinition {
  return {
    name,
    reasons: defineReasons(name, {}),
    config: {},
    entities: [],
    migrations: [Migration20260102000000Seen],
    protos: [protoMetadata],
    rpc: () => [],
    consumers: () => [
      defineConsumer({
        name: 'own',
        stream: streamOf(name),
        filter: `baro.${name}.>`,
        handle: async (event, tx) => {
          behaviour.handle(event);
          await execute(tx.em, 'INSERT INTO seen (event_id, note) VALUES ($1, $2)', [event.id, event.type]);
        },
      }),
    ],
    mayOperate: () => async (ctx) => ctx.caller.accountId === operator,
  };
}

/** A started sample service with a client and the operator's token. */
export interface Sample {
  name: string;
  issuer: TestIssuer;
  service: TestService;
  client: OperationsServiceClient;
  token: string;
  behaviour: Behaviour;
  /** Puts an event into the outbox, as a write would. @returns its id */
  addEvent: (type?: string, occurTime?: string) => Promise<string>;
  /** How often an event took effect. */
  effects: (eventId: string) => Promise<number>;
  rows: (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
  close: () => Promise<void>;
}

export interface SampleOptions extends Partial<TestServiceOptions> {
  /** What the test has otherwise than the sample. */
  change?: (definition: ServiceDefinition) => ServiceDefinition;
}

/** Starts a sample service; each test file takes a name of its own, so that their streams do not meet. */
export async function startSample(name: string, options: SampleOptions = {}): Promise<Sample> {
  const issuer = await testIssuer();
  const behaviour: Behaviour = { handle: () => {} };
  const { change = (same) => same, ...rest } = options;
  const definition = change(sampleDefinition(name, behaviour));
  const service = await testService(definition, { issuer: issuer.issuer, ...rest });
  const client = openClient(OperationsServiceClient, service.address);
  const rows: Sample['rows'] = (sql, parameters = []) => query(service.orm.em.fork(), sql, parameters);
  return {
    name,
    issuer,
    service,
    client,
    token: await issuer.token(operator),
    behaviour,
    rows,
    addEvent: (type = 'baro.sample.v1.Happened', occurTime = new Date().toISOString()) =>
      addEvent(name, rows, type, occurTime),
    effects: async (eventId) => (await rows('SELECT 1 FROM seen WHERE event_id = $1', [eventId])).length,
    close: async () => {
      client.close();
      await service.close();
      await issuer.stop();
    },
  };
}

async function addEvent(
  name: string,
  rows: Sample['rows'],
  type: string,
  occurTime: string,
): Promise<string> {
  const id = randomUUID();
  const subject = `baro.${name}.thing.happened.none`;
  const body = { id, type, subject, aggregateType: 'thing', aggregateId: id, aggregateVersion: 1 };
  await rows(
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, body)
     VALUES ($1, $5, $2, $3, 'thing', $1, 1, $4)`,
    [id, type, subject, JSON.stringify(body), occurTime],
  );
  return id;
}
