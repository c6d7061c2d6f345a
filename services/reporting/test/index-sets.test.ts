import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { CriterionMethod, ScoringKind } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { Direction } from '@baro/proto/baro/reporting/v1/resources';
import type { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCriteria, findIndexSet } from '../src/store/index-set-store.ts';
import { counted, IndexDesk, tree, treeWith } from './index-desk.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: IndexDesk;
beforeAll(async () => {
  world = await startWorld();
  desk = new IndexDesk(world);
  await world.import([
    counted,
    { code: 'VB-01' },
    { ...counted, code: 'LG-02', direction: Direction.DOWN, computedBy: 'ledger.overdue' },
    { ...counted, code: 'NV-27', validFrom: '2027-01-01' },
  ]);
}, 120_000);
afterAll(async () => {
  desk.close();
  await world.close();
});

const countRows = async (): Promise<number> => {
  const [row] = await world.rows<{ count: number }>(
    'SELECT (SELECT count(*) FROM index_sets)::int + (SELECT count(*) FROM index_criteria)::int AS count',
  );
  return row?.count ?? -1;
};
const linear = (zeroValue: string, fullValue: string) => ({
  kind: ScoringKind.LINEAR,
  zeroValue,
  fullValue,
  bands: [],
});
const bands = (...of: [value: string, points: string][]) => ({
  kind: ScoringKind.BANDS,
  zeroValue: '',
  fullValue: '',
  bands: of.map(([value, points]) => ({ value, points })),
});

