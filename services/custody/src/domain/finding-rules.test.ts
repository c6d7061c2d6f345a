import { PostRole, createWorkingCalendar, workingMinutesBetween } from '@baro/directory-client';
import { FindingRule } from '@baro/proto/baro/custody/v1/findings';
import { describe, expect, it } from 'vitest';
import { ruleName } from './finding-parameters.ts';
import type { DatedParameter } from './finding-parameters.ts';
import { judge } from './finding-rules.ts';
import type { ItemHistory, JudgedPoint, Places } from './finding-rules.ts';
import type { DueMove } from './term.ts';

/** Role and unit of each post; a division lies below its department. */
const posts: Record<string, [role: PostRole, unit: string]> = {
  clerk: [PostRole.RECORDS_CLERK, 'dept'],
  leader: [PostRole.LEADER, 'dept'],
  head: [PostRole.HEAD_OF_DIVISION, 'div'],
  an: [PostRole.OFFICIAL, 'div'],
  binh: [PostRole.OFFICIAL, 'div'],
  chi: [PostRole.OFFICIAL, 'div2'],
};
const calendar = createWorkingCalendar({ days: [], version: '' });
const places: Places = {
  roleOf: (post) => posts[post]?.[0],
  isUnder: (unit, governing) => unit === governing || governing === 'dept',
  count: (from, to) => workingMinutesBetween(from, to, calendar),
};
const at = (text: string): Date => new Date(`2026-11-${text}:00+07:00`);
const row = (
  rule: FindingRule,
  parameter: string,
  value: number,
  span = ['2026-01-01', ''],
): DatedParameter => ({
  rule: ruleName(rule),
  parameter,
  value,
  validFrom: span[0] ?? '',
  validTo: span[1] ?? '',
  legalRef: 'configured',
});
const { LOOP, LATE_HAND_OVER, EMPTY_HAND_OVER, RETURN_FOR_COMPETENCE } = FindingRule;
const dated = [
  ...[LOOP, LATE_HAND_OVER, EMPTY_HAND_OVER, RETURN_FOR_COMPETENCE].map((rule) =>
    row(rule, 'reply_working_days', 3),
  ),
  row(LOOP, 'days_back', 30),
  row(LATE_HAND_OVER, 'last_percent', 10),
];

interface Step extends Partial<Omit<JudgedPoint, 'to'>> {
  to?: string | undefined;
}

// Two working weeks: Monday 2 to Friday 13 November, 10 days of 480 minutes; the last tenth is Friday 13.
const due = at('14T00:00');

/** A way through posts, an hour apart from Monday 2 November 08:00 on unless said otherwise. */
function way(steps: Step[], kind = 'incoming_document', dueMoves: DueMove[] = []): ItemHistory {
  let from: JudgedPoint['from'] = null;
  const points = steps.map((step, index): JudgedPoint => {
    const to = step.to
      ? { unitId: posts[step.to]?.[1] ?? '', postId: step.to, personId: `person ${step.to}` }
      : null;
    const point = {
      version: (index + 1) * 2,
      changeNumber: index + 1,
      from,
      byPersonId: from?.personId ?? null,
      changeTime: new Date(at('02T08:00').getTime() + index * 3_600_000),
      dueTime: due,
      reason: index === 0 ? 'registered' : 'handed_over',
      acted: false,
      heldMinutes: null,
      ...step,
      to,
    };
    from = to;
    return point;
  });
  return { kind, points, dueMoves };
}

const found = (history: ItemHistory, rules = dated, from = 0): string[] =>
  judge(history, from, rules, places).map(
    ({ rule, named, point }) => `${ruleName(rule)} ${named.postId} ${point.changeNumber}`,
  );

const routed = { reason: 'routed' };
const back = { reason: 'sent_back' };
const assigned: Step[] = [
  { to: 'clerk', reason: 'recorded' },
  { to: 'an', reason: 'assigned', byPersonId: 'person leader' },
];
const answered: Step[] = [
  ...assigned,
  { to: 'leader', reason: 'submitted' },
  { to: 'an', ...back },
  { to: 'leader', reason: 'submitted' },
  { to: 'an', reason: 'signed' },
];

