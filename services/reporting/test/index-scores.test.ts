import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findIndexSet } from '../src/store/index-set-store.ts';
import type { IndexSetRow } from '../src/store/index-set-store.ts';
import { findLastScores } from '../src/store/score-store.ts';
import { counted, IndexDesk, tree, treeWith } from './index-desk.ts';
import { startWorld } from './world.ts';
import type { Fields, World } from './world.ts';

let world: World;
let desk: IndexDesk;
beforeAll(async () => {
  world = await startWorld();
  desk = new IndexDesk(world);
  await world.import([counted]);
}, 120_000);
afterAll(async () => {
  desk.close();
  await world.close();
});

/** A set of its own, so that scores of one test are not another's. */
const newSet = async (code: string, fields: Fields = {}): Promise<string> =>
  (await desk.import(tree, { code, ...fields })).indexSet?.id ?? '';
const rowOf = async (id: string): Promise<IndexSetRow> => {
  const row = await findIndexSet(world.service.orm.em.fork(), id);
  if (!row) throw new Error('no set');
  return row;
};
const lastOf = async (id: string) => {
  const scores = await findLastScores(world.service.orm.em.fork(), await rowOf(id), [
    idOf('stc'),
    idOf('ba-dinh'),
  ]);
  return scores.map(({ selfTime: _selfTime, unitId: _unitId, ...score }) => score);
};

