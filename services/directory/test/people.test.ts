import { randomUUID } from 'node:crypto';
import { CreatePersonRequest, ListPeopleRequest, type Person } from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, ids, openCity, type City, type Who } from './city.ts';
import { eventsOf, expectAdministratorOnly, expectReplay, lastSeen, type Send } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

type Options = NonNullable<Parameters<Send<unknown>>[0]>;
const create = (person: Partial<Person>, { who, requestId = randomUUID() }: Options = {}) =>
  city.ask(city.client.createPerson, CreatePersonRequest.fromPartial({ person, requestId }), who);
const list = (fields: Partial<ListPeopleRequest>, who?: Who) =>
  city.ask(city.client.listPeople, ListPeopleRequest.fromPartial(fields), who);
const names = (response: { people: Person[] }): string[] => response.people.map((person) => person.fullName);

describe('CreatePerson', () => {
  it('creates a person; the event carries what other services need of it', async () => {
    const { person } = await create({ fullName: '  Trần   Thị Ơn ', email: 'on@example.vn' });
    expect(person).toMatchObject({ fullName: 'Trần Thị Ơn', email: 'on@example.vn', accountId: '' });
    const [event] = await eventsOf(city, person?.id ?? '');
    expect(event).toMatchObject({ subject: 'baro.directory.person.changed.none' });
    expect(event?.body.data['person']).toEqual({
      id: person?.id,
      fullName: 'Trần Thị Ơn',
      email: 'on@example.vn',
    });
  });

  it('refuses an account bound to a person or a system as ACCOUNT_TAKEN', async () => {
    await expectReason(create({ fullName: 'x y', accountId: accounts.clerk }), 'ACCOUNT_TAKEN');
    await expectReason(create({ fullName: 'x y', accountId: accounts.system }), 'ACCOUNT_TAKEN');
  });

  it('lets one of two win who bind an account at once', async () => {
    const results = await Promise.allSettled(
      [1, 2].map((n) => create({ fullName: `Người ${n}`, accountId: 'account-new' })),
    );
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const loser = results.find((result) => result.status === 'rejected');
    await expectReason(Promise.reject(loser?.reason as Error), 'ACCOUNT_TAKEN');
  });

  it('names every wrong field, is for the administrator only and acts once', async () => {
    const wrong = create({ fullName: ' ', email: 'nobody' });
    await expectReason(wrong, 'FIELD_INVALID', ['person.fullName', 'person.email']);
    await expectAdministratorOnly((options) => create({ fullName: 'Một Lần' }, options));
    await expectReplay(city, (options) => create({ fullName: 'Một Lần' }, options));
  });
});

describe('ListPeople', () => {
  it('finds people by name, accents or not, by given name in Vietnamese order', async () => {
    for (const fullName of ['Lò Văn Ánh', 'Lò Văn An', 'Lò Văn Ân', 'Lò Văn Đạt', 'Lò Văn Dũng']) {
      await create({ fullName });
    }
    const expected = ['Lò Văn An', 'Lò Văn Ánh', 'Lò Văn Ân', 'Lò Văn Dũng', 'Lò Văn Đạt'];
    expect(names(await list({ query: 'lo van' }))).toEqual(expected);
    expect(names(await list({ query: 'LÒ VĂN' }))).toEqual(expected);
    expect(names(await list({ query: 'dat' }))).toEqual(['Lò Văn Đạt']);
  });

  it('pages in the same order', async () => {
    const first = await list({ query: 'lò văn', pageSize: 2 });
    const second = await list({ query: 'lò văn', pageSize: 2, pageToken: first.nextPageToken });
    const third = await list({ query: 'lò văn', pageSize: 2, pageToken: second.nextPageToken });
    expect([first, second, third].flatMap(names)).toEqual(names(await list({ query: 'lò văn' })));
    expect(third.nextPageToken).toBe('');
    await expectReason(list({ query: 'lò', pageToken: first.nextPageToken }), 'PAGE_TOKEN_INVALID');
  });

  it('narrows to people with a post in a unit or below', async () => {
    expect(names(await list({ query: 'an', unitId: ids.office }))).toEqual([
      'Lê Minh Chánh',
      'Nguyễn Thị Hồng Vân',
    ]);
    expect(names(await list({ query: 'an', unitId: ids.ward }))).toEqual(['Dương Văn Định']);
  });

  it('audits who saw whom', async () => {
    await list({ query: 'Hồng Vân' }, 'chief');
    expect(await lastSeen(city, 'ListPeople')).toEqual({
      accountId: accounts.chief,
      unitId: ids.office,
      action: 'search',
      ids: [ids.clerk],
    });
  });

  it('is for staff: refuses systems and people without a post', async () => {
    await expectReason(list({ query: 'an' }, 'system'), 'PERMISSION_DENIED');
    await expectReason(list({ query: 'an' }, 'idle'), 'PERMISSION_DENIED');
    await expectReason(list({ query: 'an' }, 'stranger'), 'CALLER_UNKNOWN');
  });

  it('refuses a query of one character and wrong fields', async () => {
    await expectReason(list({ query: ' a ' }), 'FIELD_INVALID', ['query']);
    await expectReason(list({ query: '', unitId: 'x' }), 'FIELD_INVALID', ['query', 'unitId']);
    expect(names(await list({ query: '%%' }))).toEqual([]);
  });
});
