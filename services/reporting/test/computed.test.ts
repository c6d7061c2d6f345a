import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { eventually, expectReason, source, tell, testService } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import type { Event } from '@baro/chassis';
import { Direction, RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { Figure } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ToldItem } from './told-items.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let dir: string;
let nats: Awaited<ReturnType<typeof startThrowAwayNats>>;
let world: World;
const sources: TestService[] = [];
let submissionId: string;

const at = (day: string, time = '09:00'): Date => new Date(`2026-${day}T${time}:00+07:00`);
const share = {
  valueType: ValueType.RATIO,
  decimals: 2,
  factor: '100',
  rollUp: RollUpRule.RATIO_OF_SUMS,
} as const;
const names = { numeratorName: 'Đúng hạn', denominatorName: 'Đến hạn' };

/** Indicators of the form: their codes, and how they are counted. */
const computed = {
  'C-REGISTERED': 'incoming.registered',
  'C-FINISHED': 'incoming.finished',
  'C-OPEN': 'incoming.open',
  'C-OVERDUE': 'incoming.overdue',
  'C-SENT-BACK': 'incoming.sent_back',
  'C-URGED': 'tasks.urged',
  'C-URGED-AGAIN': 'tasks.urged_again',
  'C-DONE': 'tasks.done_on_time',
  'C-LATE': 'tasks.done_late',
};
const members = {
  'C-REGISTERED': ['thuong', 'khan', 'thuong-khan', 'hoa-toc', 'hoa-toc-hen-gio'],
  'C-FINISHED': ['som-han', 'dung-han', 'qua-han', 'khong-han'],
  'C-OPEN': ['trong-han', 'qua-han', 'khong-han'],
};

/** Six documents and four tasks of a month at the ward; what each is for stands beside it. */
function items(): ToldItem[] {
  const incoming = (due?: Date, urgency = 1) => new ToldItem('incoming_document', due, urgency);
  const task = (due?: Date) => new ToldItem('task', due);
  return [
    // Urgent, finished the day before its due day.
    incoming(at('10-30'), 2)
      .give('ba-dinh', at('10-20'), 'registered')
      .give(undefined, at('10-29'), 'finished'),
    // Finished on its due day, late.
    incoming(at('10-30', '10:00'))
      .give('ba-dinh', at('10-20'), 'registered')
      .give('ba-dinh', at('10-21'), 'routed')
      .give('ba-dinh', at('10-22'), 'sent_back')
      .give(undefined, at('10-30', '11:00'), 'finished'),
    // Due before the cut-off and still open.
    incoming(at('11-10')).give('ba-dinh', at('10-25'), 'registered'),
    // Overdue at first; its due time was moved behind the cut-off before that.
    incoming(at('11-10')).give('ba-dinh', at('10-26'), 'registered').due(at('11-20'), at('11-09')),
    // The same, moved only after the cut-off: at the cut-off it was overdue.
    incoming(at('11-10')).give('ba-dinh', at('10-27'), 'registered').due(at('11-25'), at('11-15')),
    // Held by the ward at the cut-off, by the department since.
    incoming().give('ba-dinh', at('10-28'), 'registered').give('stc', at('11-15'), 'handed_over'),
    // Reported in time and confirmed after its due time.
    task(at('11-05'))
      .give('stc', at('10-16'), 'drafted')
      .give('ba-dinh', at('10-17'), 'assigned')
      .give('stc', at('11-04'), 'reported')
      .give(undefined, at('11-08'), 'confirmed'),
    // Sent back once: the last report before the end counts, and that was late.
    task(at('11-05'))
      .give('ba-dinh', at('10-17'), 'assigned')
      .give('stc', at('11-03'), 'reported')
      .give('ba-dinh', at('11-04'), 'sent_back')
      .give('stc', at('11-06'), 'reported')
      .give('ba-dinh', at('11-06', '10:00'), 'handed_over')
      .give(undefined, at('11-07'), 'confirmed'),
    // Urged twice within the period and once after it.
    task(at('10-30'))
      .give('ba-dinh', at('10-17'), 'assigned')
      .act('baro.tasks.v1.TaskUrged', at('11-02'), { urgingCount: 1 })
      .act('baro.tasks.v1.TaskUrged', at('11-09'), { urgingCount: 2 })
      .act('baro.tasks.v1.TaskUrged', at('11-15'), { urgingCount: 3 }),
    // Urged once within it, the second time after it.
    task()
      .give('ba-dinh', at('10-17'), 'assigned')
      .act('baro.tasks.v1.TaskUrged', at('11-10'), { urgingCount: 1 })
      .act('baro.tasks.v1.TaskUrged', at('11-15'), { urgingCount: 2 }),
  ];
}

