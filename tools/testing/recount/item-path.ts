import type { Hand, OwnItem } from './own-items.ts';

/** Instants in milliseconds. */
export interface Period {
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

/** An item's path in short. */
export class Path {
  readonly item: OwnItem;
  readonly period: Period;

  constructor(item: OwnItem, period: Period) {
    this.item = item;
    this.period = period;
  }

  within(time: number | undefined): boolean {
    return time !== undefined && time >= this.period.start && time < this.period.end;
  }

  get first(): Hand | undefined {
    return this.item.hands[0];
  }

  /** The last change of hands, when it left nobody to hold it. */
  get end(): Hand | undefined {
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
