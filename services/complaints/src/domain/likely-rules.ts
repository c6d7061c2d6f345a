import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';

/** Of a letter, what decides whether another may be the same. */
interface Comparable {
  id: string;
  deciderUnitId: string;
  content: LetterContent;
}

/** Whether two letters may be the same: two of one unit, and not known to be of different content. */
export function mayBeSame(one: Comparable, other: Comparable): boolean {
  if (one.id === other.id || one.deciderUnitId !== other.deciderUnitId) return false;
  const { UNSPECIFIED } = LetterContent;
  return one.content === other.content || one.content === UNSPECIFIED || other.content === UNSPECIFIED;
}

/** A sender in one of two letters. */
export interface Told {
  /** Whether the identity opens by a grant alone. */
  sealed: boolean;
  /** Whether the caller entered the letter, and so knows who it is. */
  entered: boolean;
}

/**
 * Whether it may be told that two senders are one person. Where one identity opens to who handles the letter and the other
 * is sealed, it would tell who the sealed one is (LTC Đ.56): only who entered that one is told.
 */
export function mayTellSame(one: Told, other: Told): boolean {
  if (one.sealed === other.sealed) return true;
  return one.sealed ? one.entered : other.entered;
}
