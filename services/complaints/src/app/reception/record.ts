import { getHolderOf, getOpenUnit, isUnder, localDateOf, openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, isUuid, nameId, refuseField, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { Reception } from '@baro/proto/baro/complaints/v1/reception';
import type {
  RecordReceptionRequest,
  RecordReceptionResponse,
} from '@baro/proto/baro/complaints/v1/reception';
import { LegalCodeKind, PartyIdentity, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mayKeepBook } from '../../domain/reception-policy.ts';
import type { PartyInput } from '../../identity/index.ts';
import { findCodes } from '../../store/code-store.ts';
import { findFile, takeNumber } from '../../store/letter-store.ts';
import { ReceptionEntity, TakenPaperEntity, VisitorEntity } from '../../store/reception-entities.ts';
import type { ReceptionRow, VisitorRow } from '../../store/reception-entities.ts';
import { findSlot } from '../../store/slot-store.ts';
import type { Deps } from '../deps.ts';
import { checkCodes } from '../legal-codes.ts';
import { seesLetter } from '../sight.ts';
import { tell } from './book.ts';
import { checkReception, tidyReception } from './fields.ts';
import { noticeClock, showReception } from './show.ts';

const space = 'b7a1c8f0-52c3-4c0e-9a3b-6d0f6a0e4c21';

/**
 * Enters a visit into the book. Who came, and who is to be kept away, is kept first, under ids that a repeated call makes
 * again; the entry comes after and holds the ids alone, as a letter does.
 */
export async function recordReception(
  deps: Deps,
  request: RecordReceptionRequest,
  ctx: CallContext,
): Promise<RecordReceptionResponse> {
  const asked = tidyReception(request.reception ?? Reception.create());
  const session = await openSession(ctx, deps.directory);
  const decision = isUuid(asked.unitId) ? mayKeepBook(session.staff, asked.unitId) : undefined;
  if (decision && !decision.allowed) throw new AppError('PERMISSION_DENIED');
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkReception(check, asked, session.now);
  check.throwIfAny();
  if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
  const row = await newEntry(deps, ctx, session, asked, request.requestId);
  const people = visitorsOf(asked, row.id);
  await deps.identities.put(people.map(({ kept }) => kept));
  const { denouncedPersonId: personId, denouncedUnitId } = asked;
  if (denouncedUnitId) await deps.identities.bar({ caseId: row.id, personId, unitId: denouncedUnitId });
  // The stored hash of the request is made without what it says of people.
  const parties = asked.parties.map((party) => ({ ...party, identity: undefined }));
  const bare = { ...request, reception: { ...asked, parties, denouncedPersonId: '', denouncedUnitId: '' } };
  const visitors = people.map((person) => person.row);
  return write(ctx, bare, (tx) => enter(tx, session, { row, asked, visitors, as: decision.as }));
}

const roles: Readonly<Record<number, PartyInput['role']>> = {
  [PartyRole.SENDER]: 'sender',
  [PartyRole.REPRESENTATIVE]: 'representative',
};

function visitorsOf({ parties }: Reception, receptionId: string): { kept: PartyInput; row: VisitorRow }[] {
  return parties.map(({ role, localityCode, secretOnRequest, identity }, position) => {
    const partyId = nameId(`party ${receptionId} ${position}`, space);
    const common = { partyId, secretOnRequest, localityCode };
    const kept = { ...common, caseId: receptionId, role: roles[role] ?? 'sender' };
    return {
      kept: { ...kept, identity: identity ?? PartyIdentity.create() },
      row: { ...common, receptionId, position, role },
    };
  });
}

/**
 * The entry without a number, once everything it names is known to be there.
 * @throws AppError as the contract says
 */
async function newEntry(
  deps: Deps,
  ctx: CallContext,
  session: Session,
  asked: Reception,
  requestId: string,
): Promise<ReceptionRow> {
  const { em } = ctx;
  const { unitId, receiverPostId, refusalCode, summary, content, sameContentCount, competent } = asked;
  const { settledBy, guidedTo, guidedNumberSymbol, passedTo, passedNumberSymbol } = asked;
  const receiveTime = asked.receiveTime ?? session.now;
  const date = localDateOf(receiveTime);
  const unit = getOpenUnit(session, unitId);
  const receiver = getHolderOf(session, 'reception.receiverPostId', receiverPostId);
  if (!isUnder(receiver.unitId, unitId, session.find)) {
    refuseField('reception.receiverPostId', 'NOT_IN_UNIT', 'is not under the unit', 'không thuộc đơn vị');
  }
  if (asked.slotId && (await findSlot(em, asked.slotId))?.unitId !== unitId) {
    throw new AppError('SLOT_NOT_FOUND');
  }
  await checkLetter(deps, em, session, asked);
  if (refusalCode) {
    const kind = LegalCodeKind.RECEPTION_REFUSAL;
    await checkCodes(em, 'reception.refusalCode', kind, [refusalCode], date);
  }
  const peopleCount = Math.max(asked.peopleCount, asked.parties.length, 1);
  const notice = refusalCode ? noticeClock(session, receiveTime) : undefined;
  return {
    unitId,
    receiverPostId,
    refusalCode,
    summary,
    content,
    sameContentCount,
    competent,
    settledBy,
    guidedTo,
    guidedNumberSymbol,
    passedTo,
    passedNumberSymbol,
    id: nameId(`reception ${ctx.caller.accountId} ${requestId}`, space),
    version: 0,
    unitCode: unit.code,
    year: Number(date.slice(0, 4)),
    number: 0,
    receiveTime,
    slotId: asked.slotId || null,
    letterId: asked.letterId || null,
    receiverUnitId: receiver.unitId,
    receiverPersonId: receiver.personId ?? '',
    peopleCount,
    crowd: peopleCount >= (await crowdOn(em, date)),
    noticeOriginalDueTime: notice?.originalDueTime ?? null,
    noticeCalendarVersion: notice?.calendarVersion ?? '',
    noticeNumberSymbol: '',
    noticeSendDate: null,
    noticeTime: null,
    createTime: session.now,
  };
}

/** The letter taken at the visit is one of the unit that the caller sees. @throws AppError LETTER_NOT_FOUND */
async function checkLetter(deps: Deps, em: EntityManager, session: Session, asked: Reception): Promise<void> {
  if (!asked.letterId) return;
  const file = await findFile(em, asked.letterId);
  const seen = file?.letter.unitId === asked.unitId && (await seesLetter(deps, em, session, file));
  if (!seen) throw new AppError('LETTER_NOT_FOUND');
}

/** From how many people on the law of the day speaks of a crowd; no number where it has none. */
async function crowdOn(em: EntityManager, date: string): Promise<number> {
  const limits = await findCodes(em, LegalCodeKind.LIMIT, date);
  return limits.find(({ code }) => code === 'crowd')?.value ?? Infinity;
}

interface Entered {
  row: ReceptionRow;
  asked: Reception;
  visitors: VisitorRow[];
  as: Acting;
}

async function enter(tx: Tx, session: Session, { row, asked, visitors: rows, as }: Entered) {
  const { em } = tx;
  const reception = em.create(ReceptionEntity, row);
  const visitors = rows.map((visitor) => em.create(VisitorEntity, visitor));
  const papers = asked.originals.map((paper, position) =>
    em.create(TakenPaperEntity, { ...paper, receptionId: row.id, position }),
  );
  em.persist([reception, ...visitors, ...papers]);
  tx.last(async () => {
    reception.number = await takeNumber(em, row.unitId, row.year, 'reception_series');
    const data = { receptionId: row.id, unitId: row.unitId, refused: row.refusalCode !== '' };
    tell(tx, as, 'reception', reception, 'ReceptionRecorded', data);
    await em.flush();
  }, `reception ${row.unitId} ${row.year}`);
  return async () => ({
    reception: showReception(session, { reception, visitors, papers, followUps: [] }),
  });
}
