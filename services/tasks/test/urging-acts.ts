import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import type { Event } from '@baro/chassis';
import { directoryCopy } from '@baro/directory-client';
import { idOf } from '@baro/directory-client/testing';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import {
  CreateUrgingLetterRequest,
  ListUrgingLettersRequest,
  RetryUrgingLetterRequest,
  UrgingServiceClient,
} from '@baro/proto/baro/tasks/v1/urging';
import type { UrgingLetter } from '@baro/proto/baro/tasks/v1/urging';
import { letterAnswers } from '../src/events/letter-answers.ts';
import type { World } from './world.ts';

const copy = directoryCopy.open();
const day = 86_400_000;
const start = new Date('2026-11-02T02:00:00Z');

/** How people of the test city urge, by the names of their posts, and how documents answers. */
export class Urging {
  readonly client: UrgingServiceClient;
  readonly #world: World;
  #steps = 0;

  constructor(world: World) {
    this.#world = world;
    this.client = openClient(UrgingServiceClient, world.service.address);
  }

  /** Moves the clock, so that what is overdue from then on is the most recent. */
  halfAYearLater(): void {
    this.#steps += 1;
    this.#world.clock.now = new Date(start.getTime() + this.#steps * 180 * day);
  }

  /** A task that is overdue by so many days from now on. */
  async overdue(lead: string, by: number, unit = 'ubnd', who = 'chairman'): Promise<Task> {
    const world = this.#world;
    const now = world.clock.now ?? start;
    world.clock.now = new Date(now.getTime() - (by + 10) * day);
    const dueTime = new Date(now.getTime() - by * day);
    const task = await world.assign(who, lead, {
      unit,
      fields: { dueTime, work: `Việc quá hạn ${by} ngày` },
    });
    world.clock.now = now;
    return task;
  }

  /** The chairman urges these tasks and signs. */
  urge(tasks: readonly Task[], fields: Partial<CreateUrgingLetterRequest> = {}): Promise<UrgingLetter> {
    return this.create('chairman', { taskIds: tasks.map(({ id }) => id), ...fields });
  }

  /** Events of a letter or task, without those of items, oldest first. */
  eventsOf(id: string) {
    return this.#world.rows<{ verb: string; version: number; data: Record<string, unknown> }>(
      `SELECT split_part(subject, '.', 4) AS verb, aggregate_version AS version, body -> 'data' AS data
       FROM outbox WHERE aggregate_id = $1 AND aggregate_type <> 'item' ORDER BY seq`,
      [id],
    );
  }

  async candidates(who: string, unit = 'ubnd') {
    const { client } = this;
    const request = { unitId: idOf(unit) };
    return (await call(client, client.listUrgingCandidates, request, { token: await this.#world.token(who) }))
      .candidates;
  }

  /** The committee urges the department, signed by the chairman, unless `fields` say otherwise. */
  async create(who: string, fields: Partial<CreateUrgingLetterRequest> = {}): Promise<UrgingLetter> {
    const { client } = this;
    const request = CreateUrgingLetterRequest.fromPartial({
      unitId: idOf('ubnd'),
      urgedUnitId: idOf('stc'),
      signerPostId: idOf('post chairman'),
      signingCapacity: SigningCapacity.TM,
      requestId: randomUUID(),
      ...fields,
    });
    const token = await this.#world.token(who);
    return got((await call(client, client.createUrgingLetter, request, { token })).letter);
  }

  async retry(
    who: string,
    id: string,
    fields: Partial<RetryUrgingLetterRequest> = {},
  ): Promise<UrgingLetter> {
    const { client } = this;
    const request = RetryUrgingLetterRequest.fromPartial({ id, requestId: randomUUID(), ...fields });
    const token = await this.#world.token(who);
    return got((await call(client, client.retryUrgingLetter, request, { token })).letter);
  }

  async get(who: string, id: string): Promise<UrgingLetter> {
    const { client } = this;
    const token = await this.#world.token(who);
    return got((await call(client, client.getUrgingLetter, { id }, { token })).letter);
  }

  async list(who: string, fields: Partial<ListUrgingLettersRequest> = {}) {
    const { client } = this;
    const request = ListUrgingLettersRequest.fromPartial(fields);
    return call(client, client.listUrgingLetters, request, { token: await this.#world.token(who) });
  }

  /** Documents gives the letter a number. */
  async give(letterId: string, askCount = 1, number = 163): Promise<void> {
    await this.#answer('LetterNumberGiven', {
      letterId,
      askCount,
      documentId: idOf(`document ${letterId}`),
      number,
      numberSymbol: `${number}/UBND`,
      issueDate: '2026-11-30',
    });
  }

  async refuse(letterId: string, askCount = 1): Promise<void> {
    const words = {
      reason: 'SERIES_NOT_FOUND',
      sentenceVi: 'Chưa có hệ thống số.',
      sentenceEn: 'No series.',
    };
    await this.#answer('LetterNumberRefused', { letterId, askCount, ...words });
  }

  /** As the consumer takes it, in one transaction. */
  async #answer(name: string, data: Record<string, unknown>): Promise<void> {
    const event = { id: newId(), type: `baro.documents.v1.${name}`, data } as unknown as Event;
    await this.#world.service.act('letter-answers', (tx) => letterAnswers(copy).handle(event, tx));
  }

  close(): void {
    this.client.close();
  }
}

function got(letter: UrgingLetter | undefined): UrgingLetter {
  if (!letter) throw new Error('no letter');
  return letter;
}
