import { AppError, checkImport, FieldCheck, checkId, isUniqueViolation, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { clerkOf, localDateOf, openSession } from '@baro/directory-client';
import type { Acting, Session, UnitView } from '@baro/directory-client';
import type {
  ImportPetitionsRequest,
  ImportPetitionsResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { Raising } from '@baro/proto/baro/petitions/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { codeOf } from '../domain/code.ts';
import { readPetitionRow } from '../domain/import-row.ts';
import type { RowFault, SourceRow } from '../domain/import-row.ts';
import { mayImport } from '../domain/policy.ts';
import { ItemEntity, PetitionEntity, RaisingEntity } from '../store/petition-entities.ts';
import type { ItemRow, PetitionRow } from '../store/petition-entities.ts';
import { findKnownIds, indexPetition, takeNumbers } from '../store/petition-store.ts';
import { syncSessions } from '../store/session-store.ts';
import { markStale } from '../store/term-store.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { movePetition, newItem } from './hands.ts';
import { getSession, newPetition, newRaising } from './record-petition.ts';

/** Rows of one import: each is held, told and indexed. */
const maxRows = 100;

interface Place {
  session: Session;
  unit: UnitView;
  as: Acting;
  sessionId: string;
  source: string;
}

/** Takes rows of a session's list as petitions; a known external id is skipped, what cannot be taken is refused by itself. */
export async function importPetitions(
  deps: Deps,
  request: ImportPetitionsRequest,
  ctx: CallContext,
): Promise<ImportPetitionsResponse> {
  const { unitId, sessionId, source } = request;
  checkImport(request, 'petitions', request.petitions.slice(0, maxRows));
  const check = new FieldCheck();
  checkId(check, 'sessionId', sessionId);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const unit = session.directory.unit(unitId, session.now);
  const decision = mayImport(session.staff, { unitId, territoryId: unit?.parentId ?? '' });
  if (!unit || !decision.allowed) throw new AppError('PERMISSION_DENIED');
  if (!unit.inForce) throw new AppError('UNIT_CLOSED');
  await getSession(ctx, sessionId, unitId);
  if (request.petitions.length > maxRows) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(maxRows) } });
  }
  const place = { session, unit, as: decision.as, sessionId, source };
  if (request.validateOnly) return (await sift(ctx.em, place, request)).response;
  return write(ctx, request, async (tx) => {
    const { rows, response } = await sift(tx.em, place, request);
    tx.audit({
      action: 'import',
      subjectType: 'petition',
      unitId,
      details: { sessionId, count: rows.length },
    });
    await take(tx, place, rows);
    return response;
  });
}

/** Parts rows into known, refused and to be taken. */
async function sift(
  em: EntityManager,
  { session, sessionId, source }: Place,
  request: ImportPetitionsRequest,
): Promise<{ rows: SourceRow[]; response: ImportPetitionsResponse }> {
  const externalIds = request.petitions.map((row) => row.externalId);
  const known = await findKnownIds(em, sessionId, source, externalIds);
  const rows: SourceRow[] = [];
  const refusals: ImportPetitionsResponse['refusals'] = [];
  for (const raw of request.petitions) {
    if (known.has(raw.externalId)) continue;
    const read = readPetitionRow(raw, localDateOf(session.now));
    if ('row' in read) {
      rows.push(read.row);
    } else {
      const { row, externalId } = raw;
      refusals.push({ row, externalId, ...read.fault, messageVi: refusalSentence(read.fault) });
    }
  }
  return { rows, response: { importedCount: rows.length, skippedCount: known.size, refusals } };
}

const fieldNames: Record<string, string> = {
  words: 'Nội dung kiến nghị',
  localityName: 'Địa phương',
  competentName: 'Cơ quan có thẩm quyền',
  letterNumberSymbol: 'Số công văn',
  letterDate: 'Ngày công văn',
};

const rules: Record<RowFault['reason'], string> = {
  REQUIRED: 'bị bỏ trống',
  TOO_LONG: 'dài quá quy định',
  NOT_A_DATE: 'không phải ngày hợp lệ',
  DATE_IN_FUTURE: 'sau ngày hôm nay',
};

/** Why a row was not taken, for staff. */
function refusalSentence({ reason, field }: RowFault): string {
  return `${fieldNames[field] ?? field} ${rules[reason]}.`;
}

/** Stores the rows and tells of them once they have their numbers, all in one go. */
async function take(tx: Tx, place: Place, rows: readonly SourceRow[]): Promise<void> {
  const { session, unit, as, sessionId } = place;
  const taken = rows.map((row) => store(tx, place, row));
  // Who comes second tries again and finds the row known.
  await tx.em.flush().catch((error: unknown) => {
    if (isUniqueViolation(error, 'petition_raisings_external_key')) {
      throw new AppError('UNAVAILABLE', { cause: error });
    }
    throw error;
  });
  const [first] = taken;
  if (!first) return;
  const to = clerkOf(session, unit.id);
  tx.last(async () => {
    let number = await takeNumbers(tx.em, unit.id, first.petition.year, taken.length);
    for (const { petition, item, raisingId } of taken) {
      petition.number = number;
      number += 1;
      const data = { unitId: unit.id, sessionId, raisingId };
      emitPetition(tx, petition, 'PetitionRecorded', data, [to.unitId]);
      movePetition({ tx, session, petition, item, as }, { reason: 'recorded', to });
    }
    await tx.em.flush();
    for (const { petition } of taken) await syncSessions(tx.em, petition);
    await markStale(
      tx.em,
      taken.map(({ petition }) => petition.id),
    );
    for (const { petition } of taken) await indexPetition(tx.em, petition.id, codeOf(petition));
  }, `petition ${unit.id} ${first.petition.year}`);
}

function store(
  tx: Tx,
  { session, unit, sessionId, source }: Place,
  row: SourceRow,
): { petition: PetitionRow; item: ItemRow; raisingId: string } {
  const petition = tx.em.create(PetitionEntity, newPetition(session, unit, row));
  const item = tx.em.create(ItemEntity, newItem(petition.id, session.now));
  const raising = newRaising(Raising.fromPartial({ ...row, sessionId }), petition.id, session.now);
  const line = tx.em.create(RaisingEntity, { ...raising, source, externalId: row.externalId });
  tx.em.persist([petition, item, line]);
  return { petition, item, raisingId: raising.id };
}
