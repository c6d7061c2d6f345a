/** Items a figure is counted from, for one unit and period. Plain data: the store makes the statement. */
export type ItemSet =
  | {
      /** Came into the city's hands in the period, at the unit. */
      readonly is: 'started';
      readonly kinds: readonly string[];
    }
  | {
      /** Ended in the period, held last by the unit. */
      readonly is: 'finished';
      readonly kinds: readonly string[];
      /** Reasons of the end; all when empty. */
      readonly reasons: readonly string[];
      /** Only what was done by its due time, or after it. */
      readonly done?: 'in-time' | 'late';
    }
  | {
      /** Due in the period, held by the unit, whether done or not. */
      readonly is: 'due';
      readonly kinds: readonly string[];
      readonly done?: 'in-time';
    }
  | {
      /** Not ended at the cut-off, or now while that is ahead. */
      readonly is: 'open';
      readonly kinds: readonly string[];
      /** Only with a due time, or only with one that has passed. */
      readonly due?: 'any' | 'passed';
    }
  | {
      /** Changes of hands in the period, by the unit that held it before; an item may come more than once. */
      readonly is: 'moved';
      readonly kinds: readonly string[];
      /** Reasons of the change; all when empty. */
      readonly reasons: readonly string[];
    };

/** How a figure is counted: items, or items of items. */
export interface ComputedRule {
  /** What is counted; of a ratio what its numerator counts. */
  readonly counted: ItemSet;
  /** What a ratio's denominator counts. */
  readonly among?: ItemSet;
}
