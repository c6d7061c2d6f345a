import { randomUUID } from 'node:crypto';
import { statementCounter } from '@baro/chassis';
import {
  CreatePersonRequest,
  GetMeRequest,
  GetUnitRequest,
  ListPeopleRequest,
  ListPostsRequest,
  ListUnitsRequest,
} from '@baro/proto/baro/directory/v1/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, openCity, type City } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
  await city.ask(city.client.getMe, GetMeRequest.create());
});
afterAll(() => city.close());

/** Statements on the directory's own tables that a call costs; the relay's and purge's are not the call's. */
async function count(work: () => Promise<unknown>): Promise<number> {
  const statements: string[] = [];
  const stop = statementCounter.listen((text) => statements.push(text));
  await work();
  stop();
  return statements.filter((text) => OWN.test(text)).length;
}

const OWN = /\b(units|unit_names|posts|people|holdings|successions|identifiers|service_accounts)\b/;

describe('statements of an operation', () => {
  it.each([
    ['GetMe', 5, () => city.ask(city.client.getMe, GetMeRequest.create(), 'chief')],
    ['GetUnit', 5, () => city.ask(city.client.getUnit, GetUnitRequest.fromPartial({ id: ids.ward }))],
    ['ListUnits', 2, () => city.ask(city.client.listUnits, ListUnitsRequest.create())],
    [
      'ListPosts',
      3,
      () =>
        city.ask(city.client.listPosts, ListPostsRequest.fromPartial({ unitId: ids.city, subtree: true })),
    ],
    [
      'ListPeople',
      2,
      () => city.ask(city.client.listPeople, ListPeopleRequest.fromPartial({ query: 'van' })),
    ],
    [
      'CreatePerson',
      3,
      () => {
        const person = { fullName: 'Một Người', accountId: randomUUID() };
        return city.ask(
          city.client.createPerson,
          CreatePersonRequest.fromPartial({ person, requestId: randomUUID() }),
        );
      },
    ],
  ])('%s costs %i', async (_name, expected, work) => {
    expect(await count(work)).toBe(expected);
  });
});
