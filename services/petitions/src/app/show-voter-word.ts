import { postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { VoterWord } from '@baro/proto/baro/petitions/v1/resources';
import type { RaisingRow } from '../store/petition-entities.ts';
import type { VoterWordRow } from '../store/voter-word-store.ts';

/** A word as staff sees it: whose line it is of, or who entered it for which deputies. */
export function showVoterWord(session: Session, row: VoterWordRow, lines: readonly RaisingRow[]): VoterWord {
  const { id, author, deputyGroup, reason, sayTime } = row;
  const by = {
    unitId: row.byUnitId ?? null,
    postId: row.byPostId ?? null,
    personId: row.byPersonId ?? null,
  };
  return {
    id,
    author,
    deputyGroup,
    reason,
    sayTime,
    raisingId: row.raisingId ?? '',
    localityName: lines.find((line) => line.id === row.raisingId)?.localityName ?? '',
    enteredBy: postHolder(session, by, sayTime),
  };
}
