import { dueStateOf, postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { PetitionPart } from '@baro/proto/baro/petitions/v1/resources';
import { holderOf } from './hands.ts';
import { partActions } from '../domain/part-rules.ts';
import type { PetitionFacts } from '../domain/policy.ts';
import type { PartRow } from '../store/part-store.ts';
import type { ItemRow } from '../store/petition-entities.ts';

/** A part as the contract shows it. */
export function showPart(
  session: Session,
  petition: PetitionFacts,
  part: PartRow,
  partItem: ItemRow | undefined,
): PetitionPart {
  const { id, petitionId, unitId, state, direction, result, dueTime, askTime } = part;
  const finishTime = part.finishTime ?? undefined;
  const asker = { unitId: part.askUnitId, postId: part.askPostId, personId: part.askPersonId };
  const holderPostId = partItem?.holderPostId ?? '';
  return {
    id,
    petitionId,
    unitId,
    state,
    direction,
    result,
    dueTime,
    askTime,
    finishTime,
    unitName: session.directory.unit(unitId, askTime)?.name ?? '',
    dueState: dueStateOf(dueTime, finishTime ?? null, session.now, session.soonEnd),
    holder: partItem && postHolder(session, holderOf(partItem), partItem.sinceTime),
    askedBy: postHolder(session, asker, askTime),
    etag: String(part.version),
    allowedActions: partActions(session.staff, petition, { state, holderPostId }),
  };
}