describe('what the rules find', () => {
  const start = [
    { to: 'clerk', reason: 'registered' },
    { to: 'leader', reason: 'submitted' },
  ];
  it.each<[string, Step[], string[]]>([
    ['to and back with nothing done', [{ to: 'an' }, { to: 'binh' }, { to: 'an' }], ['LOOP binh 3']],
    ['to and sent back', [{ to: 'an' }, { to: 'binh' }, { to: 'an', ...back }], ['LOOP binh 3']],
    ['to and back with an act between', [{ to: 'an' }, { to: 'binh' }, { to: 'an', acted: true }], []],
    [
      'given in the first place and handed back',
      [...start, { to: 'an', ...routed }, { to: 'leader' }],
      ['LOOP an 4'],
    ],
    [
      'twice to and fro, each names who gave it back',
      [{ to: 'an' }, { to: 'binh' }, { to: 'an' }, { to: 'binh' }],
      ['LOOP binh 3', 'LOOP an 4'],
    ],
    [
      'back more than 30 days later',
      [
        { to: 'an' },
        { to: 'binh', dueTime: null },
        { to: 'an', changeTime: new Date('2026-12-03T02:00:00Z') },
      ],
      [],
    ],
    [
      'a completion reported and sent back',
      [
        { to: 'leader' },
        { to: 'an' },
        { to: 'leader', reason: 'reported', acted: true },
        { to: 'an', ...back },
      ],
      [],
    ],
    [
      'presented to a leader who sends it back',
      [
        { to: 'clerk', reason: 'registered' },
        { to: 'leader', reason: 'submitted' },
        { to: 'clerk', ...back },
      ],
      [],
    ],
    ['a clerk who gives it back', [{ to: 'an' }, { to: 'clerk' }, { to: 'an' }], []],
    [
      'got by hand-over and passed on',
      [{ to: 'head' }, { to: 'an' }, { to: 'chi' }],
      ['EMPTY_HAND_OVER an 3'],
    ],
    ['passed on with an act', [{ to: 'head' }, { to: 'an' }, { to: 'chi', acted: true }], []],
    ['got by routing and passed on', [...start, { to: 'an', ...routed }, { to: 'chi' }], []],
    ['the way a document goes by office', [...start, { to: 'head', ...routed }, { to: 'an' }], []],
    [
      'a leader and a head who distribute',
      [{ to: 'clerk' }, { to: 'leader' }, { to: 'head' }, { to: 'an' }],
      [],
    ],
    [
      'a head who passes it to another division',
      [{ to: 'leader' }, { to: 'head' }, { to: 'chi' }],
      ['EMPTY_HAND_OVER head 3'],
    ],
    ['a clerk who passes on', [{ to: 'leader' }, { to: 'clerk' }, { to: 'an' }], []],
    [
      'a task returned as another’s',
      [
        { to: 'leader' },
        { to: 'an', reason: 'assigned' },
        { to: 'leader', reason: 'returned_for_competence' },
      ],
      ['RETURN_FOR_COMPETENCE an 3'],
    ],
    [
      'a document sent back to who routed it',
      [...start, { to: 'an', ...routed }, { to: 'leader', ...back }],
      ['RETURN_FOR_COMPETENCE an 4'],
    ],
    ['finished', [{ to: 'an' }, { reason: 'finished' }], []],
    [
      'an item that began with nobody',
      [{ reason: 'registered' }, { to: 'an' }, { to: 'chi' }],
      ['EMPTY_HAND_OVER an 3'],
    ],
  ])('%s', (_, steps, expected) => {
    expect(found(way(steps))).toEqual(expected);
  });

  it('nothing of drafts, which go round to be reviewed and signed', () => {
    expect(found(way([{ to: 'an' }, { to: 'binh' }, { to: 'an' }], 'outgoing_document'))).toEqual([]);
    expect(found(way([{ to: 'an' }, { to: 'binh' }, { to: 'an' }], 'task'))).toEqual(['LOOP binh 3']);
  });

  it.each<[string, Step[], string[]]>([
    ['an answer submitted, sent back, submitted again and signed', answered, []],
    [
      'reassigned by who assigned it',
      [
        { to: 'clerk', reason: 'recorded' },
        { to: 'head', reason: 'assigned' },
        { to: 'chi', reason: 'assigned', byPersonId: 'person leader' },
      ],
      [],
    ],
    [
      'closed by the verifier and raised again',
      [...answered, { reason: 'closed', byPersonId: 'person verifier' }, { to: 'an', reason: 'reopened' }],
      [],
    ],
    ['handed over and back with nothing done', [...assigned, { to: 'binh' }, { to: 'an' }], ['LOOP binh 4']],
  ])('of a petition: %s', (_, steps, expected) => {
    expect(found(way(steps, 'petition'))).toEqual(expected);
  });

  it('nothing of what somebody else did: stand-ins, who directs, who has followed in the post', () => {
    const standIn = { to: 'an', byPersonId: 'person stand-in' };
    expect(found(way([{ to: 'an' }, { to: 'binh' }, standIn]))).toEqual([]);
    const followed = { unitId: 'div', postId: 'binh', personId: 'person follower' };
    const byFollower = { to: 'an', from: followed, byPersonId: 'person follower' };
    expect(found(way([{ to: 'an' }, { to: 'binh' }, byFollower]))).toEqual([]);
    expect(found(way([{ to: 'an' }, { to: 'binh' }, { to: 'an', reason: 'succeeded' }]))).toEqual([]);
    const history = way([{ to: 'an' }, { to: 'binh' }, { to: 'an' }]);
    const [first, second, third] = history.points;
    if (!first || !second || !third?.to) throw new Error('no points');
    const own = { ...third, to: { ...third.to, personId: 'person binh' } };
    expect(found({ ...history, points: [first, second, own] })).toEqual([]);
  });
});

