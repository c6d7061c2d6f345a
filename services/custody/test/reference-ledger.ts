import type { Event } from '@baro/chassis';

/** Days off of the property test beside weekends. */
export const daysOff = ['2026-11-20', '2026-11-23'];

const minuteMs = 60_000;
const start = Date.parse('2026-11-01T00:00:00+07:00');
const minutesInAll = 60 * 24 * 60;

/** Office minutes before each minute from 1 November 2026 on, counted one by one. */
const before: number[] = [0];
for (let minute = 0; minute < minutesInAll; minute += 1) {
  const local = new Date(start + minute * minuteMs + 7 * 60 * minuteMs);
  const hour = local.getUTCHours();
  const weekday = local.getUTCDay();
  const off = weekday === 0 || weekday === 6 || daysOff.includes(local.toISOString().slice(0, 10));
  const worked = !off && ((hour >= 8 && hour < 12) || (hour >= 13 && hour < 17));
  before.push((before[minute] ?? 0) + (worked ? 1 : 0));
}

/** Office minutes between two instants, each taken as the minute it lies in. */
export function plainMinutes(from: number, to: number): number {
  const index = (time: number): number => Math.floor((time - start) / minuteMs);
  return (before[index(to)] ?? 0) - (before[index(from)] ?? 0);
}

interface Told {
  from?: { personId: string };
  to?: { unitId: string; postId: string; personId: string };
  changeTime?: string;
  dueTime?: string;
  reason?: string;
  facts: { state?: string; awaiting?: boolean };
}

const told = (event: Event | undefined): Told => event?.data as unknown as Told; // as ToldItem wrote it

export interface PlainPoint {
  version: number;
  to: string | null;
  at: number;
  until: number | null;
  minutes: number | null;
}

export interface PlainItem {
  points: PlainPoint[];
  holder: string | null;
  since: number | null;
  end: number | null;
  state: string;
  awaiting: boolean;
  due: number | null;
  /** Office minutes while somebody held it, until `now`. */
  age: number;
}

/** The ledger of one item as the whole history in its right order gives it, with nothing clever. */
export function plainLedger(history: readonly Event[], now: number): PlainItem {
  const changes = history.filter((event) => event.type.endsWith('CustodyChanged'));
  const points = changes.map((event, index): PlainPoint => {
    const at = Date.parse(told(event).changeTime ?? '');
    const next = changes[index + 1];
    const to = told(event).to?.postId ?? null;
    const until = to !== null && next ? Date.parse(told(next).changeTime ?? '') : null;
    return { version: event.aggregateVersion, to, at, until, minutes: until && plainMinutes(at, until) };
  });
  const last = points.at(-1);
  const newest = told(history.at(-1));
  const holder = last?.to ?? null;
  const age = points
    .filter((point) => point.to !== null)
    .reduce((sum, point) => sum + plainMinutes(point.at, point.until ?? now), 0);
  return {
    points,
    holder,
    since: holder === null ? null : (last?.at ?? null),
    end: holder === null ? (last?.at ?? null) : null,
    state: newest.facts.state ?? '',
    awaiting: newest.facts.awaiting ?? false,
    due: newest.dueTime ? Date.parse(newest.dueTime) : null,
    age,
  };
}
