import { parseSearch, queryCondition } from '@baro/chassis';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { PetitionField, PetitionState, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPage, pageSql } from '../src/store/list-store.ts';
import { lineOf, startWorld } from './world.ts';
import type { Fields, World } from './world.ts';

let world: World;
let sessionId: string;
const made: Record<string, string> = {};
beforeAll(async () => {
  world = await startWorld();
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
  const { id: other } = await world.session('Kỳ họp thứ 2', { openDate: '2027-07-06' });
  made['recorded'] = (
    await world.record(other, {
      petition: { subject: 'Bổ sung xe buýt', field: PetitionField.SOCIETY },
      raising: { words: 'Tuyến 32 quá tải vào giờ cao điểm', localityName: 'Xã Đan Phượng' },
    })
  ).id;
  made['accepted'] = (await world.accepted(sessionId)).id;
  made['answered'] = (await world.answered(sessionId, { text: 'Sẽ rải nhựa bằng vốn duy tu' })).id;
  made['closed'] = (await world.answered(sessionId)).id;
  await world.act('verifier', 'findResult', made['closed'], { resultClass: ResultClass.DONE });
  await world.act('hdnd-clerk', 'raisePetition', made['answered'], { raising: lineOf(other) });
});
afterAll(() => world.close());

const names = async (fields: Fields): Promise<string[]> => {
  const { petitions } = await world.list('auditor', fields);
  const byId = new Map(Object.entries(made).map(([name, id]) => [id, name]));
  return petitions.map(({ id }) => byId.get(id) ?? id).toSorted();
};

describe('ListPetitions', () => {
  it('filters by session, state, field, lead, axes', async () => {
    expect(await names({})).toEqual(['accepted', 'answered', 'closed', 'recorded']);
    expect(await names({ sessionId })).toEqual(['accepted', 'answered', 'closed']);
    expect(await names({ states: [PetitionState.RECORDED, PetitionState.CLOSED] })).toEqual([
      'closed',
      'recorded',
    ]);
    expect(await names({ field: PetitionField.SOCIETY })).toEqual(['recorded']);
    expect(await names({ leadUnitId: idOf('stc') })).toEqual(['accepted', 'answered', 'closed']);
    expect(await names({ leadUnitId: idOf('stc'), sessionId })).toEqual(['accepted', 'answered', 'closed']);
    expect(await names({ leadUnitId: idOf('ubnd') })).toEqual(['accepted', 'answered', 'closed']);
    expect(await names({ leadUnitId: idOf('ba-dinh') })).toEqual([]);
    expect(await names({ leadUnitId: idOf('stc'), query: 'rải nhựa' })).toEqual(['answered']);
    expect(await names({ answered: 'true' })).toEqual(['answered', 'closed']);
    expect(await names({ answered: 'false' })).toEqual(['accepted', 'recorded']);
    expect(await names({ claimClass: ResultClass.UNDER_WAY })).toEqual(['answered', 'closed']);
    expect(await names({ findingClass: ResultClass.DONE })).toEqual(['closed']);
  });

  it('finds words of voters, locality, answer and code, with and without accents', async () => {
    expect(await names({ query: 'tuyen 32 qua tai' })).toEqual(['recorded']);
    expect(await names({ query: 'Đan Phượng' })).toEqual(['recorded']);
    expect(await names({ query: 'rải nhựa' })).toEqual(['answered']);
    const { code } = await world.get('auditor', made['recorded'] ?? '');
    expect(await names({ query: code })).toEqual(['recorded']);
  });

  it('has the same petitions whether those with the words are few or many', async () => {
    const words = parseSearch('đường');
    const list = { order: 'due_time', filters: [], leads: undefined, size: 50, after: undefined } as const;
    const found = async (most: number): Promise<string[]> => {
      const page = await findPage(
        world.service.orm.em.fork(),
        { ...list, words: words && queryCondition(words) },
        most,
      );
      return page.map(({ id }) => id);
    };
    const all = await found(4);
    expect(all.length).toBeGreaterThan(1);
    for (let most = 0; most < all.length; most += 1) expect(await found(most)).toEqual(all);
  });

  /** All pages of one each. */
  async function paged(fields: Fields): Promise<string[]> {
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await world.list('auditor', { ...fields, pageSize: 1, pageToken });
      seen.push(...page.petitions.map(({ id }) => id));
      ({ nextPageToken: pageToken } = page);
    } while (pageToken);
    return seen;
  }

  it('pages without a gap or a double, due soonest first', async () => {
    const seen = await paged({});
    expect(seen.toSorted()).toEqual(Object.values(made).toSorted());
    expect(seen.at(-1)).toBe(made['recorded']);
    expect(await paged({ leadUnitId: idOf('ubnd') })).toEqual(seen.slice(0, -1));
  });

  it('tells who is overdue, also when the answer came late', async () => {
    world.clock.now = world.inDays(30);
    try {
      const { petitions } = await world.list('auditor', { sessionId });
      const states = new Map(petitions.map(({ id, dueState }) => [id, dueState]));
      expect(states.get(made['accepted'] ?? '')).toBe(DueState.OVERDUE);
      expect(states.get(made['answered'] ?? '')).toBe(DueState.EARLY);
    } finally {
      world.clock.now = undefined;
    }
  });

  it('reads each order from its index', async () => {
    for (const order of ['due_time', 'create_time desc'] as const) {
      const { sql, values } = pageSql({
        order,
        filters: [],
        leads: undefined,
        words: undefined,
        size: 50,
        after: undefined,
      });
      const plan = await world.service.orm.em.fork().getConnection().execute(`EXPLAIN ${sql}`, values);
      expect(JSON.stringify(plan)).not.toContain('Sort');
    }
  });
});
