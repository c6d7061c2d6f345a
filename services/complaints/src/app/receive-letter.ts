import { getOpenUnit, localDateOf, openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, isUuid, nameId, write, enumName } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import {
  LetterBranch,
  LetterContent,
  LetterState,
  Letter,
  LetterChannel,
  PartyIdentity,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import type { ReceiveLetterRequest, ReceiveLetterResponse } from '@baro/proto/baro/complaints/v1/letters';
import { codeOf } from '../domain/code.ts';
import { mayReceive } from '../domain/policy.ts';
import { ItemEntity, LetterEntity, OriginalEntity, PartyEntity } from '../store/letter-entities.ts';
import type { LetterRow, PartyRow } from '../store/letter-entities.ts';
import { addViewers, indexLetter, takeNumber } from '../store/letter-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { startClock } from './clocks.ts';
import type { Deps } from './deps.ts';
import { emitLetter } from './emit.ts';
import { letterDetail } from './get-letter.ts';
import { moveLetter, newItem } from './hands.ts';
import type { PartyInput } from '../identity/index.ts';
import { checkLetter, tidyLetter } from './letter-fields.ts';

const space = '4c0f1a0a-6f0e-4f0b-8f6b-2f4a5f1f7a10';

/**
 * Receives a letter. Who its people are is kept first, under ids that a repeated call makes again; the letter comes after and
 * holds the ids alone. What a crash in between leaves is an identity of no letter, which the store removes.
 */
export async function receiveLetter(
  deps: Deps,
  request: ReceiveLetterRequest,
  ctx: CallContext,
): Promise<ReceiveLetterResponse> {
  const letter = tidyLetter(request.letter ?? Letter.create());
  const session = await openSession(ctx, deps.directory);
  const decision = isUuid(letter.unitId) ? mayReceive(session.staff, letter.unitId) : undefined;
  if (decision && !decision.allowed) throw new AppError('PERMISSION_DENIED');
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkLetter(check, letter, session.now);
  check.throwIfAny();
  if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
  const unit = getOpenUnit(session, letter.unitId);
  const id = nameId(`letter ${ctx.caller.accountId} ${request.requestId}`, space);
  const people = peopleOf(letter, id);
  await deps.identities.put(people.map((person) => person.kept));
  const row = newLetter(session, letter, { id, unitCode: unit.code, receiverPostId: decision.as.postId });
  // The stored hash of the request is made without what it says of people.
  const bare = {
    ...request,
    letter: { ...letter, parties: letter.parties.map((party) => ({ ...party, identity: undefined })) },
  };
  return write(ctx, bare, (tx) =>
    receive(tx, session, { row, letter, parties: people.map((p) => p.row), as: decision.as }),
  );
}

/** Name of a part by which the identity store knows it. */
export const roleNames: Readonly<Record<number, PartyInput['role']>> = {
  [PartyRole.SENDER]: 'sender',
  [PartyRole.REPRESENTATIVE]: 'representative',
  [PartyRole.DENOUNCED]: 'denounced',
};

function peopleOf(letter: Letter, letterId: string): { kept: PartyInput; row: PartyRow }[] {
  return letter.parties.map(({ role, localityCode, signed, secretOnRequest, identity }, position) => {
    const partyId = nameId(`party ${letterId} ${position}`, space);
    const kept = {
      caseId: letterId,
      partyId,
      role: roleNames[role] ?? 'sender',
      secretOnRequest,
      localityCode,
    };
    return {
      kept: { ...kept, identity: identity ?? PartyIdentity.create() },
      row: { letterId, partyId, position, role, localityCode, signed, secretOnRequest, withdrawTime: null },
    };
  });
}

/** A letter nobody has numbered, classified or held yet. */
function newLetter(
  session: Session,
  letter: Letter,
  keys: Pick<LetterRow, 'id' | 'unitCode' | 'receiverPostId'>,
): LetterRow {
  const { unitId, channel, fromBody, fromNumberSymbol, fromDate, summary, text, parties, anonymous } = letter;
  const named = parties.filter(({ role }) => role !== PartyRole.DENOUNCED).length;
  return {
    ...keys,
    version: 0,
    unitId,
    deciderUnitId: unitId,
    year: Number(localDateOf(session.now).slice(0, 4)),
    number: 0,
    channel,
    fromBody,
    fromNumberSymbol,
    fromDate: fromDate || null,
    receiveTime: letter.receiveTime ?? session.now,
    summary,
    text,
    peopleCount: Math.max(letter.peopleCount, named, 1),
    state: LetterState.RECEIVED,
    stateBefore: LetterState.UNSPECIFIED,
    content: LetterContent.UNSPECIFIED,
    branch: LetterBranch.UNSPECIFIED,
    eligible: false,
    ineligibleCode: '',
    competent: false,
    competentBody: '',
    complaintKind: 0,
    instance: 0,
    remote: false,
    contestedAct: '',
    knownDate: null,
    unanswered: false,
    previousLetterId: null,
    lateReason: '',
    anonymous,
    severalPlaces: false,
    againstResolver: false,
    further: 0,
    many: false,
    classifyTime: null,
    disposalNumberSymbol: '',
    disposalNote: '',
    published: false,
    dueTime: null,
    createTime: session.now,
    updateTime: session.now,
  };
}

interface Received {
  row: LetterRow;
  letter: Letter;
  parties: PartyRow[];
  as: Acting;
}

async function receive(tx: Tx, session: Session, { row, letter: asked, parties: rows, as }: Received) {
  const { em } = tx;
  const letter = em.create(LetterEntity, row);
  const item = em.create(ItemEntity, newItem(row.id, session.now));
  const parties = rows.map((party) => em.create(PartyEntity, party));
  const papers = asked.originals.map((paper, position) =>
    em.create(OriginalEntity, { ...paper, letterId: row.id, position }),
  );
  em.persist([letter, item, ...parties, ...papers]);
  const none = {
    clocks: [],
    complaint: null,
    suspensions: [],
    dialogues: [],
    denunciation: null,
    extensions: [],
  };
  const act: Acts = { tx, session, as, letter, item, parties, ...none };
  startClock(act, 'accept', letter.receiveTime);
  tx.last(async () => {
    letter.number = await takeNumber(em, row.unitId, row.year);
    const { unitId, postId, personId } = as;
    await addViewers(em, row.id, [row.unitId]);
    await moveLetter(act, { reason: 'received', to: { unitId, postId, personId } });
    const data = { unitId: row.unitId, channel: enumName(LetterChannel, row.channel) };
    emitLetter(tx, letter, 'LetterReceived', data, [unitId]);
    auditAct(act, 'receive', { number: letter.number, parties: parties.length });
    await em.flush();
    await indexLetter(em, row.id, codeOf(letter));
  }, `letter ${row.unitId} ${row.year}`);
  return async () => ({ letter: await letterDetail(em, session, act) });
}