describe('importing an index set', () => {
  it('takes the whole tree, and everybody reads it', async () => {
    const reply = await desk.import();
    expect([reply.importedCount, reply.skippedCount, reply.refusals]).toEqual([4, 0, []]);
    expect(reply.indexSet).toMatchObject({ versionNumber: 1, maxPoints: '20', computedPoints: '10' });
    const { indexSet, criteria } = await desk.get(reply.indexSet?.id ?? '');
    expect(indexSet).toMatchObject({ code: 'CSDH', year: 2026, minCount: 5, ours: true, allowedActions: [] });
    expect(criteria).toMatchObject(tree);
    const em = world.service.orm.em.fork();
    expect(await findIndexSet(em, indexSet?.id ?? '')).toMatchObject({ year: 2026, maxPoints: '20' });
    expect(await findCriteria(em, indexSet?.id ?? '')).toEqual(criteria);
  });

  it('skips the same tree, and makes another one the next version', async () => {
    const { indexSet: first } = await desk.import(tree, { code: 'V' });
    const again = await desk.import(tree, { code: 'V' });
    expect([again.importedCount, again.skippedCount, again.indexSet?.id]).toEqual([0, 4, first?.id]);
    const changes = [
      () => desk.import(treeWith('1.1', { target: '97' }), { code: 'V' }),
      () => desk.import(treeWith('1.1', { target: '97' }), { code: 'V', minCount: 6 }),
      // Back to what it was: a version again, for the last one is another.
      () => desk.import(tree, { code: 'V' }),
    ];
    for (const [at, change] of changes.entries()) {
      expect((await change()).indexSet?.versionNumber).toBe(at + 2);
    }
    expect((await desk.get(first?.id ?? '')).criteria).toMatchObject(tree);
    const { indexSets } = await desk.list();
    expect(indexSets.filter(({ code }) => code === 'V').map(({ versionNumber }) => versionNumber)).toEqual([
      4,
    ]);
  });

  it('keeps another year, and another keeper, apart', async () => {
    await desk.import(tree, { code: 'K' });
    expect((await desk.import(tree, { code: 'K', year: 2027 })).indexSet?.versionNumber).toBe(1);
    const council = await desk.import(tree, { code: 'K', unitId: idOf('hdnd') }, {}, 'hdnd-leader');
    expect(council.indexSet?.versionNumber).toBe(1);
  });

  it('takes nothing of a faulty tree, and says of every row why', async () => {
    const before = await countRows();
    const reply = await desk.import(treeWith('1.2', { evidence: '' }), { code: 'F' });
    expect([reply.importedCount, reply.skippedCount, reply.refusals.length, reply.indexSet]).toEqual([
      0,
      0,
      4,
      undefined,
    ]);
    expect(reply.refusals.map(({ row, reason, field }) => [row, reason, field])).toEqual([
      [2, 'TREE_FAULTY', ''],
      [3, 'TREE_FAULTY', ''],
      [4, 'REQUIRED', 'evidence'],
      [5, 'TREE_FAULTY', ''],
    ]);
    expect(reply.refusals[2]?.messageVi).toBe('Tài liệu kiểm chứng: bắt buộc nhập.');
    expect(await countRows()).toBe(before);
  });

  const faults: [string, Partial<Criterion>, field: string, reason: string][] = [
    ['1.2', { code: 'Mục 1' }, 'code', 'NOT_A_CODE'],
    ['1.2', { code: '1.1' }, 'code', 'TWICE'],
    ['1.2', { parentCode: '3' }, 'parentCode', 'NOT_BEFORE'],
    ['1.1', { parentCode: '2' }, 'parentCode', 'NOT_BEFORE'],
    ['1.2', { parentCode: '1.1' }, 'parentCode', 'NOT_A_SUM'],
    ['1.2', { name: 'x'.repeat(301) }, 'name', 'TOO_LONG'],
    ['1', { maxPoints: '15.5' }, 'maxPoints', 'SUM_DIFFERS'],
    ['1.2', { maxPoints: '0' }, 'maxPoints', 'ZERO'],
    ['1.2', { maxPoints: '5.001' }, 'maxPoints', 'TOO_PRECISE'],
    ['1.2', { maxPoints: '5,5' }, 'maxPoints', 'NOT_A_NUMBER'],
    ['1.2', { method: 9 as CriterionMethod }, 'method', 'NOT_ALLOWED'],
    ['1.2', { method: CriterionMethod.SUM, evidence: '' }, 'method', 'NO_PARTS'],
    ['1.1', { indicatorCode: 'NV-99' }, 'indicatorCode', 'NOT_ALLOWED'],
    ['1.1', { indicatorCode: 'NV-27' }, 'indicatorCode', 'NOT_ALLOWED'],
    ['1.1', { indicatorCode: 'VB-01' }, 'indicatorCode', 'NOT_COMPUTED'],
    ['1.2', { indicatorCode: 'NV-06' }, 'indicatorCode', 'NOT_ASKED'],
    ['1.1', { surveyCode: 'SIPAS' }, 'surveyCode', 'NOT_ASKED'],
    ['2', { surveyCode: 'sipas' }, 'surveyCode', 'NOT_A_CODE'],
    ['1.1', { scoring: undefined }, 'scoring', 'REQUIRED'],
    ['1.2', { scoring: linear('0', '1') }, 'scoring', 'NOT_ASKED'],
    ['1.1', { scoring: linear('50', '50') }, 'scoring.fullValue', 'NO_SPAN'],
    ['1.1', { scoring: linear('', '50') }, 'scoring.zeroValue', 'REQUIRED'],
    ['1.1', { scoring: linear('100', '50') }, 'scoring', 'WRONG_DIRECTION'],
    ['1.1', { indicatorCode: 'LG-02' }, 'scoring', 'WRONG_DIRECTION'],
    ['2', { scoring: bands() }, 'scoring.bands', 'REQUIRED'],
    ['2', { scoring: bands(['90', '5.01']) }, 'scoring.bands[0].points', 'OUT_OF_RANGE'],
    ['2', { scoring: bands(['90', '5'], ['90', '4']) }, 'scoring.bands[1].value', 'NOT_IN_ORDER'],
    [
      '2',
      { scoring: bands(['90', '5'], ['80', '4'], ['85', '3']) },
      'scoring.bands[2].value',
      'NOT_IN_ORDER',
    ],
    ['2', { scoring: bands(['90', '4'], ['80', '4']) }, 'scoring.bands[1].points', 'NOT_LESS'],
    ['2', { scoring: { ...bands(['90', '4']), zeroValue: '1' } }, 'scoring.zeroValue', 'NOT_ASKED'],
    ['1.1', { target: '95%' }, 'target', 'NOT_A_NUMBER'],
    ['1.2', { target: '95' }, 'target', 'NOT_ASKED'],
    ['1.1', { evidence: 'x' }, 'evidence', 'NOT_ASKED'],
  ];
  it.each(faults)('refuses %s with %j by %s: %s', async (code, fields, field, reason) => {
    const reply = await desk.import(treeWith(code, fields), { code: 'F' }, { validateOnly: true });
    const row = tree.findIndex((criterion) => criterion.code === code) + 2;
    const own = reply.refusals.filter((refusal) => refusal.row === row);
    expect(own.map((refusal) => [refusal.field, refusal.reason])).toEqual([[field, reason]]);
    expect(reply.refusals).toHaveLength(4);
  });

  it('refuses a set by its fields, and who keeps none', async () => {
    const sets = [
      { code: 'bộ' },
      { year: 1999 },
      { name: '' },
      { unitGroup: 0 as UnitGroup },
      { minCount: 0 },
      { minCount: 1001 },
      { legalRef: '' },
    ];
    for (const set of sets) await expectReason(desk.import(tree, set), 'FIELD_INVALID');
    await expectReason(desk.import([]), 'FIELD_INVALID');
    const many = Array.from({ length: 501 }, (_, at) => ({ ...tree[2], code: `${at}`, parentCode: '' }));
    await expectReason(desk.import(many), 'IMPORT_TOO_LARGE');
    for (const who of ['stc-director', 'ward-leader', 'official-th', 'auditor', 'ward-system']) {
      await expectReason(desk.import(tree, { code: 'P' }, {}, who), 'PERMISSION_DENIED');
    }
    await expectReason(desk.import(tree, { unitId: idOf('nowhere') }), 'PERMISSION_DENIED');
    await expectReason(desk.import(tree, { unitId: idOf('hdnd') }), 'PERMISSION_DENIED');
    expect((await desk.import(tree, { code: 'P' }, {}, 'administrator')).importedCount).toBe(4);
  });

  it('only says what would be taken when asked to', async () => {
    const before = await countRows();
    const reply = await desk.import(tree, { code: 'D' }, { validateOnly: true });
    expect([reply.importedCount, reply.indexSet, await countRows()]).toEqual([4, undefined, before]);
  });

  it('acts once for one request id, and takes one version of two side by side', async () => {
    const requestId = randomUUID();
    const first = await desk.import(tree, { code: 'R' }, { requestId });
    expect(await desk.import(tree, { code: 'R' }, { requestId })).toEqual(first);
    const both = await Promise.allSettled([
      desk.import(tree, { code: 'S' }),
      desk.import(tree, { code: 'S' }),
    ]);
    const taken = both.map((one) => (one.status === 'fulfilled' ? one.value.importedCount : 0));
    expect(taken.toSorted((a, b) => a - b)).toEqual([0, 4]);
    const rows = await world.rows(`SELECT FROM index_sets WHERE code IN ('R', 'S')`);
    expect(rows).toHaveLength(2);
  });

  it('tells and audits a version once, and nothing of what was refused or skipped', async () => {
    const [told] = await world.rows<{ sets: number; events: number; audits: number }>(
      `SELECT (SELECT count(*) FROM index_sets)::int AS sets,
         (SELECT count(*) FROM outbox WHERE subject LIKE '%index_set.imported%')::int AS events,
         (SELECT count(*) FROM audit WHERE subject_type = 'index_set')::int AS audits`,
    );
    expect(told?.sets).toBeGreaterThan(5);
    expect([told?.events, told?.audits]).toEqual([told?.sets, told?.sets]);
  });
});

