import type { Acting, Session } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import type { LetterFile } from '../store/letter-store.ts';

/** In whose name something is done to a letter, in its transaction. */
export interface Acts extends LetterFile {
  tx: Tx;
  session: Session;
  as: Acting;
}

/** Writes an act on a letter into the audit; `details` hold ids, codes and numbers only. */
export function auditAct(
  { tx, letter, as }: Pick<Acts, 'tx' | 'letter' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  const { id: subjectId, unitId } = letter;
  tx.audit({ action, subjectType: 'letter', subjectId, unitId, details: { ...details, postId: as.postId } });
}
