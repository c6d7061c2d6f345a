import { addDays, localDateOf, type IsoDate } from './local-date.ts';

/**
 * A stretch in which a term does not run. Days: the day of the pause is not counted, the day of resuming is
 * ("tiếp tục được tính từ ngày" of the resume decision, NĐ 124/2020 Đ.28b); earlier days stay spent.
 */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/** A pause that may still last: nobody knows yet when the term runs again. */
export interface OpenPause {
  readonly from: Date;
  readonly to?: Date | undefined;
}

/** A pause as it told on a term of days. */
export interface CountedPause {
  /** First and last date that did not count. */
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** The date that counts again. */
  readonly resumeDate: IsoDate;
  /** Days of the term that were left when it began; undefined for terms that run by the clock. */
  readonly remaining: number | undefined;
}

export function isPausedOn(date: IsoDate, pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => localDateOf(pause.from) <= date && date < localDateOf(pause.to));
}

/** Pauses in order, overlapping ones joined, so that no stretch is given back twice. */
export function joinPauses(pauses: readonly Pause[]): Pause[] {
  const joined: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (pause.to <= pause.from) continue;
    const last = joined.at(-1);
    if (last === undefined || pause.from > last.to) joined.push(pause);
    else if (pause.to > last.to) joined[joined.length - 1] = { from: last.from, to: pause.to };
  }
  return joined;
}

/** The paused dates as first and last date, for showing. */
export function pausedDates(pause: Pause): { first: IsoDate; last: IsoDate } {
  return { first: localDateOf(pause.from), last: addDays(localDateOf(pause.to), -1) };
}

/**
 * Splits what a service keeps: the pauses that have ended, and when the one that still lasts began. An ended
 * pause that reaches into the open one only makes it begin earlier.
 */
export function splitPauses(pauses: readonly OpenPause[]): { ended: Pause[]; openFrom: Date | undefined } {
  const closed: Pause[] = [];
  let openFrom: Date | undefined;
  for (const { from, to } of pauses) {
    if (to !== undefined) closed.push({ from, to });
    else if (openFrom === undefined || from < openFrom) openFrom = from;
  }
  const ended: Pause[] = [];
  for (const pause of joinPauses(closed)) {
    if (openFrom === undefined || pause.to < openFrom) ended.push(pause);
    else if (pause.from < openFrom) openFrom = pause.from;
  }
  return { ended, openFrom };
}
