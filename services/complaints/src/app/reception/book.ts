import type { Acting, Session } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import * as told from '@baro/proto/baro/complaints/v1/reception_events';
import type { EntityManager } from '@mikro-orm/postgresql';
import { readsReception } from '../../domain/reception-policy.ts';
import type { ReceptionFacts } from '../../domain/reception-policy.ts';
import type { ReceptionRow, SlotRow } from '../../store/reception-entities.ts';
import { findReception } from '../../store/reception-store.ts';
import type { ListedReception, ReceptionFile } from '../../store/reception-store.ts';
import type { Deps } from '../deps.ts';
import { isKeptAway } from '../sight.ts';

/** What the policy asks of an entry. */
export function receptionFacts(row: ReceptionRow): ReceptionFacts {
  const { unitId, receiverPostId } = row;
  return { unitId, receiverPostId, noticeOpen: row.refusalCode !== '' && !row.noticeSendDate };
}

/** Of entries, those the caller is not kept away from: not denounced in them nor in the letter that was taken. */
export async function keepReceptions<Listed extends ListedReception>(
  { identities }: Deps,
  session: Session,
  listed: readonly Listed[],
): Promise<Listed[]> {
  const casesOf = ({ reception: { id, letterId } }: Listed): string[] => (letterId ? [id, letterId] : [id]);
  const bars = await identities.allBars(listed.flatMap(casesOf));
  return listed.filter((entry) => {
    const { id, unitId: deciderUnitId, content, receiveTime } = entry.reception;
    const cases = casesOf(entry);
    const own = bars.filter(({ caseId }) => cases.includes(caseId));
    return !isKeptAway(
      session,
      { letter: { id, deciderUnitId, content, receiveTime }, item: undefined },
      own,
    );
  });
}

/** The entry, for who sees it. @throws AppError RECEPTION_NOT_FOUND */
export async function getSeen(
  deps: Deps,
  em: EntityManager,
  session: Session,
  id: string,
  lock = false,
): Promise<ReceptionFile> {
  const file = await findReception(em, id, lock);
  if (!file || !readsReception(session.staff, receptionFacts(file.reception))) {
    throw new AppError('RECEPTION_NOT_FOUND');
  }
  const [seen] = await keepReceptions(deps, session, [file]);
  if (!seen) throw new AppError('RECEPTION_NOT_FOUND');
  return seen;
}

/** Events and the verbs of their subjects. */
const verbs = {
  ReceptionScheduled: 'scheduled',
  ReceptionCancelled: 'cancelled',
  ReceptionRecorded: 'recorded',
  ReceptionFollowedUp: 'followed_up',
  ReceptionRefusalNotified: 'refusal_notified',
} as const;
type EventName = keyof typeof verbs;
type EventOf<N extends EventName> = ReturnType<(typeof told)[N]['create']>;

/** Tells a fact of a time or an entry and writes it into the audit; its version goes on by one. */
export function tell<N extends EventName>(
  tx: Tx,
  as: Acting,
  type: 'reception' | 'reception_slot',
  row: SlotRow | ReceptionRow,
  name: N,
  data: EventOf<N>,
): void {
  row.version += 1;
  const { id, version, unitId, unitCode } = row;
  tx.emit<unknown>({
    unitId,
    unitCode,
    type: told[name],
    typeName: `baro.complaints.v1.${name}`,
    data,
    verb: verbs[name],
    aggregateType: type,
    aggregateId: id,
    aggregateVersion: version,
    unitIds: [],
  });
  const details = { postId: as.postId };
  tx.audit({ action: verbs[name], subjectType: type, subjectId: id, unitId, details });
}
