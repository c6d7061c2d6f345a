import type { TestPlatform } from '../test-platform.ts';
import { Path } from './item-path.ts';
import type { Period } from './item-path.ts';
import { actTables, countActs } from './recount-acts.ts';
import type { Add } from './recount-acts.ts';
import { ownItems, itemServices } from './own-items.ts';
import type { RecountedService } from './own-items.ts';

/** Counts by `<unit> <code>[/<member>]`; of a denominator `<unit> <code>:`. */
export type Counts = Map<string, number>;

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
  for (const { reason, from, to, time, due } of item.hands) {
    if (reason === 'assigned' && !assigned.has(to)) {
      assigned.add(to);
      if (path.within(time)) {
        add(to, 'TH-NV-01');
        add(to, 'TH-NV-01', due === undefined ? 'thuong-xuyen' : 'co-han');
      }
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
const withMembers = new Set(['TH-VB-01', 'TH-VB-02', 'TH-VB-05', 'TH-NV-01', 'TH-NV-10', 'TH-LG-01']);

/** Whether a figure is one of those that are counted anew here. */
export function isRecounted(key: string): boolean {
  const [code = '', member] = (key.split(' ')[1] ?? '').replace(':', '').split('/');
  return recounted.has(code) && (member === undefined || withMembers.has(code));
}

/** What is counted anew: of which services (all four that keep items), for units that report, in which stretch of time. */
export interface Recount {
  readonly above: (unitId: string) => string;
  readonly period: Period;
  readonly services?: readonly RecountedService[];
}

/** Counts what is computed of items anew, from the tables of the services alone. */
export async function recountItems(
  platform: TestPlatform,
  { above, period, services = itemServices }: Recount,
): Promise<{ counts: Counts; paths: Map<string, Path> }> {
  const counts: Counts = new Map();
  const add: Add = (unit, code, member = '', times = 1) => {
    const key = `${unit} ${member ? `${code}/${member}` : code}`;
    counts.set(key, (counts.get(key) ?? 0) + times);
  };
  const paths = new Map<string, Path>();
  for (const item of await ownItems(platform, services, above)) {
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
  await countActs(platform, { services, above, period, paths, add });
  return { counts, paths };
}

/** Codes of what is counted anew. */
export const recounted: ReadonlySet<string> = new Set([
  ...ofItems.split(' ').map((code) => `TH-${code}`),
  ...actTables.map(({ code }) => code.replace(':', '')),
]);
