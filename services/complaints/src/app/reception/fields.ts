import { checkCount, checkId, checkReason, checkTime, tidy } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { Reception, ReceptionSlot } from '@baro/proto/baro/complaints/v1/reception';
import { LetterContent, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { localDateOf } from '@baro/directory-client';
import { checkUnnamed } from '../../identity/index.ts';
import { checkOriginals, checkParty, tidyOriginals } from '../letter-fields.ts';

const maxParties = 200;
/** Longest texts of an entry, in characters. */
const limits = {
  settledBy: 300,
  guidedTo: 300,
  guidedNumberSymbol: 60,
  passedTo: 300,
  passedNumberSymbol: 60,
} as const satisfies Partial<Record<keyof Reception, number>>;
const texts = Object.keys(limits) as (keyof typeof limits)[];
const contents: readonly LetterContent[] = [
  LetterContent.COMPLAINT,
  LetterContent.DENUNCIATION,
  LetterContent.FEEDBACK,
];

/** What was typed, as it is kept. */
export function tidyReception(asked: Reception): Reception {
  const tidied = texts.map((field) => [field, tidy(asked[field])] as const);
  return {
    ...asked,
    ...Object.fromEntries(tidied),
    summary: tidy(asked.summary),
    originals: tidyOriginals(asked.originals),
  };
}

/** Checks a visit as it is entered. */
export function checkReception(check: FieldCheck, asked: Reception, now: Date): void {
  checkId(check, 'reception.unitId', asked.unitId);
  checkId(check, 'reception.receiverPostId', asked.receiverPostId);
  for (const field of ['slotId', 'letterId', 'denouncedPersonId', 'denouncedUnitId'] as const) {
    check.uuid(`reception.${field}`, asked[field]);
  }
  if (check.required('reception.receiveTime', asked.receiveTime)) {
    const known = checkTime(check, 'reception.receiveTime', asked.receiveTime);
    if (known && asked.receiveTime && asked.receiveTime > now) {
      check.add('reception.receiveTime', 'FUTURE', 'lies in the future', 'thời điểm tiếp chưa đến');
    }
  }
  checkReason(check, 'reception.summary', asked.summary, 500);
  if (check.required('reception.content', asked.content || undefined) && !contents.includes(asked.content)) {
    check.add(
      'reception.content',
      'NOT_ALLOWED',
      'is not COMPLAINT, DENUNCIATION or FEEDBACK',
      'không phải khiếu nại, tố cáo hay phản ánh, kiến nghị',
    );
  }
  for (const field of texts) check.text(`reception.${field}`, asked[field], limits[field]);
  checkCount(check, 'reception.peopleCount', asked.peopleCount, 100_000);
  checkCount(check, 'reception.sameContentCount', asked.sameContentCount, 100_000);
  check.text('reception.refusalCode', asked.refusalCode, 60);
  checkNumbers(check, asked);
  checkVisitors(check, asked, now);
  checkOriginals(check, asked.originals, 'reception.originals');
  checkDenounced(check, asked);
}

/** A document number says where somebody was sent: without the place it says nothing. */
function checkNumbers(check: FieldCheck, asked: Reception): void {
  for (const [number, place] of [
    ['guidedNumberSymbol', 'guidedTo'],
    ['passedNumberSymbol', 'passedTo'],
  ] as const) {
    if (asked[number]) check.required(`reception.${place}`, asked[place]);
  }
}

/** Who came is named, but for a visit that was refused: such a person may not say. */
function checkVisitors(check: FieldCheck, asked: Reception, now: Date): void {
  const { parties } = asked;
  const field = 'reception.parties';
  if (parties.length === 0 && asked.refusalCode === '') check.required(field, undefined);
  if (parties.length > maxParties) {
    check.add(field, 'TOO_MANY', `has more than ${maxParties}`, `quá ${maxParties} người`);
  }
  parties.forEach((party, at) => {
    checkParty(check, `${field}[${at}]`, party, now);
    if (party.role === PartyRole.DENOUNCED) {
      check.add(
        `${field}[${at}].role`,
        'NOT_ALLOWED',
        'did not come',
        'người bị tố cáo không phải người đến',
      );
    }
  });
  const people = parties.flatMap(({ identity }) => identity ?? []);
  const named: Record<string, string> = { summary: asked.summary };
  for (const text of texts) named[text] = asked[text];
  asked.originals.forEach(({ name, condition }, at) => {
    named[`originals[${at}].name`] = name;
    named[`originals[${at}].condition`] = condition;
  });
  for (const [name, text] of Object.entries(named)) checkUnnamed(check, `reception.${name}`, text, people);
}

function checkDenounced(check: FieldCheck, asked: Reception): void {
  const { denouncedPersonId, denouncedUnitId, content } = asked;
  if (denouncedPersonId) check.required('reception.denouncedUnitId', denouncedUnitId);
  if (denouncedUnitId && content !== LetterContent.DENUNCIATION) {
    check.add('reception.denouncedUnitId', 'NOT_ALLOWED', 'is for a denunciation', 'chỉ dùng khi tố cáo');
  }
}

/** Checks a time of the schedule. */
export function checkSlot(check: FieldCheck, slot: ReceptionSlot): void {
  checkId(check, 'slot.unitId', slot.unitId);
  checkId(check, 'slot.postId', slot.postId);
  checkReason(check, 'slot.place', slot.place, 300);
  const { startTime, endTime } = slot;
  const times = { startTime, endTime };
  for (const [name, value] of Object.entries(times)) {
    if (check.required(`slot.${name}`, value)) checkTime(check, `slot.${name}`, value);
  }
  if (!startTime || !endTime) return;
  if (endTime <= startTime) {
    check.add('slot.endTime', 'NOT_AFTER', 'is not after the start', 'phải sau giờ bắt đầu');
  } else if (localDateOf(startTime) !== localDateOf(endTime)) {
    check.add('slot.endTime', 'OTHER_DAY', 'is on another day', 'phải trong cùng ngày');
  }
}
