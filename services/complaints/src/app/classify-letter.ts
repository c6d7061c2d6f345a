import { checkEnum, checkReason, tidy, enumName } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { AppError } from '@baro/chassis';
import type { ClassifyLetterRequest } from '@baro/proto/baro/complaints/v1/letters';
import {
  Classification,
  ComplaintInstance,
  ComplaintKind,
  FurtherDenunciation,
  LegalCodeKind,
  LetterBranch,
  LetterContent,
  LetterState,
} from '@baro/proto/baro/complaints/v1/resources';
import { ComplaintEntity, newComplaint } from '../store/complaint-entities.ts';
import { DenunciationEntity, newDenunciation } from '../store/denunciation-entities.ts';
import { findLetter } from '../store/letter-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { settleAcceptClock } from './clocks.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';
import { checkCodes, groupLimits } from './legal-codes.ts';
import { receiveDateOf } from './show-letter.ts';

/** Classifies a letter on every axis of the law. */
export const classifyLetter = letterAct<ClassifyLetterRequest>({
  action: 'ClassifyLetter',
  check: (check, { classification }) => checkAxes(check, classification ?? Classification.create()),
  work: (act, { classification }) => classify(act, classification ?? Classification.create()),
});

function checkAxes(check: FieldCheck, asked: Classification): void {
  const { content, branch, eligible, ineligibleCode, competent, competentBody } = asked;
  const at = (name: string): string => `classification.${name}`;
  if (check.required(at('content'), content || undefined)) {
    checkEnum(check, at('content'), content, LetterContent);
  }
  if (check.required(at('branch'), branch || undefined)) checkEnum(check, at('branch'), branch, LetterBranch);
  if (!eligible) check.required(at('ineligibleCode'), ineligibleCode);
  else if (ineligibleCode) refuse(check, at('ineligibleCode'));
  if (!competent) checkReason(check, at('competentBody'), competentBody, 200);
  else if (competentBody) refuse(check, at('competentBody'));
  checkComplaint(check, asked, at);
  checkDenunciation(check, asked, at);
}

/** What is asked of a complaint alone, and refused with anything else. */
function checkComplaint(check: FieldCheck, asked: Classification, at: (name: string) => string): void {
  const { complaintKind, instance, contestedAct, knownDate, unanswered, previousLetterId, lateReason } =
    asked;
  checkEnum(check, at('complaintKind'), complaintKind, ComplaintKind);
  checkEnum(check, at('instance'), instance, ComplaintInstance);
  check.text(at('contestedAct'), contestedAct, 500);
  check.isoDate(at('knownDate'), knownDate);
  check.uuid(at('previousLetterId'), previousLetterId);
  check.text(at('lateReason'), lateReason, 500);
  const fields = { complaintKind, instance, contestedAct, knownDate };
  const complaint = asked.content === LetterContent.COMPLAINT;
  for (const [name, value] of Object.entries(fields)) {
    if (complaint) check.required(at(name), value || undefined);
    else if (value) refuse(check, at(name));
  }
  if (instance === ComplaintInstance.SECOND) return;
  if (unanswered) refuse(check, at('unanswered'));
  const denunciation = asked.content === LetterContent.DENUNCIATION;
  if (previousLetterId && !denunciation) refuse(check, at('previousLetterId'));
}

/** What is said of a denunciation alone. */
function checkDenunciation(check: FieldCheck, asked: Classification, at: (name: string) => string): void {
  const { severalPlaces, againstResolver, further } = asked;
  checkEnum(check, at('further'), further, FurtherDenunciation);
  if (asked.content === LetterContent.DENUNCIATION) return;
  for (const [name, value] of Object.entries({ severalPlaces, againstResolver, further })) {
    if (value) refuse(check, at(name));
  }
}

function refuse(check: FieldCheck, field: string): void {
  check.add(
    field,
    'NOT_ALLOWED',
    'does not go with the other axes',
    'không phù hợp với cách phân loại đã chọn',
  );
}

async function classify(act: Acts, asked: Classification): Promise<void> {
  const { tx, letter, session } = act;
  const date = receiveDateOf(letter);
  if (asked.ineligibleCode) {
    const { INELIGIBLE } = LegalCodeKind;
    await checkCodes(tx.em, 'classification.ineligibleCode', INELIGIBLE, [asked.ineligibleCode], date);
  }
  await checkPrevious(act, asked);
  const { manyPeople } = await groupLimits(tx.em, date);
  const { classifyTime: _, many: __, ...axes } = asked;
  Object.assign(letter, {
    ...axes,
    competentBody: tidy(asked.competentBody),
    contestedAct: tidy(asked.contestedAct),
    lateReason: tidy(asked.lateReason),
    knownDate: asked.knownDate || null,
    previousLetterId: asked.previousLetterId || null,
    many: letter.peopleCount >= manyPeople,
    classifyTime: session.now,
    state: LetterState.CLASSIFIED,
  });
  if (asked.content === LetterContent.COMPLAINT && !act.complaint) {
    act.complaint = tx.em.create(ComplaintEntity, newComplaint(letter.id));
    tx.em.persist(act.complaint);
  }
  if (asked.content === LetterContent.DENUNCIATION && !act.denunciation) {
    act.denunciation = tx.em.create(DenunciationEntity, newDenunciation(letter.id));
    tx.em.persist(act.denunciation);
  }
  settleAcceptClock(act);
  const content = enumName(LetterContent, letter.content);
  emitLetter(tx, letter, 'LetterClassified', { content }, [act.item.holderUnitId]);
  await describeLetter(act);
  auditAct(act, 'classify', { content, eligible: letter.eligible, competent: letter.competent });
}

/** A second complaint follows a first one, a denunciation another, of another letter. @throws AppError PREVIOUS_NOT_FOUND */
async function checkPrevious(
  { tx, letter }: Acts,
  { previousLetterId, content }: Classification,
): Promise<void> {
  if (!previousLetterId) return;
  const previous = previousLetterId === letter.id ? null : await findLetter(tx.em, previousLetterId);
  const complaint = content === LetterContent.COMPLAINT;
  const fits = previous?.content === content && (!complaint || previous.instance === ComplaintInstance.FIRST);
  if (!fits) throw new AppError('PREVIOUS_NOT_FOUND');
}
