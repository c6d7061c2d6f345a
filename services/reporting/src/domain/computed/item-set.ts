/** Items a figure is counted from, for one unit and period. Plain data: the store makes the statement. */
export type ItemSet =
  | {
      /** Came into the city's hands in the period, at the unit. */
      readonly is: 'started';
      readonly kinds: readonly string[];
      /** Of this urgency, by its number, or of this origin. */
      readonly details?: readonly string[];
      /** Not those that ended for one of these reasons. */
      readonly unless?: readonly string[];
    }
  | {
      /** Ended in the period; of the unit that answered for it last. */
      readonly is: 'finished';
      readonly kinds: readonly string[];
      /** Reasons of the end; all when empty. */
      readonly reasons: readonly string[];
      readonly done?: Done;
    }
  | {
      /** Due in the period, whether done or not; of the unit that answers for it, or did last. */
      readonly is: 'due';
      readonly kinds: readonly string[];
      readonly done?: 'in-time';
      /** By the due time first set. */
      readonly first?: boolean;
    }
  | {
      /** Not ended at the cut-off, or now while that is ahead; of the unit that answered for it then. */
      readonly is: 'open';
      readonly kinds: readonly string[];
      readonly due?: 'any' | 'none' | 'ahead' | 'passed';
      /** Of the unit that held it then, whoever answers for it. */
      readonly held?: boolean;
      /** Urged at least so often. */
      readonly urged?: number;
    }
  | {
      /** Changes of hands in the period, by the unit that held it before; an item may come more than once. */
      readonly is: 'moved';
      readonly kinds: readonly string[];
      /** Reasons of the change; all when empty. */
      readonly reasons: readonly string[];
    }
  | {
      /** Came into the unit's hands in the period for one of the reasons; an item may come more than once. */
      readonly is: 'given';
      readonly kinds: readonly string[];
      readonly reasons: readonly string[];
      /** The first time alone. */
      readonly first?: boolean;
      readonly due?: 'any' | 'none';
    }
  | {
      /** Changes of hands of the items that ended in the period, held last by the unit: an item as often as it moved. */
      readonly is: 'hands';
      readonly kinds: readonly string[];
    }
  | {
      /** Acts in the period that count for the unit; an item may come more than once. */
      readonly is: 'acts';
      readonly act: string;
      /** Details of the act; all when empty. */
      readonly details: readonly string[];
      /** On items of these kinds alone. */
      readonly kinds?: readonly string[];
    };

/** When work was done against its due time: before the day, on the day, in time (both), late, or there was none. */
export type Done = 'early' | 'on-the-day' | 'in-time' | 'late' | 'no-due';

/** How a figure is counted: items, or items of items. */
export interface ComputedRule {
  /** What is counted; of a ratio what its numerator counts. */
  readonly counted: ItemSet;
  /** What a ratio's denominator counts. */
  readonly among?: ItemSet;
  /** What the members of a breakdown count, by their codes; others are filled in. */
  readonly members?: Readonly<Record<string, ItemSet>>;
}