const expected: Record<string, string> = {
  'C-REGISTERED': '6',
  'C-REGISTERED/thuong': '5',
  'C-REGISTERED/khan': '1',
  'C-FINISHED': '2',
  'C-FINISHED/som-han': '1',
  'C-FINISHED/qua-han': '1',
  'C-OPEN': '4',
  'C-OPEN/trong-han': '1',
  'C-OPEN/qua-han': '2',
  'C-OPEN/khong-han': '1',
  'C-OVERDUE': '2',
  'C-SENT-BACK': '1',
  'C-URGED': '3',
  'C-URGED-AGAIN': '1',
  'C-DONE': '1',
  'C-LATE': '1',
  // One finished a day early, of three due by now: 10-30 twice and 11-10 once.
  'C-ON-TIME': '1/3',
};

/** In an order of chance, and a third of them twice. */
function disorder(events: readonly Event[]): Event[] {
  const twice = events.filter((_, index) => index % 3 === 0);
  return [...events, ...twice]
    .map((event) => ({ event, order: Math.random() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ event }) => event);
}

beforeAll(async () => {
  dir = await makeThrowAwayDir();
  nats = await startThrowAwayNats(dir);
  world = await startWorld(nats.url);
  for (const name of ['documents', 'tasks']) {
    sources.push(await testService(source(name), { issuer: world.issuer.issuer, natsUrl: nats.url }));
  }
  const parts = (code: string) => (members as Record<string, string[]>)[code] ?? [];
  await world.import([
    ...Object.entries(computed).map(([code, computedBy]) => ({
      code,
      computedBy,
      breakdowns: parts(code).length
        ? [
            {
              name: 'Phân tổ',
              additive: true,
              members: parts(code).map((member) => ({ code: member, name: member })),
            },
          ]
        : [],
    })),
    { code: 'C-ON-TIME', computedBy: 'incoming.on_time', direction: Direction.UP, ...share, ...names },
    { code: 'T-TYPED' },
  ]);
  const form = await world.form([...Object.keys(computed), 'C-ON-TIME', 'T-TYPED']);
  const period = await world.open(form.id);
  submissionId = (await world.of(period.id, 'ba-dinh')).id;
});
afterAll(async () => {
  for (const one of sources) await one.close();
  await world.close();
  await nats.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Figures that are not 0, by code and member. */
async function counted(): Promise<Record<string, string>> {
  const { lines } = await world.get(submissionId);
  const shown = (figure: Figure) =>
    figure.denominator === '' ? figure.value : `${figure.numerator}/${figure.denominator}`;
  const figures = lines
    .flatMap((line) => line.figures)
    .map((figure): [string, string] => [
      [figure.indicatorCode, figure.member].filter(Boolean).join('/'),
      shown(figure),
    ]);
  return Object.fromEntries(figures.filter(([code, value]) => value !== '0' && code !== 'T-TYPED'));
}

it('buries what cannot be read and takes in what came with it', async () => {
  const whole = new ToldItem('petition').give('ba-dinh', at('10-20'), 'recorded');
  const [template] = whole.events;
  const broken = {
    aggregateId: randomUUID(),
    id: randomUUID(),
    data: { itemKind: 'petition', changeTime: 'hôm qua' },
  };
  const [first] = sources;
  if (!template || !first) throw new Error('nothing to tell');
  await tell(first, [{ ...template, ...broken }, template]);
  await eventually(async () => {
    expect(await world.rows('SELECT kind FROM item_facts WHERE item_id = $1', [whole.id])).toEqual([
      { kind: 'petition' },
    ]);
    const letters = await world.rows('SELECT reason FROM dead_letters WHERE event_id = $1', [broken.id]);
    expect(letters).toEqual([{ reason: 'ITEM_EVENT_MALFORMED' }]);
  });
});

describe('computed figures', () => {
  it('are the same whatever order events come in and however often', async () => {
    const events = disorder(items().flatMap((item) => item.events));
    const [first, second] = sources;
    const tellBy = async (service: TestService | undefined, half: number): Promise<void> => {
      const seen = new Set<string>();
      // An outbox has an event once; what comes twice is told by the other service too.
      const own = events.filter(({ id }, index) => index % 2 === half && !seen.has(id) && seen.add(id));
      if (service) await tell(service, own);
    };
    await tellBy(first, 0);
    await tellBy(second, 1);
    await eventually(async () => expect(await counted()).toEqual(expected));
  });

  it('tell the items they are counted from, and how often', async () => {
    const { items: overdue, total } = await world.items(submissionId, 'C-OPEN', { member: 'qua-han' });
    expect([overdue.length, total, overdue.map(({ itemKind }) => itemKind)]).toEqual([
      2,
      2,
      ['incoming_document', 'incoming_document'],
    ]);
    const urged = await world.items(submissionId, 'C-URGED');
    expect(urged.items.map(({ count }) => count).toSorted((one, other) => one - other)).toEqual([1, 2]);
    const due = await world.items(submissionId, 'C-ON-TIME', { denominator: true, pageSize: 2 });
    const rest = await world.items(submissionId, 'C-ON-TIME', {
      denominator: true,
      pageSize: 2,
      pageToken: due.nextPageToken,
    });
    expect([due.items.length, rest.items.length, rest.nextPageToken]).toEqual([2, 1, '']);
    expect(new Set([...due.items, ...rest.items].map(({ itemId }) => itemId)).size).toBe(3);
  });

  it('are nobody’s to fill in, and say which are', async () => {
    const figures = [{ indicatorCode: 'C-OPEN', value: '3' }];
    const refused = world.act('ward-official', 'saveFigures', submissionId, { figures });
    await expectReason(refused, 'FIELD_INVALID', ['figures[C-OPEN]']);
    const { lines } = await world.get(submissionId);
    const computedOnes = lines.flatMap((line) => line.figures).filter((figure) => figure.computed);
    expect(computedOnes.length).toBe(22);
    await expectReason(world.items(submissionId, 'T-TYPED'), 'FIELD_INVALID', ['indicatorCode']);
    await expectReason(world.items(submissionId, 'C-OPEN', { denominator: true }), 'FIELD_INVALID', [
      'denominator',
    ]);
  });

  it('stay as they were checked, with their items, whatever happens afterwards, until a correction', async () => {
    const people = ['ward-official', 'ward-leader', 'ward-leader'] as const;
    const typed = { indicatorCode: 'T-TYPED', value: '1' };
    await world.act(people[0], 'saveFigures', submissionId, { figures: [typed] });
    await world.act(people[0], 'checkSubmission', submissionId);
    const late = new ToldItem('incoming_document', at('11-10')).give('ba-dinh', at('11-01'), 'registered');
    const [first] = sources;
    if (first) await tell(first, late.events);
    await eventually(async () =>
      expect(await world.rows('SELECT FROM item_facts WHERE item_id = $1', [late.id])).toHaveLength(1),
    );
    await world.act(people[1], 'approveSubmission', submissionId);
    await world.act(people[2], 'signSubmission', submissionId);
    expect(await counted()).toEqual(expected);
    const kept = await world.items(submissionId, 'C-OVERDUE', { revision: 1 });
    expect([kept.total, kept.items.some(({ itemId }) => itemId === late.id)]).toEqual([2, false]);

    await world.act(people[1], 'correctSubmission', submissionId);
    const corrected = { ...expected, 'C-OVERDUE': '3', 'C-REGISTERED': '7', 'C-REGISTERED/thuong': '6' };
    expect(await counted()).toEqual({
      ...corrected,
      'C-OPEN': '5',
      'C-OPEN/qua-han': '3',
      'C-ON-TIME': '1/4',
    });
    const now = await world.items(submissionId, 'C-OVERDUE');
    expect([now.total, (await world.items(submissionId, 'C-OVERDUE', { revision: 1 })).total]).toEqual([
      3, 2,
    ]);
  });
});
