import type { TestPlatform } from '../../testing/test-platform.ts';
import { ownItems, ownRows } from './recount-items.ts';
import type { OwnItem } from './recount-items.ts';

/** Counts by `<unit> <code>[/<member>]`; of a denominator `<unit> <code>:`. */
export type Counts = Map<string, number>;

interface Period {
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

type Add = (unit: string, code: string, member?: string, times?: number) => void;

/** An item's path in short. */
class Path {
  readonly item: OwnItem;
  readonly period: Period;

  constructor(item: OwnItem, period: Period) {
    this.item = item;
    this.period = period;
  }

  within(time: number | undefined): boolean {
    return time !== undefined && time >= this.period.start && time < this.period.end;
  }

  get first() {
    return this.item.hands[0];
  }

  /** The last change of hands, when it left nobody to hold it. */
  get end() {
    const last = this.item.hands.at(-1);
    return last?.to === '' ? last : undefined;
  }

  get holder(): string {
    return this.item.hands.at(-1)?.to ?? '';
  }

  /** Who answers for it, or did last: a report that waits to be confirmed is still who reported's. */
  get answering(): string {
    const last = this.item.hands.findLast(({ to }) => to !== '');
    return (last?.reason === 'reported' ? last.from : last?.to) ?? '';
  }

  get done(): number | undefined {
    const { kind, hands } = this.item;
    const { end } = this;
    if (kind === 'petition') return hands.findLast(({ reason }) => reason === 'signed')?.time;
    if (kind !== 'task') return end?.time;
    if (end?.reason !== 'confirmed') return undefined;
    return (hands.findLast(({ reason }) => reason === 'reported') ?? end).time;
  }

  get state(): 'none' | 'ahead' | 'passed' {
    const { due } = this.item;
    if (due === undefined) return 'none';
    return due < this.period.now ? 'passed' : 'ahead';
  }

