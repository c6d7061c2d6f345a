import { checkCount, checkEnum, checkId, checkReason, checkTime, tidy } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { checkIdentity, checkUnnamed } from '../identity/index.ts';
import { LetterChannel, PartyIdentity, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { Letter, Original, Party } from '@baro/proto/baro/complaints/v1/resources';

const maxParties = 200;
const maxOriginals = 200;

/** What was typed, as it is kept; the text of the letter is not touched. */
export function tidyLetter(letter: Letter): Letter {
  return {
    ...letter,
    fromBody: tidy(letter.fromBody),
    fromNumberSymbol: tidy(letter.fromNumberSymbol),
    summary: tidy(letter.summary),
    originals: tidyOriginals(letter.originals),
  };
}

/** Names and states of papers, as they are kept. */
export function tidyOriginals(originals: readonly Original[]): Original[] {
  return originals.map((paper) => ({ ...paper, name: tidy(paper.name), condition: tidy(paper.condition) }));
}

/** Checks a letter as it is received. */
export function checkLetter(check: FieldCheck, letter: Letter, now: Date): void {
  checkId(check, 'letter.unitId', letter.unitId);
  if (check.required('letter.channel', letter.channel || undefined)) {
    checkEnum(check, 'letter.channel', letter.channel, LetterChannel);
  }
  checkPassing(check, letter);
  if (check.required('letter.receiveTime', letter.receiveTime)) {
    const known = checkTime(check, 'letter.receiveTime', letter.receiveTime);
    if (known && letter.receiveTime && letter.receiveTime > now) {
      check.add('letter.receiveTime', 'FUTURE', 'lies in the future', 'thời điểm nhận chưa đến');
    }
  }
  checkReason(check, 'letter.summary', letter.summary, 500);
  check.text('letter.text', letter.text, 20_000);
  checkCount(check, 'letter.peopleCount', letter.peopleCount, 100_000);
  checkParties(check, letter, now);
  checkOriginals(check, letter.originals);
  checkNoNames(check, letter);
}

/** The passing body with number and date belongs to a letter that was passed on, and only to it. */
function checkPassing(check: FieldCheck, { channel, fromBody, fromNumberSymbol, fromDate }: Letter): void {
  check.text('letter.fromBody', fromBody, 200);
  check.text('letter.fromNumberSymbol', fromNumberSymbol, 60);
  check.isoDate('letter.fromDate', fromDate);
  for (const [name, value] of Object.entries({ fromBody, fromNumberSymbol, fromDate })) {
    const field = `letter.${name}`;
    if (channel === LetterChannel.TRANSFERRED) {
      check.required(field, value);
    } else if (value) {
      check.add(field, 'NOT_ALLOWED', 'is for TRANSFERRED only', 'chỉ dùng khi đơn được chuyển đến');
    }
  }
}

/** Of an anonymous letter no sender is known: who it accuses may be. */
function checkParties(
  check: FieldCheck,
  { parties, anonymous }: { parties: readonly Party[]; anonymous: boolean },
  now: Date,
): void {
  const field = 'letter.parties';
  if (parties.length === 0 && !anonymous) check.required(field, undefined);
  if (parties.length > maxParties) {
    check.add(field, 'TOO_MANY', `has more than ${maxParties}`, `quá ${maxParties} người`);
  }
  const senders = parties.filter(({ role }) => role !== PartyRole.DENOUNCED);
  if (anonymous && senders.length > 0) {
    check.add(
      field,
      'NOT_ALLOWED',
      'has a sender of an anonymous letter',
      'đơn nặc danh không có người đứng đơn',
    );
  }
  if (!anonymous && parties.length > 0 && senders.length === 0) {
    check.add(field, 'NO_SENDER', 'has no sender', 'chưa có người đứng đơn');
  }
  parties.forEach((party, at) => checkParty(check, `${field}[${at}]`, party, now));
}

/** Checks what is said of a person who came or wrote; `path` is where the request names the person. */
export function checkParty(check: FieldCheck, path: string, party: Party, now: Date): void {
  if (check.required(`${path}.role`, party.role || undefined)) {
    checkEnum(check, `${path}.role`, party.role, PartyRole);
  }
  check.text(`${path}.localityCode`, party.localityCode, 20);
  if (party.localityCode && !/^[0-9A-Za-z._-]+$/.test(party.localityCode)) {
    check.add(`${path}.localityCode`, 'NOT_A_CODE', 'is not a code', 'không phải mã địa bàn hợp lệ');
  }
  const identity = party.identity ?? PartyIdentity.create();
  check.required(`${path}.identity.fullName`, identity.fullName);
  checkIdentity(check, `${path}.identity`, identity, now);
}

/** Checks papers; `field` is where the request lists them. */
export function checkOriginals(
  check: FieldCheck,
  originals: readonly Original[],
  field = 'letter.originals',
): void {
  if (originals.length > maxOriginals) {
    check.add(field, 'TOO_MANY', `has more than ${maxOriginals}`, `quá ${maxOriginals} tài liệu`);
  }
  originals.forEach(({ name, pages, condition }, at) => {
    checkReason(check, `${field}[${at}].name`, name, 300);
    check.range(`${field}[${at}].pages`, pages, 1, 9999);
    check.text(`${field}[${at}].condition`, condition, 200);
  });
}

/** What everybody who handles the letter reads names none of its people: their names are in the identity store alone. */
function checkNoNames(check: FieldCheck, letter: Letter): void {
  const people = letter.parties.flatMap(({ identity }) => identity ?? []);
  const texts: Record<string, string> = {
    summary: letter.summary,
    text: letter.text,
    fromBody: letter.fromBody,
  };
  letter.originals.forEach(({ name, condition }, at) => {
    texts[`originals[${at}].name`] = name;
    texts[`originals[${at}].condition`] = condition;
  });
  for (const [field, text] of Object.entries(texts)) checkUnnamed(check, `letter.${field}`, text, people);
}
