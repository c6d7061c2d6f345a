import { addDays, localDateOf, type IsoDate } from './local-date.ts';

/**
 * A stretch in which a term does not run. Days: the day of the pause is not counted, the day of resuming is
 * ("tiếp tục được tính từ ngày" of the resume decision, NĐ 124/2020 Đ.28b); earlier days stay spent.
 */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
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