describe('a score', () => {
  it('is given by the unit, verified by who keeps the set, and outdated by the next one', async () => {
    const id = await newSet('A');
    expect(await lastOf(id)).toEqual([]);
    const own = await desk.score(id, { note: ' Đã ban hành ' });
    expect(own).toMatchObject({ verified: false, points: '4', note: 'Đã ban hành', unitId: idOf('stc') });
    expect(await lastOf(id)).toEqual([
      { criterionCode: '1.2', selfPoints: '4', verifiedPoints: null, verifiedScoreOutdated: false },
    ]);
    const verified = await desk.verify(id, own.id, { points: '3.5', note: 'Ban hành chậm' });
    expect(verified).toMatchObject({ verified: true, points: '3.5', note: 'Ban hành chậm' });
    expect(await lastOf(id)).toMatchObject([{ verifiedPoints: '3.5', verifiedScoreOutdated: false }]);
    const next = await desk.score(id, { points: '5' });
    expect(await lastOf(id)).toMatchObject([
      { selfPoints: '5', verifiedPoints: '3.5', verifiedScoreOutdated: true },
    ]);
    await desk.verify(id, next.id, { points: '5' });
    expect(await lastOf(id)).toMatchObject([{ verifiedPoints: '5', verifiedScoreOutdated: false }]);
    const { scores } = await desk.scores(id);
    expect(scores.map(({ points, verified: of }) => [points, of])).toEqual([
      ['5', true],
      ['5', false],
      ['3.5', true],
      ['4', false],
    ]);
    expect(scores[3]?.evidence).toEqual([{ title: 'KH 12/KH-STC', link: '/documents/1' }]);
  });

  it('survives the next version of its set, and counts for no more than that gives', async () => {
    const id = await newSet('B');
    await desk.score(id, { points: '5' });
    const { indexSet } = await desk.import(
      treeWith('1.2', { maxPoints: '3' }).map((one) =>
        one.code === '1' ? { ...one, maxPoints: '13' } : one,
      ),
      { code: 'B' },
    );
    const next = indexSet?.id ?? '';
    expect(await lastOf(next)).toMatchObject([{ selfPoints: '3' }]);
    expect((await desk.scores(next)).scores).toHaveLength(1);
    // Who still has the version before open scores by what holds now.
    await expectReason(desk.score(id, { points: '4' }), 'FIELD_INVALID');
    const gone = await desk.import(treeWith('1.2', { code: '1.3' }), { code: 'B' });
    expect(await lastOf(gone.indexSet?.id ?? '')).toEqual([]);
    await expectReason(desk.score(id), 'CRITERION_NOT_FOUND');
  });

  it('is not given where points are counted, summed or of a survey, nor of what is not there', async () => {
    const id = await newSet('C');
    for (const criterionCode of ['1', '1.1', '2']) {
      await expectReason(desk.score(id, { criterionCode }), 'CRITERION_NOT_DECLARED');
    }
    await expectReason(desk.score(id, { criterionCode: '9' }), 'CRITERION_NOT_FOUND');
    await expectReason(desk.score(idOf('nowhere')), 'INDEX_SET_NOT_FOUND');
    await expectReason(desk.scores(id, { criterionCode: '9' }), 'CRITERION_NOT_FOUND');
    await expectReason(desk.scores(idOf('nowhere')), 'INDEX_SET_NOT_FOUND');
  });

  const faults: [Fields, field: string, rule: string][] = [
    [{ points: '5.01' }, 'points', 'OUT_OF_RANGE'],
    [{ points: '-1' }, 'points', 'OUT_OF_RANGE'],
    [{ points: '1.005' }, 'points', 'TOO_PRECISE'],
    [{ points: 'năm' }, 'points', 'NOT_A_NUMBER'],
    [{ note: 'x'.repeat(1001) }, 'note', 'TOO_LONG'],
    [{ evidence: [] }, 'evidence', 'REQUIRED'],
    [{ evidence: Array.from({ length: 21 }, () => ({ title: 'x' })) }, 'evidence', 'TOO_MANY'],
    [{ evidence: [{ title: '' }] }, 'evidence[0].title', 'REQUIRED'],
    ...[
      'http://a.vn',
      '//a.vn',
      '/\\a.vn',
      'javascript:alert(1)',
      '/\t/a.vn',
      'https://u@a.vn',
      'https://',
    ].map((link): [Fields, string, string] => [
      { evidence: [{ title: 'x', link }] },
      'evidence[0].link',
      'NOT_A_LINK',
    ]),
    [{ criterionCode: 'một' }, 'criterionCode', 'NOT_A_CODE'],
    [{ unitId: 'x' }, 'unitId', 'NOT_A_UUID'],
  ];
  it('is refused by field', async () => {
    const id = await newSet('D');
    for (const [fields, field, rule] of faults) {
      const { fields: told } = await expectReason(desk.score(id, fields), 'FIELD_INVALID');
      expect(told.map((one) => [one.field, one.rule])).toContainEqual([field, rule]);
    }
    // No points take no evidence; on paper it has no address.
    expect((await desk.score(id, { points: '0', evidence: [] })).points).toBe('0');
    const evidence = [
      { title: 'Bản giấy', link: '' },
      { title: 'Cổng', link: 'https://hanoi.gov.vn/a?b=1' },
    ];
    expect((await desk.score(id, { evidence })).evidence).toEqual(evidence);
  });

  it('is given by who works in the unit or below it and by its system, by nobody else', async () => {
    const id = await newSet('E');
    for (const who of ['ward-leader', 'chief', 'chairman', 'auditor', 'administrator', 'ward-system']) {
      await expectReason(desk.score(id, {}, who), 'PERMISSION_DENIED');
    }
    for (const who of ['stc-director', 'stc-clerk', 'stc-head', 'stc-other']) await desk.score(id, {}, who);
    // A ward is none of the departments the set compares.
    await expectReason(desk.score(id, { unitId: idOf('ba-dinh') }, 'ward-official'), 'FIELD_INVALID');
    const wards = await newSet('E-XP', { unitGroup: UnitGroup.COMMUNE });
    await desk.score(wards, { unitId: idOf('ba-dinh') }, 'ward-system');
    await expectReason(desk.score(wards, { unitId: idOf('old-ward') }, 'old-system'), 'UNIT_CLOSED');
  });

  it('is kept once for one request id, and one after the other, none refused, when many come at once', async () => {
    const id = await newSet('G');
    const requestId = randomUUID();
    const first = await desk.score(id, { requestId });
    expect(await desk.score(id, { requestId })).toEqual(first);
    const points = ['1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5'];
    const once = new IndexDesk(world, false);
    await Promise.all(points.map((one) => once.score(id, { points: one })));
    once.close();
    const { scores } = await desk.scores(id);
    expect(
      scores
        .slice(0, -1)
        .map((score) => score.points)
        .toSorted((x, y) => Number(x) - Number(y)),
    ).toEqual(points);
    expect(scores.at(-1)?.id).toBe(first.id);
  });
});