describe('a hand-over late in the term', () => {
  const got = { to: 'an', reason: 'routed' };
  const given = (time: string, step: Step = {}): Step[] => [
    got,
    { to: 'binh', changeTime: at(time), ...step },
  ];
  it.each<[string, Step[], string[]]>([
    ['with more than a tenth left', given('12T16:59'), []],
    ['with a tenth left', given('12T17:00'), []],
    ['with less than a tenth left', given('13T08:01'), ['LATE_HAND_OVER an 2']],
    ['overdue', given('16T09:00'), ['LATE_HAND_OVER an 2']],
    [
      'with a later due time given along',
      given('13T09:00', { dueTime: at('28T00:00') }),
      ['LATE_HAND_OVER an 2'],
    ],
    [
      'without a due time',
      [
        { ...got, dueTime: null },
        { to: 'binh', changeTime: at('16T09:00'), dueTime: null },
      ],
      [],
    ],
    ['sent back', given('16T09:00', back), ['RETURN_FOR_COMPETENCE an 2']],
    [
      'by who got it as late: who kept it is named',
      [
        got,
        { to: 'binh', changeTime: at('13T09:00') },
        { to: 'chi', changeTime: at('13T10:00'), acted: true },
      ],
      ['LATE_HAND_OVER an 2'],
    ],
  ])('%s', (_, steps, expected) => {
    const kept = found(way(steps));
    expect(
      steps.at(-1)?.reason === 'sent_back' ? kept.filter((one) => !one.startsWith('LOOP')) : kept,
    ).toEqual(expected);
  });

  it('is counted from when the due time was set, and says how', () => {
    // Granted on Thursday 12 at 17:00 until Friday 20: 6 working days, the tenth begins on the 20th at 11:12.
    const later = at('21T00:00');
    const move: DueMove = { version: 3, time: at('12T17:00'), dueTime: later };
    const handed = (time: string): ItemHistory =>
      way([got, { to: 'binh', changeTime: at(time), dueTime: later }], 'task', [move]);
    expect(found(handed('13T09:00'))).toEqual([]);
    expect(found(handed('20T11:12'))).toEqual([]);
    expect(judge(handed('20T14:00'), 0, dated, places)[0]?.term).toEqual({
      start: at('12T17:00'),
      due: later,
      minutes: 6 * 480,
      left: 180,
      leftAtReceipt: 6 * 480,
    });
    // Moved back to the first due time: its term begins anew.
    const again: DueMove = { version: 5, time: at('13T08:30'), dueTime: due };
    const twice = way([got, { to: 'binh', changeTime: at('13T08:40'), version: 6 }], 'task', [move, again]);
    expect(judge(twice, 0, dated, places)).toEqual([]);
  });
});

describe('when rules are applied', () => {
  const loop = way([{ to: 'an' }, { to: 'binh' }, { to: 'an' }]);
  it('is by the rows in force on the day of the change; without one the rule is off', () => {
    expect(found(loop, [])).toEqual([]);
    expect(found(loop, [row(LOOP, 'days_back', 30)])).toEqual([]);
    const reply = row(LOOP, 'reply_working_days', 3);
    expect(found(loop, [reply])).toEqual([]);
    expect(found(loop, [reply, row(LOOP, 'days_back', 30, ['2026-01-01', '2026-11-01'])])).toEqual([]);
    expect(found(loop, [reply, row(LOOP, 'days_back', 30, ['2026-11-03', ''])])).toEqual([]);
    const [first] = judge(
      loop,
      0,
      [reply, row(LOOP, 'days_back', 1), row(LOOP, 'days_back', 9, ['2026-11-02', '2026-11-02'])],
      places,
    );
    expect(first?.parameters.map(({ parameter, value, validFrom }) => [parameter, value, validFrom])).toEqual(
      [
        ['reply_working_days', 3, '2026-01-01'],
        ['days_back', 9, '2026-11-02'],
      ],
    );
  });

  it('only from the version asked for, and only while the way there is known whole', () => {
    const twice = way([{ to: 'an' }, { to: 'binh' }, { to: 'an' }, { to: 'binh' }]);
    expect(found(twice, dated, 8)).toEqual(['LOOP an 4']);
    const without = (number: number): ItemHistory => ({
      ...twice,
      points: twice.points.filter((point) => point.changeNumber !== number),
    });
    expect(found(without(1))).toEqual([]);
    expect(found(without(3))).toEqual([]);
    expect(found(without(4))).toEqual(['LOOP binh 3']);
    const untold = { ...twice, points: twice.points.map((point) => ({ ...point, changeNumber: 0 })) };
    expect(found(untold)).toEqual([]);
  });
});
