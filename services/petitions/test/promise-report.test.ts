import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PromiseWorld } from './promise-world.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let promises: PromiseWorld;
const sessions: Record<string, string> = {};
beforeAll(async () => {
  world = await startWorld();
  promises = new PromiseWorld(world);
  world.clock.now = new Date('2026-03-10T03:00:00Z');
  for (const [name, openDate] of [
    ['old', '2026-02-28'],
    ['new', '2026-03-01'],
    ['summer', '2026-07-07'],
    ['winter', '2026-12-08'],
  ] as const) {
    ({ id: sessions[name] } = await world.session(name, { openDate }));
  }
});
afterAll(async () => {
  promises.close();
  await world.close();
});

const listed = async (session: string): Promise<string[]> => {
  const { promises: found } = await promises.list('auditor', { sessionId: sessions[session] });
  return found.map((one) => one.content);
};

it('has no last day while no row of the term is known', async () => {
  const report = await promises.report('auditor', sessions['winter'] ?? '');
  expect(report).toMatchObject({ dueDate: '', dueState: DueState.NONE, legalRef: '', confidence: '' });
});

it('is due by the row of the opening day, told in words, and marked where the law was not read', async () => {
  await promises.addTerm();
  const report = (name: string) => promises.report('auditor', sessions[name] ?? '');
  expect(await report('old')).toMatchObject({
    dueDate: '2026-02-18',
    legalRef: 'Luật HĐGS 87/2015/QH13 Đ.60',
    confidence: 'high',
  });
  expect(await report('new')).toMatchObject({
    dueDate: '2026-02-19',
    legalRef: 'Luật 121/2025/QH15',
    confidence: 'low',
  });
  const winter = await report('winter');
  expect(winter).toMatchObject({ dueDate: '2026-11-28', dueState: DueState.IN_TERM });
  expect(winter.explanationVi).toMatch(/^chậm nhất 10 ngày trước ngày khai mạc kỳ họp thứ Ba 08\/12\/2026/);
  expect(winter.explanationVi).toMatch(
    /27\/11\/2026; .*hết hạn 24:00 thứ Bảy 28\/11\/2026 \(Luật 121\/2025\/QH15; giữ số của luật cũ, chưa đối chiếu văn bản mới\)$/,
  );
  expect(winter.explanationEn).toMatch(/^at the latest 10 days before/);
  world.clock.now = new Date('2026-11-28T17:01:00Z');
  expect((await report('winter')).dueState).toBe(DueState.OVERDUE);
});

it('carries over what is outstanding, with its history, until somebody else saw it kept', async () => {
  world.clock.now = new Date('2026-03-10T03:00:00Z');
  const record = (content: string, promiseDate: string) =>
    promises.record(sessions['new'] ?? '', { promise: { content, promiseDate, dueDate: '2026-06-30' } });
  const slow = await record('chậm', '2026-03-02');
  const quick = await record('nhanh', '2026-03-02');
  await promises.act('stc-director', 'reportPromise', quick.id);
  await promises.act('verifier', 'confirmPromise', quick.id);
  expect(await listed('new')).toEqual([]);
  expect(await listed('summer')).toEqual(['chậm', 'nhanh']);
  expect(await listed('winter')).toEqual(['chậm']);
  // Reported is not kept: it is carried over all the same.
  await promises.act('stc-director', 'movePromise', slow.id, { dueDate: '2026-11-30' });
  await promises.act('stc-director', 'reportPromise', slow.id);
  expect(await listed('winter')).toEqual(['chậm']);
  world.clock.now = new Date('2026-12-09T03:00:00Z');
  const carried = await promises.get('auditor', slow.id);
  expect(carried).toMatchObject({ carryCount: 2, originalDueDate: '2026-06-30' });
  expect(carried.moves).toHaveLength(1);
  expect((await promises.get('auditor', quick.id)).carryCount).toBe(0);
  expect(await promises.report('auditor', sessions['winter'] ?? '')).toMatchObject({
    totalCount: 1,
    carriedCount: 1,
    keptCount: 0,
    movedCount: 1,
  });
  expect(await promises.report('auditor', sessions['summer'] ?? '')).toMatchObject({
    totalCount: 2,
    carriedCount: 0,
    keptCount: 1,
  });
});

it('lists outstanding ones soonest first, kept ones last, page by page without a gap', async () => {
  world.clock.now = new Date('2026-12-09T03:00:00Z');
  const days = ['2027-05-01', '2027-01-01', '2027-03-01', '2027-01-01'];
  for (const dueDate of days) {
    const promise = { content: `trang ${dueDate}`, promiseDate: '2026-12-09', dueDate };
    await promises.record(sessions['winter'] ?? '', { promise });
  }
  const all = (await promises.list('auditor', { accountableUnitId: idOf('ubnd') })).promises;
  const shown: string[] = [];
  let pageToken = '';
  do {
    const page = await promises.list('auditor', { accountableUnitId: idOf('ubnd'), pageSize: 2, pageToken });
    shown.push(...page.promises.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken);
  expect(shown).toEqual(all.map(({ id }) => id));
  expect(all.map(({ content }) => content)).toEqual([
    'chậm',
    'trang 2027-01-01',
    'trang 2027-01-01',
    'trang 2027-03-01',
    'trang 2027-05-01',
    'nhanh',
  ]);
});