  get inTime(): boolean {
    const { done } = this;
    return done !== undefined && this.item.due !== undefined && done <= this.item.due;
  }
}

const urgencies = ['', 'thuong', 'khan', 'thuong-khan', 'hoa-toc', 'hoa-toc-hen-gio'];
const dueWords = { none: 'khong-han', ahead: 'trong-han', passed: 'qua-han' } as const;
const ledgerKinds: Record<string, string> = {
  incoming_document: 'van-ban-den',
  outgoing_document: 'van-ban-di',
  task: 'nhiem-vu',
  petition: 'kien-nghi',
};

function countIncoming(path: Path, add: Add): void {
  const { item, first, end, answering } = path;
  if (first && path.within(first.time)) {
    add(first.to, 'TH-VB-01');
    add(first.to, 'TH-VB-01', urgencies[item.urgency]);
  }
  if (end && path.within(end.time)) {
    if (end.reason === 'returned_to_sender') add(answering, 'TH-VB-07');
    if (end.reason === 'finished') {
      add(answering, 'TH-VB-02');
      add(answering, 'TH-VB-02', finishedWord(path));
      add(answering, 'TH-VB-11', '', item.hands.length - 1);
      add(answering, 'TH-VB-11:');
    }
  }
  if (path.within(item.due)) add(answering, 'TH-VB-03:');
  if (path.within(item.due) && path.inTime) add(answering, 'TH-VB-03');
  if (!end) {
    add(answering, 'TH-VB-05');
    add(answering, 'TH-VB-05', dueWords[path.state]);
    if (path.state === 'passed') add(answering, 'TH-VB-04');
  }
  for (const { reason, from, time } of item.hands) {
    if (reason === 'sent_back' && path.within(time)) add(from, 'TH-VB-06');
  }
}

function finishedWord({ done = 0, item: { due } }: Path): string {
  if (due === undefined) return 'khong-han';
  if (done > due) return 'qua-han';
  const day = (time: number): number => Math.floor((time + 7 * 3_600_000) / 86_400_000);
  return day(done) < day(due - 1) ? 'som-han' : 'dung-han';
}

function countTask(path: Path, add: Add): void {
  const { item, end, answering } = path;
  const assigned = new Set<string>();
  for (const { reason, from, to, time } of item.hands) {
    if (reason === 'assigned' && !assigned.has(to)) {
      assigned.add(to);
      if (path.within(time)) add(to, 'TH-NV-01');
    }
    if (reason === 'returned_for_competence' && path.within(time)) add(from, 'TH-NV-08');
    if (reason === 'sent_back' && path.within(time)) add(to, 'TH-NV-13');
  }
  if (end?.reason === 'confirmed' && path.within(end.time)) {
    add(answering, path.inTime || item.due === undefined ? 'TH-NV-02' : 'TH-NV-03');
  }
  if (!end && path.state !== 'none') add(answering, path.state === 'passed' ? 'TH-NV-05' : 'TH-NV-04');
  if (path.within(item.due)) add(answering, 'TH-NV-06:');
  if (path.within(item.due) && path.inTime) add(answering, 'TH-NV-06');
}

function countPetition(path: Path, add: Add): void {
  const { item, first, end, answering } = path;
  if (first && path.within(first.time) && end?.reason !== 'retired') add(first.to, 'TH-CT-01');
  for (const { reason, from, time } of item.hands) {
    if (reason === 'signed' && path.within(time)) add(from, 'TH-CT-03');
  }
  if (path.within(item.due)) add(answering, 'TH-CT-04:');
  if (path.within(item.due) && path.inTime) add(answering, 'TH-CT-04');
  if (!end && path.state === 'passed') add(answering, 'TH-CT-05');
}

/** What the ledger shows: who holds what, whatever is behind it. */
function countHeld(path: Path, add: Add): void {
  const { item, holder } = path;
  if (holder !== '') {
    add(holder, 'TH-LG-01');
    add(holder, 'TH-LG-01', ledgerKinds[item.kind] ?? 'khac');
    if (path.state !== 'none') add(holder, 'TH-LG-02:');
    if (path.state === 'passed') add(holder, 'TH-LG-02');
  }
  for (const { from, time } of item.hands) {
    if (from !== '' && path.within(time)) add(from, 'TH-LG-03');
  }
}

const ofItems =
  'VB-01 VB-02 VB-03 VB-04 VB-05 VB-06 VB-07 VB-11 VB-12 NV-01 NV-02 NV-03 NV-04 NV-05 NV-06 NV-08 NV-13 CT-01 CT-03 CT-04 CT-05 ' +
  'LG-01 LG-02 LG-03 DT-01';
const withMembers = new Set(['TH-VB-01', 'TH-VB-02', 'TH-VB-05', 'TH-LG-01']);

/** Whether a figure is one of those that are counted anew here. */
export function isRecounted(key: string): boolean {
  const [code = '', member] = (key.split(' ')[1] ?? '').replace(':', '').split('/');
  return recounted.has(code) && (member === undefined || withMembers.has(code));
}

/** Counts what is computed of items anew, from the tables of the services alone. */
export async function recountItems(
  platform: TestPlatform,
  above: (unitId: string) => string,
  period: Period,
): Promise<{ counts: Counts; paths: Map<string, Path> }> {
  const counts: Counts = new Map();
  const add: Add = (unit, code, member = '', times = 1) => {
    const key = `${unit} ${member ? `${code}/${member}` : code}`;
    counts.set(key, (counts.get(key) ?? 0) + times);
  };
  const paths = new Map<string, Path>();
  for (const item of await ownItems(platform, above)) {
    const path = new Path(item, period);
    paths.set(item.id, path);
    if (item.kind === 'incoming_document') countIncoming(path, add);
    if (item.kind === 'outgoing_document' && path.end?.reason === 'finished' && path.within(path.end.time)) {
      add(path.answering, 'TH-VB-12');
    }
    if (item.kind === 'task') countTask(path, add);
    if (item.kind === 'petition') countPetition(path, add);
    if (item.kind !== 'complaint') countHeld(path, add);
    else if (path.first && path.within(path.first.time)) add(path.first.to, 'TH-DT-01');
  }
  await countActs(platform, { above, period, paths, add });
  return { counts, paths };
}

interface ActsOf {
  readonly above: (unitId: string) => string;
  readonly period: Period;
  readonly paths: ReadonlyMap<string, Path>;
  readonly add: Add;
}

/** What was done without a change of hands, as each service keeps it: item or unit, time and code. */
const actTables: readonly { service: string; code: string; sql: string }[] = [
  { service: 'tasks', code: 'TH-NV-09', sql: 'SELECT task_id AS id, ask_time AS time FROM task_extensions' },
  {
    service: 'tasks',
    code: 'TH-NV-10',
    sql: 'SELECT task_id AS id, decide_time AS time FROM task_extensions WHERE decide_time IS NOT NULL AND state IN (2, 3)',
  },
  {
    service: 'tasks',
    code: 'TH-NV-11',
    sql: `SELECT t.task_id AS id, l.answer_time AS time FROM urging_letter_tasks t JOIN urging_letters l ON l.id = t.letter_id
      WHERE l.state = 3`,
  },
  {
    service: 'petitions',
    code: 'TH-CT-06',
    sql: 'SELECT petition_id AS id, result_time AS time FROM petition_results WHERE kind = 2',
  },
  {
    service: 'petitions',
    code: 'TH-CT-07',
    sql: 'SELECT petition_id AS id, result_time AS time FROM petition_results WHERE kind = 2 AND result_class = 1',
  },
  {
    service: 'petitions',
    code: 'TH-CT-07:',
    sql: 'SELECT petition_id AS id, result_time AS time FROM petition_results WHERE kind = 2',
  },
  {
    service: 'petitions',
    code: 'TH-CT-02',
    sql: `SELECT petition_id AS id, create_time AS time FROM (SELECT r.*,
      row_number() OVER (PARTITION BY petition_id ORDER BY create_time, id) AS place FROM petition_raisings r) AS r WHERE place > 1`,
  },
  {
    service: 'petitions',
    code: 'TH-CT-09',
    sql: 'SELECT petition_id AS id, say_time AS time FROM petition_voter_words',
  },
  {
    service: 'complaints',
    code: 'TH-KN-01',
    sql: 'SELECT id, accept_time AS time FROM complaints WHERE accept_time IS NOT NULL',
  },
  {
    service: 'complaints',
    code: 'TH-KN-02',
    sql: 'SELECT id, decision_time AS time FROM complaints WHERE decision_time IS NOT NULL',
  },
  {
    service: 'complaints',
    code: 'TH-TC-01',
    sql: 'SELECT id, accept_time AS time FROM denunciations WHERE accept_time IS NOT NULL',
  },
  {
    service: 'complaints',
    code: 'TH-TD-01',
    sql: 'SELECT unit_id AS unit, create_time AS time FROM receptions',
  },
  {
    service: 'petitions',
    code: 'TH-LH-01',
    sql: 'SELECT accountable_unit_id AS unit, create_time AS time FROM promises',
  },
  {
    service: 'petitions',
    code: 'TH-LH-02',
    sql: 'SELECT accountable_unit_id AS unit, keep_time AS time FROM promises WHERE keep_time IS NOT NULL',
  },
  {
    service: 'petitions',
    code: 'TH-LH-03',
    sql: `SELECT accountable_unit_id AS unit, now() AS time FROM promises
      WHERE keep_time IS NULL AND (due_date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' < now()`,
  },
  {
    service: 'petitions',
    code: 'TH-LH-05',
    sql: `SELECT accountable_unit_id AS unit, move_time AS time FROM promise_moves m JOIN promises p ON p.id = m.promise_id`,
  },
];

async function countActs(platform: TestPlatform, { above, period, paths, add }: ActsOf): Promise<void> {
  for (const { service, code, sql } of actTables) {
    for (const row of await ownRows<{ id?: string; unit?: string; time: Date }>(platform, service, sql)) {
      const time = row.time.getTime();
      if (time < period.start || time >= period.end) continue;
      add(row.unit ? above(row.unit) : answeringAt(paths.get(row.id ?? ''), time), code);
    }
  }
}

/** Who answered for an item at a time, or last before. */
function answeringAt(path: Path | undefined, time: number): string {
  const last = path?.item.hands.findLast((hand) => hand.to !== '' && hand.time <= time);
  return (last?.reason === 'reported' ? last.from : last?.to) ?? '';
}

/** Codes of what is counted anew. */
export const recounted: ReadonlySet<string> = new Set([
  ...ofItems.split(' ').map((code) => `TH-${code}`),
  ...actTables.map(({ code }) => code.replace(':', '')),
]);