describe('a verified score', () => {
  it('is of the last score of the unit, with a reason where points differ', async () => {
    const id = await newSet('H');
    await expectReason(desk.verify(id, randomUUID()), 'NOTHING_SCORED');
    const first = await desk.score(id);
    const last = await desk.score(id, { points: '3' });
    await expectReason(desk.verify(id, first.id), 'VERSION_MISMATCH');
    const { fields } = await expectReason(desk.verify(id, last.id, { points: '2' }), 'FIELD_INVALID');
    expect(fields.map(({ field, rule }) => [field, rule])).toEqual([['note', 'REQUIRED']]);
    await expectReason(desk.verify(id, last.id, { points: '5.5', note: 'x' }), 'FIELD_INVALID');
    const verified = await desk.verify(id, last.id, { points: '3.00' });
    expect(verified.points).toBe('3');
    // What is verified is no score of the unit, and cannot be verified itself.
    await expectReason(desk.verify(id, verified.id), 'VERSION_MISMATCH');
    await expectReason(desk.verify(id, last.id, { criterionCode: '1.1' }), 'CRITERION_NOT_DECLARED');
    await expectReason(desk.verify(id, last.id, { unitId: idOf('nowhere') }), 'UNIT_NOT_FOUND');
  });

  it('is given by who keeps the set alone', async () => {
    const id = await newSet('I');
    const own = await desk.score(id);
    for (const who of [
      'stc-director',
      'stc-official',
      'ward-leader',
      'official-th',
      'auditor',
      'administrator',
    ]) {
      await expectReason(desk.verify(id, own.id, {}, who), 'PERMISSION_DENIED');
    }
    await expectReason(desk.verify(id, own.id, {}, 'hdnd-leader'), 'PERMISSION_DENIED');
    for (const who of ['chief', 'chairman', 'task-force']) await desk.verify(id, own.id, {}, who);
  });

  it('is never given by who works in the unit, also where the unit keeps the set', async () => {
    const { indexSet } = await desk.import(tree, { code: 'J', unitId: idOf('stc') }, {}, 'stc-director');
    const id = indexSet?.id ?? '';
    const own = await desk.score(id);
    await expectReason(desk.verify(id, own.id, {}, 'stc-director'), 'PERMISSION_DENIED');
    expect((await desk.scores(id, {}, 'stc-director')).allowedActions).toEqual(['ScoreCriterion']);
  });
});

describe('scores', () => {
  it('are shown with notes and evidence to the unit, to who keeps the set and to auditors', async () => {
    const id = await newSet('L');
    const actsOf = async (who: string) => (await desk.scores(id, {}, who)).allowedActions;
    expect(await actsOf('chief')).toEqual([]);
    await desk.score(id);
    expect(await actsOf('stc-other')).toEqual(['ScoreCriterion']);
    expect(await actsOf('task-force')).toEqual(['VerifyScore']);
    expect(await actsOf('auditor')).toEqual([]);
    for (const who of ['ward-leader', 'hdnd-leader', 'official-th', 'administrator', 'ward-system']) {
      await expectReason(desk.scores(id, {}, who), 'PERMISSION_DENIED');
    }
    expect((await desk.scores(id, { criterionCode: '1.1' }, 'stc-other')).allowedActions).toEqual([]);
  });

  it('come page by page', async () => {
    const id = await newSet('M');
    for (const points of ['1', '2', '3']) await desk.score(id, { points });
    const one = await desk.scores(id, { pageSize: 2 });
    const two = await desk.scores(id, { pageSize: 2, pageToken: one.nextPageToken });
    expect([...one.scores, ...two.scores].map(({ points }) => points)).toEqual(['3', '2', '1']);
    expect(two.nextPageToken).toBe('');
    await expectReason(
      desk.scores(id, { pageToken: one.nextPageToken, criterionCode: '1.1' }),
      'PAGE_TOKEN_INVALID',
    );
  });

  it('are told and audited once each', async () => {
    const rows = await world.rows<{ scores: number; events: number; audits: number }>(
      `SELECT (SELECT count(*) FROM criterion_scores)::int AS scores,
         (SELECT count(*) FROM outbox WHERE subject LIKE '%criterion_score.%')::int AS events,
         (SELECT count(*) FROM audit WHERE subject_type = 'criterion_score')::int AS audits`,
    );
    expect(rows[0]?.scores).toBeGreaterThan(10);
    expect([rows[0]?.events, rows[0]?.audits]).toEqual([rows[0]?.scores, rows[0]?.scores]);
  });

  it('are only added: the service can change and delete none', async () => {
    for (const table of ['criterion_scores', 'index_sets', 'index_criteria', 'survey_results']) {
      await expect(world.rows(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(world.rows('UPDATE criterion_scores SET points = 0')).rejects.toThrow('permission denied');
  });
});
