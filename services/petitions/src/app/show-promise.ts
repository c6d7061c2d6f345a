import { daysBetween, dueStateOf, endOfDay, localDateOf, postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PromiseOrigin } from '@baro/proto/baro/petitions/v1/promises';
import type {
  CouncilPromise,
  Evidence,
  PromiseMilestone,
  PromiseMove,
  PromiseWord,
} from '@baro/proto/baro/petitions/v1/promises';
import { codeOf } from '../domain/code.ts';
import { promiseActions } from '../domain/promise-actions.ts';
import type { PromiseFacts } from '../domain/promise-policy.ts';
import { isBroken } from '../domain/promise-standing.ts';
import type { EvidenceRow, MilestoneRow, MoveRow, PromiseRow, WordRow } from '../store/promise-entities.ts';
import type { ItemRow, PetitionRow } from '../store/petition-entities.ts';
import { findItems, findPetitionsIn } from '../store/petition-store.ts';
import { findHistory, findPromiseCounts } from '../store/promise-store.ts';
import type { PromiseCounts, PromiseHistory } from '../store/promise-store.ts';
import { findSessionNames } from '../store/session-store.ts';

/** What the policy asks of a promise; `item` is who holds the petition it is of. */
export function promiseFacts(row: PromiseRow, item: ItemRow | undefined): PromiseFacts {
  const follows = row.origin === PromiseOrigin.ANSWER;
  const { promiserUnitId, accountableUnitId, reporterUnitId } = row;
  const { promiserPersonId, accountablePersonId, reporterPersonId } = row;
  const holderUnitId = follows ? item?.holderUnitId : undefined;
  return {
    unitId: row.unitId,
    accountablePostId: row.accountablePostId,
    holderPostId: (follows && item?.holderPostId) || '',
    promiserUnitIds: [promiserUnitId, accountableUnitId, reporterUnitId, holderUnitId].flatMap(
      (id) => id ?? [],
    ),
    promiserPersonIds: [promiserPersonId, accountablePersonId, reporterPersonId].flatMap((id) => id ?? []),
  };
}

/** Promises as lists show them, in their order. */
export async function showPromises(
  em: EntityManager,
  session: Session,
  rows: readonly PromiseRow[],
): Promise<CouncilPromise[]> {
  const petitionIds = [...new Set(rows.flatMap(({ petitionId }) => petitionId ?? []))];
  const petitions = new Map((await findPetitionsIn(em, petitionIds)).map((row) => [row.id, row]));
  const items = await findItems(em, petitionIds);
  const sessions = await findSessionNames(
    em,
    rows.flatMap(({ sessionId }) => sessionId ?? []),
  );
  const counts = await findPromiseCounts(
    em,
    rows.map(({ id }) => id),
    localDateOf(session.now),
  );
  return rows.map((row) =>
    showPromise(session, row, {
      petition: petitions.get(row.petitionId ?? ''),
      item: items.get(row.petitionId ?? ''),
      sessionName: sessions.get(row.sessionId ?? '') ?? '',
      counts: counts.get(row.id),
    }),
  );
}

/** The promise with everything that happened to it. */
export async function promiseDetail(
  em: EntityManager,
  session: Session,
  row: PromiseRow,
): Promise<CouncilPromise> {
  const [shown] = await showPromises(em, session, [row]);
  if (!shown) throw new Error('a promise cannot be shown');
  return { ...shown, ...showHistory(session, await findHistory(em, row.id)) };
}

interface Beside {
  petition: PetitionRow | undefined;
  item: ItemRow | undefined;
  sessionName: string;
  counts: PromiseCounts | undefined;
}

function showPromise(session: Session, row: PromiseRow, beside: Beside): CouncilPromise {
  const { now, soonEnd } = session;
  const { id, unitId, origin, content, promiseDate, dueDate, originalDueDate, state } = row;
  const { createTime, updateTime } = row;
  const { petition, item, sessionName, counts } = beside;
  return {
    id,
    unitId,
    origin,
    content,
    promiseDate,
    dueDate,
    originalDueDate,
    state,
    createTime,
    updateTime,
    sessionName,
    unitName: session.directory.unit(unitId, createTime)?.name ?? '',
    petitionId: row.petitionId ?? '',
    petitionCode: petition ? codeOf(petition) : '',
    sessionId: row.sessionId ?? '',
    promisedBy: postHolder(session, authorOf(row, 'promiser'), createTime),
    accountable: postHolder(session, authorOf(row, 'accountable'), createTime),
    dueState: dueStateOf(endOfDay(dueDate), row.reportTime, now, soonEnd),
    broken: isBroken(row, localDateOf(now)),
    moveCount: counts?.moves ?? 0,
    carryCount: counts?.carried ?? 0,
    reportTime: row.reportTime ?? undefined,
    keepTime: row.keepTime ?? undefined,
    milestoneCount: counts?.milestones ?? 0,
    reachedCount: counts?.reached ?? 0,
    milestones: [],
    moves: [],
    words: [],
    etag: String(row.version),
    allowedActions: promiseActions(session.staff, promiseFacts(row, item), state, session.find),
  };
}

function authorOf(row: PromiseRow, who: 'promiser' | 'accountable') {
  return {
    unitId: row[`${who}UnitId`],
    postId: row[`${who}PostId`],
    personId: row[`${who}PersonId`],
  };
}

function showHistory(
  session: Session,
  { milestones, moves, words, evidence }: PromiseHistory,
): Pick<CouncilPromise, 'milestones' | 'moves' | 'words'> {
  return {
    milestones: milestones.map((row) => showMilestone(session, row)),
    moves: moves.map((row) => showMove(session, row)),
    words: words.map((row) =>
      showWord(
        session,
        row,
        evidence.filter(({ wordId }) => wordId === row.id),
      ),
    ),
  };
}

function showMilestone({ now, soonEnd }: Session, row: MilestoneRow): PromiseMilestone {
  const { id, content, dueDate, originalDueDate, reachTime } = row;
  const dueState = dueStateOf(endOfDay(dueDate), reachTime, now, soonEnd);
  return { id, content, dueDate, originalDueDate, dueState, reachTime: reachTime ?? undefined };
}

function showMove(session: Session, row: MoveRow): PromiseMove {
  const { id, fromDate, toDate, reason, moveTime } = row;
  const by = { unitId: row.byUnitId, postId: row.byPostId, personId: row.byPersonId };
  return {
    id,
    fromDate,
    toDate,
    reason,
    moveTime,
    milestoneId: row.milestoneId ?? '',
    days: daysBetween(fromDate, toDate),
    by: postHolder(session, by, moveTime),
  };
}

function showWord(session: Session, row: WordRow, evidence: readonly EvidenceRow[]): PromiseWord {
  const { id, kind, text, wordTime } = row;
  const by = { unitId: row.byUnitId, postId: row.byPostId, personId: row.byPersonId };
  return {
    id,
    kind,
    text,
    wordTime,
    milestoneId: row.milestoneId ?? '',
    by: postHolder(session, by, wordTime),
    evidence: evidence.map((shown): Evidence => ({
      id: shown.id,
      kind: shown.kind,
      documentId: shown.documentId,
      text: shown.text,
      wordId: shown.wordId,
    })),
  };
}