describe('reading index sets', () => {
  it('lists page by page, the latest year first, each once', async () => {
    const codes: string[] = [];
    for (let pageToken = '', first = true; first || pageToken !== ''; first = false) {
      const page = await desk.list({ pageSize: 2, pageToken });
      codes.push(...page.indexSets.map(({ year, code }) => `${year} ${code}`));
      pageToken = page.nextPageToken;
    }
    const all = await desk.list({ pageSize: 200 });
    expect(codes).toEqual(all.indexSets.map(({ year, code }) => `${year} ${code}`));
    expect(codes[0]).toBe('2027 K');
    expect(codes.filter((code) => code === '2026 K')).toHaveLength(2);
    expect((await desk.list({ year: 2027 })).indexSets).toHaveLength(1);
    await expectReason(desk.list({ pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
    await expectReason(desk.list({ year: -1 }), 'FIELD_INVALID');
  });

  it('says what the caller may do with each', async () => {
    const actsOf = async (who: string) => {
      const { indexSets } = await desk.list({}, who);
      return indexSets.find(({ code }) => code === 'CSDH')?.allowedActions;
    };
    expect(await actsOf('stc-official')).toEqual(['ScoreCriterion']);
    expect(await actsOf('chief')).toEqual(['ImportIndexSet', 'VerifyScore']);
    expect(await actsOf('administrator')).toEqual(['ImportIndexSet']);
    for (const who of ['ward-official', 'ward-system', 'auditor', 'hdnd-leader']) {
      expect(await actsOf(who)).toEqual([]);
    }
  });

  it('names what is not there', async () => {
    await expectReason(desk.get(idOf('nowhere')), 'INDEX_SET_NOT_FOUND');
    await expectReason(desk.get('x'), 'FIELD_INVALID');
  });
});
