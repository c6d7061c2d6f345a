import { dueStateOf, postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import type {
  Answer,
  DueProposal,
  Petition,
  Raising,
  Result,
  VoterWord,
} from '@baro/proto/baro/petitions/v1/resources';
import { petitionActions } from '../domain/allowed-actions.ts';
import { codeOf } from '../domain/code.ts';
import type { PetitionFacts } from '../domain/policy.ts';
import type { PartRow } from '../store/part-store.ts';
import type { AnswerRow, ItemRow, PetitionRow, RaisingRow, ResultRow } from '../store/petition-entities.ts';
import { holderOf } from './hands.ts';
import { showPart } from './show-part.ts';

/** What is shown beside the fields. */
export interface PetitionDetail {
  claim?: ResultRow | undefined;
  finding?: ResultRow | undefined;
  raisings?: readonly RaisingRow[];
  answers?: readonly AnswerRow[];
  results?: readonly ResultRow[];
  /** Names of sessions by id. */
  sessions?: ReadonlyMap<string, string>;
  /** Code of the petition it was retired in favour of. */
  favouredCode?: string;
  /** Co-ordinators' parts, each with who holds it. */
  parts?: readonly { part: PartRow; partItem: ItemRow | undefined }[];
  /** What voters and deputies said of the result, newest first; in lists the count alone. */
  voterWords?: VoterWord[];
  notSolvedCount?: number;
  dueProposals?: readonly DueProposal[];
  /** Petitions retired in its favour. */
  retired?: readonly { petition: PetitionRow; raisings: readonly RaisingRow[] }[];
}

/** What the policy asks of a petition. */
export function factsOf(session: Session, petition: PetitionRow, item: ItemRow | undefined): PetitionFacts {
  return {
    unitId: petition.unitId,
    territoryId: session.find(petition.unitId)?.parentId ?? '',
    state: petition.state,
    holderPostId: item?.holderPostId ?? '',
  };
}

/** A petition as the contract shows it; lists leave out the detail. */
export function showPetition(
  session: Session,
  row: PetitionRow,
  item: ItemRow | undefined,
  detail: PetitionDetail = {},
): Petition {
  const { claim, finding, raisings = [], answers = [], results = [], sessions = new Map() } = detail;
  const { id, unitId, subject, level, field, competentName, state, raisingCount, createTime, updateTime } =
    row;
  return {
    id,
    unitId,
    subject,
    level,
    field,
    competentName,
    state,
    raisingCount,
    createTime,
    updateTime,
    code: codeOf(row),
    unitName: unitNameOf(session, unitId, createTime),
    leadUnitId: row.leadUnitId ?? '',
    leadUnitName: unitNameOf(session, row.leadUnitId, row.assignTime ?? createTime),
    dueTime: row.dueTime ?? undefined,
    originalDueTime: row.originalDueTime ?? undefined,
    dueState: answerDueState(session, row),
    holder: item && postHolder(session, holderOf(item), item.sinceTime),
    answerTime: row.answerTime ?? undefined,
    claim: claim && showResult(session, claim),
    finding: finding && showResult(session, finding),
    raisings: raisings.map((raising) => showRaising(raising, sessions)),
    favouredId: row.favouredId ?? '',
    favouredCode: detail.favouredCode ?? '',
    retired: (detail.retired ?? []).map(({ petition, raisings: lines }) => ({
      petitionId: petition.id,
      code: codeOf(petition),
      subject: petition.subject,
      raisings: lines.map((line) => showRaising(line, sessions)),
    })),
    voterWords: detail.voterWords ?? [],
    notSolvedCount: detail.notSolvedCount ?? 0,
    dueProposals: [...(detail.dueProposals ?? [])],
    answers: answers.map((answer) => showAnswer(session, answer)),
    results: results.map((result) => showResult(session, result)),
    parts: (detail.parts ?? []).map(({ part, partItem }) =>
      showPart(session, factsOf(session, row, item), part, partItem),
    ),
    etag: String(row.version),
    allowedActions: petitionActions(session.staff, factsOf(session, row, item)),
  };
}

function unitNameOf(session: Session, unitId: string | null | undefined, at: Date): string {
  return unitId ? (session.directory.unit(unitId, at)?.name ?? '') : '';
}

/** The due time is the answer's: what was answered in time is not overdue for being unresolved. */
function answerDueState({ now, soonEnd }: Session, row: PetitionRow): DueState {
  if (row.state === PetitionState.RECORDED) return DueState.NONE;
  return dueStateOf(row.dueTime, row.answerTime, now, soonEnd);
}

function showRaising(row: RaisingRow, sessions: ReadonlyMap<string, string>): Raising {
  const { meetingDate, letterDate, source: _, externalId: __, ...rest } = row;
  return {
    ...rest,
    sessionName: sessions.get(row.sessionId) ?? '',
    meetingDate: meetingDate ?? '',
    letterDate: letterDate ?? '',
  };
}

function showAnswer(session: Session, row: AnswerRow): Answer {
  const { id, state, text, submitTime, note } = row;
  const submitter = { unitId: row.submitUnitId, postId: row.submitPostId, personId: row.submitPersonId };
  const signer = {
    unitId: row.signUnitId ?? null,
    postId: row.signPostId ?? null,
    personId: row.signPersonId ?? null,
  };
  const signTime = row.signTime ?? undefined;
  return {
    id,
    state,
    text,
    submitTime,
    note,
    documentId: row.documentId ?? '',
    submittedBy: postHolder(session, submitter, submitTime),
    signedBy: signTime && postHolder(session, signer, signTime),
    signTime,
  };
}

function showResult(session: Session, row: ResultRow): Result {
  const { id, kind, resultClass, text, resultTime } = row;
  const by = { unitId: row.byUnitId, postId: row.byPostId, personId: row.byPersonId };
  return {
    id,
    kind,
    resultClass,
    text,
    resultTime,
    dueDate: row.dueDate ?? '',
    by: postHolder(session, by, resultTime),
  };
}
