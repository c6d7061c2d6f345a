import { execute, parseSearch, query, queryCondition } from '@baro/chassis';
import { idOf } from '@baro/directory-client/testing';
import { Classification, LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPage, pageSql } from '../src/store/list-store.ts';
import { startWorld } from './world.ts';
import type { Fields } from './samples.ts';
import type { World } from './world.ts';

let world: World;
const made: Record<string, string> = {};
beforeAll(async () => {
  world = await startWorld();
  world.goTo('2026-07-06');
  made['accepted'] = (await world.verifying()).id;
  world.goTo('2026-07-07');
  made['received'] = (await world.receive({ summary: 'Đề nghị sửa cầu Long Biên', text: 'Cầu hỏng' })).id;
  world.goTo('2026-07-08');
  const feedback = { ...Classification.create(), content: LetterContent.FEEDBACK, branch: 1 as const };
  const { id } = await world.classified({ ...feedback, eligible: true, competent: true });
  made['answered'] = (await world.act('chairman', 'AnswerFeedback', id)).id;
  await world.receive({ unitId: idOf('ba-dinh') }, 'ward-clerk');
});
afterAll(() => world.close());

const names = async (fields: Fields, who = 'chairman'): Promise<string[]> => {
  const { letters } = await world.list(who, fields);
  const byId = new Map(Object.entries(made).map(([name, id]) => [id, name]));
  return letters.map(({ id }) => byId.get(id) ?? id);
};

describe('ListLetters', () => {
  it('has what the caller sees, due soonest first, or newest first', async () => {
    expect(await names({})).toEqual(['received', 'accepted', 'answered']);
    expect(await names({ orderBy: 'create_time desc' })).toEqual(['answered', 'received', 'accepted']);
    expect(await names({}, 'stc-official')).toEqual(['accepted']);
    expect(await names({}, 'chief')).toEqual([]);
  });

  it('filters by state, content and unit, and finds words with and without accents, and the number', async () => {
    expect(await names({ states: [LetterState.VERIFYING] })).toEqual(['accepted']);
    expect(await names({ content: LetterContent.FEEDBACK })).toEqual(['answered']);
    expect(await names({ unitId: idOf('ba-dinh') })).toEqual([]);
    expect(await names({ query: 'sua cau long bien' })).toEqual(['received']);
    expect(await names({ query: 'cầu hỏng' })).toEqual(['received']);
    expect(await names({ query: 'cầu hỏng' }, 'stc-official')).toEqual([]);
    expect(await names({ query: 'thu hồi đất' }, 'stc-official')).toEqual(['accepted']);
    const { code } = await world.get('chairman', made['received'] ?? '');
    expect(await names({ query: code })).toEqual(['received']);
  });

  it('has the same letters whether those with the words are few or many', async () => {
    const words = parseSearch('thu hồi đất');
    const list = {
      order: 'due_time',
      viewers: [idOf('ubnd')],
      filters: [],
      size: 50,
      after: undefined,
    } as const;
    const found = async (most: number): Promise<string[]> => {
      const page = await findPage(
        world.service.orm.em.fork(),
        { ...list, words: words && queryCondition(words) },
        most,
      );
      return page.map(({ id }) => id);
    };
    expect(await found(2)).toEqual([made['accepted'], made['answered']]);
    for (const most of [0, 1]) expect(await found(most)).toEqual(await found(2));
  });

  it('pages without a gap or a double', async () => {
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await world.list('chairman', { pageSize: 1, pageToken });
      seen.push(...page.letters.map(({ id }) => id));
      ({ nextPageToken: pageToken } = page);
    } while (pageToken);
    expect(seen.toSorted()).toEqual(Object.values(made).toSorted());
  });

  it('names what is wrong with the question', async () => {
    await expectReason(world.list('clerk', { orderBy: 'summary' }), 'FIELD_INVALID', ['orderBy']);
    await expectReason(world.list('clerk', { unitId: 'x' }), 'FIELD_INVALID', ['unitId']);
    await expectReason(world.list('clerk', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });

  it('reads each viewer’s letters in the order of an index', async () => {
    for (const order of ['due_time', 'create_time desc'] as const) {
      const list = {
        order,
        viewers: [idOf('ubnd')],
        filters: [],
        words: undefined,
        size: 50,
        after: undefined,
      };
      const { sql, values } = pageSql(list);
      const plan = await world.service.orm.em.fork().transactional(async (em) => {
        for (const way of ['seqscan', 'sort', 'bitmapscan', 'hashjoin']) {
          await execute(em, `SET LOCAL enable_${way} = off`);
        }
        return query(em, `EXPLAIN ${sql}`, values);
      });
      const index = order === 'due_time' ? 'letter_viewers_due' : 'letter_viewers_recent';
      expect(JSON.stringify(plan)).toContain(index);
    }
  });
});
