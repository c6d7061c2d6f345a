import { randomUUID } from 'node:crypto';
import type { DecodedStatus } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { SubmissionState, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { Figure, Period, PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from './definitions.ts';
import { department, startWorld } from './world.ts';
import type { Act, World } from './world.ts';

const codes = ['VB-01', 'VB-02', 'VB-03', 'VB-04', 'VB-05'];
const right: Partial<Figure>[] = [
  { indicatorCode: 'VB-01', value: '3' },
  { indicatorCode: 'VB-01', member: 'dien-tu', value: '1' },
  { indicatorCode: 'VB-01', member: 'giay', value: '2' },
  { indicatorCode: 'VB-02', numerator: '1', denominator: '2' },
  { indicatorCode: 'VB-03', nothing: true },
  { indicatorCode: 'VB-04', value: '5' },
];

let world: World;
let formId: string;
let period: Period;
let stc: string;
beforeAll(async () => {
  world = await startWorld();
  await world.import(kinds);
  ({ id: formId } = await world.form(codes));
  period = await world.open(formId);
  ({ id: stc } = await world.of(period.id, 'stc'));
}, 120_000);
afterAll(() => world.close());

const nobody = '0190a000-0000-7000-8000-00000000dead';

describe('forms and periods', () => {
  it('are made by who receives them alone', async () => {
    for (const who of ['stc-director', 'ward-leader', 'administrator', 'auditor', 'clerk', 'ward-system']) {
      await expectReason(world.form(['VB-01'], {}, who), 'PERMISSION_DENIED');
      await expectReason(world.open(formId, 12, who), 'PERMISSION_DENIED');
      await expectReason(world.actOnPeriod(who, 'rollUpPeriod', period.id), 'PERMISSION_DENIED');
      await expectReason(world.actOnPeriod(who, 'lockPeriod', period.id), 'PERMISSION_DENIED');
    }
    // The task force rolls up and does not lock.
    await expectReason(world.actOnPeriod('task-force', 'lockPeriod', period.id), 'PERMISSION_DENIED');
  });

  it('refuse what is not there, comes twice or is no period', async () => {
    await expectReason(world.form(['VB-01', 'VB-99']), 'INDICATOR_NOT_FOUND');
    await expectReason(world.form(['VB-01', 'VB-01']), 'FIELD_INVALID');
    await expectReason(world.form(['VB-01'], { cutOffCode: 'x' }), 'CUT_OFF_RULE_MISSING');
    await expectReason(world.form(['VB-01'], { periodKind: 9 as PeriodKind }), 'FIELD_INVALID');
    await expectReason(world.form([], {}), 'FIELD_INVALID');
    const { code } = await world.form(['VB-01'], { code: 'B-1' });
    await expectReason(world.form(['VB-01'], { code }), 'FORM_EXISTS');
    await expectReason(world.open(nobody), 'FORM_NOT_FOUND');
    await expectReason(world.open(formId), 'PERIOD_EXISTS');
    await expectReason(world.open(formId, 13), 'FIELD_INVALID');
    await expectReason(world.period(nobody), 'PERIOD_NOT_FOUND');
    await expectReason(world.list({ periodId: nobody }), 'PERIOD_NOT_FOUND');
  });

  it('are rolled up only of what is signed, and locked only after it', async () => {
    await expectReason(world.actOnPeriod('chief', 'rollUpPeriod', period.id), 'NOTHING_SIGNED');
    await expectReason(world.actOnPeriod('chief', 'lockPeriod', period.id), 'PERIOD_STATE_WRONG');
  });

  it('are locked while units are missing only when that is accepted, with the version that was read', async () => {
    const other = await world.open((await world.form(codes)).id);
    const { id } = await world.of(other.id, 'stc');
    await world.report(id, department, right);
    const rolled = await world.actOnPeriod('chief', 'rollUpPeriod', other.id);
    await expectReason(
      world.actOnPeriod('chief', 'lockPeriod', other.id, { etag: other.etag }),
      'ETAG_STALE',
    );
    await expectReason(world.actOnPeriod('chief', 'lockPeriod', other.id), 'UNITS_MISSING');
    const fields = { etag: rolled.etag, acceptMissing: true };
    await world.actOnPeriod('chief', 'lockPeriod', other.id, fields);
    await expectReason(world.actOnPeriod('chief', 'rollUpPeriod', other.id), 'PERIOD_STATE_WRONG');
    // Who comes after the lock is late, and restates the city.
    const ward = await world.of(other.id, 'ba-dinh');
    const figures = [...right, { indicatorCode: 'VB-05', value: '1' }];
    await world.report(ward.id, ['ward-official', 'ward-leader', 'ward-leader'], figures);
    expect((await world.rolled(other.id))[0]).toMatchObject({ value: '6', restated: true, lockedValue: '3' });
  });
});

describe('figures', () => {
  it.each([
    [{ indicatorCode: 'VB-99', value: '1' }, 'figures[VB-99]', 'NOT_ASKED'],
    [{ indicatorCode: 'VB-05', value: '1' }, 'figures[VB-05]', 'NOT_ASKED'],
    [{ indicatorCode: 'VB-01', member: 'x', value: '1' }, 'figures[VB-01/x]', 'NOT_ASKED'],
    [{ indicatorCode: 'VB-01', value: '1,5' }, 'figures[VB-01].value', 'NOT_A_NUMBER'],
    [{ indicatorCode: 'VB-01', value: '=1+1' }, 'figures[VB-01].value', 'NOT_A_NUMBER'],
    [{ indicatorCode: 'VB-01', value: '1.5' }, 'figures[VB-01].value', 'TOO_PRECISE'],
    [{ indicatorCode: 'VB-01', numerator: '1' }, 'figures[VB-01].numerator', 'NOT_ASKED'],
    [{ indicatorCode: 'VB-02', numerator: '-1', denominator: '1' }, 'figures[VB-02].numerator', 'NEGATIVE'],
    [{ indicatorCode: 'VB-01', value: '1', nothing: true }, 'figures[VB-01]', 'NOTHING_AND_VALUE'],
    [{ indicatorCode: 'VB-01', value: '1', reason: 'x'.repeat(501) }, 'figures[VB-01].reason', 'TOO_LONG'],
  ] as const)('%j is refused naming %s and %s, and nothing is kept', async (figure, field, rule) => {
    const act = world.act('stc-official', 'saveFigures', stc, { figures: [right[0], figure] });
    expect(fieldsOf(await expectReason(act, 'FIELD_INVALID'))).toContainEqual([field, rule]);
    expect((await world.of(period.id, 'stc')).filledCount).toBe(0);
  });

  it('that are wrong by the thousand are refused with the first hundred of them', async () => {
    const figures = Array.from({ length: 3000 }, (_, at) => ({
      indicatorCode: `KHONG-CO-${at}`,
      value: '1',
    }));
    const act = world.act('stc-official', 'saveFigures', stc, { figures });
    expect(fieldsOf(await expectReason(act, 'FIELD_INVALID'))).toHaveLength(100);
  });

  it('that break a rule are named one by one when they are checked', async () => {
    const wrong = right.map((figure) => (figure.member === 'giay' ? { ...figure, value: '5' } : figure));
    await world.act('stc-official', 'saveFigures', stc, { figures: wrong.slice(0, -1) });
    const status = await expectReason(world.act('stc-official', 'checkSubmission', stc), 'CHECKS_FAILED');
    expect(fieldsOf(status)).toEqual([
      ['figures[VB-01/dien-tu]', 'PARTS_DIFFER'],
      ['figures[VB-04]', 'MISSING'],
    ]);
    expect((await world.of(period.id, 'stc')).state).toBe(SubmissionState.DRAFT);
  });
});

/** Field and rule of each violation of a refusal. */
function fieldsOf({ fields }: DecodedStatus): unknown[] {
  return fields.map(({ field, rule }) => [field, rule]);
}

describe('submissions', () => {
  it('are refused to other units, whatever the act', async () => {
    const acts: Act[] = [
      'saveFigures',
      'checkSubmission',
      'approveSubmission',
      'returnSubmission',
      'signSubmission',
    ];
    for (const act of [...acts, 'correctSubmission'] as Act[]) {
      for (const who of ['ward-leader', 'chief', 'chairman', 'auditor', 'administrator', 'ward-system']) {
        await expectReason(world.act(who, act, stc, { figures: right }), 'PERMISSION_DENIED');
      }
      await expectReason(world.act('stc-director', act, nobody, { figures: right }), 'SUBMISSION_NOT_FOUND');
    }
  });

  it('are seen by their unit and the auditor as drafts, by who receives them once signed, by nobody else', async () => {
    expect((await world.get(stc, 'stc-other')).lines).toHaveLength(4);
    expect((await world.get(stc, 'auditor')).lines).toHaveLength(4);
    expect((await world.get(stc, 'chief')).lines).toEqual([]);
    for (const who of ['ward-leader', 'hdnd-leader', 'ward-system', 'official-th']) {
      await expectReason(world.get(stc, who), 'PERMISSION_DENIED');
    }
    await expectReason(world.get(nobody, 'ward-leader'), 'SUBMISSION_NOT_FOUND');
  });

  it('go one way: each act starts from its states, by its own people', async () => {
    for (const act of [
      'approveSubmission',
      'returnSubmission',
      'signSubmission',
      'correctSubmission',
    ] as const) {
      await expectReason(world.act('stc-director', act, stc), 'SUBMISSION_STATE_WRONG');
    }
    await world.act('stc-official', 'saveFigures', stc, { figures: right });
    await world.act('stc-head', 'checkSubmission', stc);
    await expectReason(world.act('stc-official', 'approveSubmission', stc), 'PERMISSION_DENIED');
    await expectReason(world.act('stc-head', 'approveSubmission', stc), 'SAME_PERSON');
    const returned = await world.act('stc-director', 'returnSubmission', stc, { reason: 'Xem lại VB-04' });
    expect(returned).toMatchObject({ state: SubmissionState.DRAFT, returnReason: 'Xem lại VB-04' });
    await world.act('stc-official', 'checkSubmission', stc);
    const approved = await world.act('stc-head', 'approveSubmission', stc);
    expect(approved.allowedActions).toEqual(['SaveFigures', 'ReturnSubmission']);
    await expectReason(world.act('stc-head', 'signSubmission', stc), 'PERMISSION_DENIED');
    await expectReason(world.act('stc-director', 'signSubmission', stc, { grade: 0 }), 'FIELD_INVALID');
    await expectReason(world.act('stc-director', 'signSubmission', stc, { etag: '1' }), 'ETAG_STALE');
    // What is approved and then changed is a draft again: nobody signs what was not approved.
    const changed = await world.act('stc-official', 'saveFigures', stc, { figures: [right[5]] });
    expect(changed.state).toBe(SubmissionState.DRAFT);
    await expectReason(world.act('stc-director', 'signSubmission', stc), 'SUBMISSION_STATE_WRONG');
  });

  it('are signed once by two who sign at once, and once for one request id', async () => {
    await world.act('stc-official', 'checkSubmission', stc);
    await world.act('stc-head', 'approveSubmission', stc);
    const requestId = randomUUID();
    const both = await Promise.allSettled([
      world.act('stc-director', 'signSubmission', stc, { requestId }),
      world.act('stc-director', 'signSubmission', stc),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { revisions } = await world.get(stc);
    expect(revisions).toHaveLength(1);
    await expectReason(world.signed(stc, 2), 'REVISION_NOT_FOUND');
    await expectReason(
      world.act('stc-official', 'saveFigures', stc, { figures: right }),
      'SUBMISSION_STATE_WRONG',
    );
  });

  it('of a unit are filled in and checked by its system, and signed by people', async () => {
    const { id } = await world.of(period.id, 'ba-dinh');
    const figures = [...right, { indicatorCode: 'VB-05', value: '1' }];
    await world.act('ward-system', 'saveFigures', id, { figures });
    await world.act('ward-system', 'checkSubmission', id);
    await expectReason(world.act('ward-system', 'approveSubmission', id), 'PERMISSION_DENIED');
    await world.act('ward-leader', 'approveSubmission', id);
    await expectReason(world.act('ward-system', 'signSubmission', id), 'PERMISSION_DENIED');
    await world.act('ward-leader', 'signSubmission', id);
    const mine = await world.list({}, 'ward-system');
    expect(new Set(mine.submissions.map(({ unitId }) => unitId))).toEqual(new Set([idOf('ba-dinh')]));
  });

  it('are listed by state, standing and group', async () => {
    const all = await world.list({ periodId: period.id, state: SubmissionState.SIGNED });
    expect(all.submissions).toHaveLength(2);
    const communes = await world.list({ periodId: period.id, unitGroup: UnitGroup.COMMUNE });
    expect(communes.submissions.map(({ unitId }) => unitId)).toEqual([idOf('ba-dinh')]);
    await expectReason(world.list({ standing: 9 }), 'FIELD_INVALID');
    await expectReason(world.list({ pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });
});
