import { getOpenUnit, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import {
  AppError,
  checkId,
  checkReason,
  FieldCheck,
  isUniqueViolation,
  isUuid,
  newId,
  nextToken,
  pageOf,
  tidy,
  write,
} from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { CouncilSession } from '@baro/proto/baro/petitions/v1/resources';
import type {
  CreateCouncilSessionRequest,
  CreateCouncilSessionResponse,
  ListCouncilSessionsRequest,
  ListCouncilSessionsResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { mayKeep, maySeePetitions } from '../domain/policy.ts';
import { SessionEntity } from '../store/petition-entities.ts';
import type { SessionRow } from '../store/petition-entities.ts';
import { findSessionPage } from '../store/session-store.ts';
import { countSaidBySession } from '../store/voter-word-store.ts';
import type { Deps } from './deps.ts';
import { emitSession } from './emit.ts';

/** Enters a session of a Council. */
export async function createCouncilSession(
  deps: Deps,
  request: CreateCouncilSessionRequest,
  ctx: CallContext,
): Promise<CreateCouncilSessionResponse> {
  const asked = request.session ?? CouncilSession.create();
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkSession(check, asked);
  const session = await openSession(ctx, deps.directory);
  // Who may not is told that and nothing of the fields.
  if (isUuid(asked.unitId) && !mayKeep(session.staff, asked).allowed) throw new AppError('PERMISSION_DENIED');
  check.throwIfAny();
  const unit = getOpenUnit(session, asked.unitId);
  if (unit.kind !== 'council') throw new AppError('UNIT_NOT_FOUND');
  const row = newSession(asked, session.now);
  return write(ctx, request, (tx) => enter(tx, session, row, unit.code));
}

function checkSession(check: FieldCheck, { unitId, name, term, openDate, closeDate }: CouncilSession): void {
  checkId(check, 'session.unitId', unitId);
  checkReason(check, 'session.name', name, 200);
  checkReason(check, 'session.term', term, 60);
  if (check.required('session.openDate', openDate)) check.isoDate('session.openDate', openDate);
  check.isoDate('session.closeDate', closeDate);
  if (closeDate && closeDate < openDate) {
    const vi = 'ngày bế mạc trước ngày khai mạc';
    check.add('session.closeDate', 'BEFORE_OPENING', 'lies before the first day', vi);
  }
}

function newSession({ unitId, name, term, openDate, closeDate }: CouncilSession, now: Date): SessionRow {
  return {
    id: newId(),
    version: 1,
    unitId,
    name: tidy(name),
    term: tidy(term),
    openDate,
    closeDate: closeDate || null,
    petitionCount: 0,
    answeredCount: 0,
    closedCount: 0,
    createTime: now,
  };
}

async function enter(tx: Tx, session: Session, row: SessionRow, unitCode: string) {
  tx.em.persist(tx.em.create(SessionEntity, row));
  await tx.em.flush().catch((error: unknown) => {
    if (isUniqueViolation(error, 'sessions_name_key')) throw new AppError('SESSION_EXISTS', { cause: error });
    throw error;
  });
  emitSession(tx, row, unitCode);
  tx.audit({ action: 'create', subjectType: 'session', subjectId: row.id, unitId: row.unitId, details: {} });
  return { session: showSession(session, row) };
}

/** Lists sessions, the latest first, with the counts of both axes. */
export async function listCouncilSessions(
  deps: Deps,
  request: ListCouncilSessionsRequest,
  ctx: CallContext,
): Promise<ListCouncilSessionsResponse> {
  const { pageSize, pageToken, unitId } = request;
  const check = new FieldCheck();
  check.uuid('unitId', unitId);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, { unitId });
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  const found = await findSessionPage(ctx.em, { unitId, size: page.size, after: page.after });
  const shown = found.slice(0, page.size);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  const said = await countSaidBySession(
    ctx.em,
    shown.map(({ id }) => id),
  );
  return {
    sessions: shown.map((row) => ({
      ...showSession(session, row),
      notSolvedCount: said.get(row.id) ?? 0,
    })),
    nextPageToken: last ? nextToken([last.openDate, last.id], { unitId }) : '',
  };
}

function showSession(session: Session, row: SessionRow): CouncilSession {
  const { version: _, closeDate, ...shown } = row;
  return {
    ...shown,
    notSolvedCount: 0,
    closeDate: closeDate ?? '',
    unitName: session.directory.unit(row.unitId, row.createTime)?.name ?? '',
    allowedActions: mayKeep(session.staff, row).allowed ? ['RecordPetition'] : [],
  };
}
