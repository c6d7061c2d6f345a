import { atLocalTime } from '@baro/directory-client/time';
import type { LetterParty, ReceiveLetterRequest, Unit } from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { cityToday, showInstant } from '../../time/format.ts';
import type { Option } from '../../ui/combobox-options.ts';
import { parseTypedDate, parseTypedDue } from '../../time/typed-date.ts';

/** A person as typed. Personal data: it is held in memory while the form is open, and nowhere else. */
export interface PartyValues {
  readonly role: string;
  readonly fullName: string;
  readonly birthYear: string;
  readonly documentNumber: string;
  readonly address: string;
  /** Ward or commune of the city. */
  readonly locality: Option<Unit> | undefined;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
  readonly signed: boolean;
  readonly secretOnRequest: boolean;
}

/** A paper as typed. */
export interface OriginalValues {
  readonly name: string;
  readonly pages: string;
  readonly original: boolean;
  readonly condition: string;
}

/** The form as typed. */
export interface ReceiveValues {
  readonly channel: string;
  readonly fromBody: string;
  readonly fromNumberSymbol: string;
  readonly fromDate: string;
  readonly receiveTime: string;
  readonly summary: string;
  readonly text: string;
  readonly peopleCount: string;
  /** Nothing tells who sent it: then no sender is entered. */
  readonly anonymous: boolean;
  readonly originals: readonly OriginalValues[];
  readonly parties: readonly PartyValues[];
}

export const BLANK_PARTY: PartyValues = {
  role: 'PARTY_ROLE_SENDER',
  fullName: '',
  birthYear: '',
  documentNumber: '',
  address: '',
  locality: undefined,
  phone: '',
  email: '',
  note: '',
  signed: true,
  secretOnRequest: false,
};

export const BLANK_ORIGINAL: OriginalValues = { name: '', pages: '1', original: true, condition: '' };

export function blankLetter(now = new Date()): ReceiveValues {
  return {
    channel: '',
    fromBody: '',
    fromNumberSymbol: '',
    fromDate: '',
    receiveTime: showInstant(now.toISOString()),
    summary: '',
    text: '',
    peopleCount: '',
    anonymous: false,
    originals: [],
    parties: [BLANK_PARTY],
  };
}

/** What names people or may: no draft of it is kept on this computer. */
export const PERSONAL: readonly (keyof ReceiveValues)[] = [
  'parties',
  'anonymous',
  'originals',
  'summary',
  'text',
];

export const DENOUNCED = 'PARTY_ROLE_DENOUNCED';

export const TRANSFERRED = 'LETTER_CHANNEL_TRANSFERRED';

const IDENTITY = ['fullName', 'birthYear', 'documentNumber', 'address', 'phone', 'email', 'note'] as const;
const OF_PARTY = ['role', 'signed', 'secretOnRequest'] as const;
const OF_ORIGINAL = ['name', 'pages', 'original', 'condition'] as const;

/** Paths of the contract and the fields they are shown in, line by line. */
export function receiveFieldNames({ parties, originals }: ReceiveValues): Record<string, string> {
  const plain = [
    'channel',
    'fromBody',
    'fromNumberSymbol',
    'fromDate',
    'receiveTime',
    'summary',
    'text',
    'peopleCount',
    'anonymous',
  ];
  const names = Object.fromEntries(
    [...plain, 'parties', 'originals'].map((name) => [`letter.${name}`, name]),
  );
  parties.forEach((_, at) => {
    names[`letter.parties[${at}].localityCode`] = `parties[${at}].locality`;
    for (const name of OF_PARTY) names[`letter.parties[${at}].${name}`] = `parties[${at}].${name}`;
    for (const name of IDENTITY) names[`letter.parties[${at}].identity.${name}`] = `parties[${at}].${name}`;
  });
  originals.forEach((_, at) => {
    for (const name of OF_ORIGINAL) names[`letter.originals[${at}].${name}`] = `originals[${at}].${name}`;
  });
  return names;
}

/** The rows of people where it is not known who sent it, or is known again: no sender, or at least one. */
export function partiesFor(anonymous: boolean, parties: readonly PartyValues[]): readonly PartyValues[] {
  const others = anonymous ? parties.filter(({ role }) => role === DENOUNCED) : parties;
  return anonymous || others.length > 0 ? others : [BLANK_PARTY];
}

/** What can be seen to be wrong without asking the server. */
export function checkReceive(values: ReceiveValues, m: Messages, now = new Date()): Errors<string> {
  const t = m.complaintForm;
  const errors: Record<string, string> = {};
  const need = (name: string, value: string, missing: string): void => {
    if (value.trim() === '') errors[name] = missing;
  };
  need('channel', values.channel, t.channelMissing);
  if (values.channel === TRANSFERRED) {
    need('fromBody', values.fromBody, t.fromBodyMissing);
    need('fromNumberSymbol', values.fromNumberSymbol, t.fromNumberMissing);
    need('fromDate', values.fromDate, t.fromDateMissing);
    if (errors['fromDate'] === undefined && readDay(values.fromDate, now) === undefined) {
      errors['fromDate'] = m.time.badDate;
    }
  }
  need('receiveTime', values.receiveTime, t.receiveTimeMissing);
  const received = readReceiveTime(values.receiveTime, now);
  if (errors['receiveTime'] === undefined) {
    if (received === undefined) errors['receiveTime'] = m.time.badDate;
    else if (received > now) errors['receiveTime'] = m.time.futureDate;
  }
  need('summary', values.summary, t.summaryMissing);
  if (!/^\d{0,6}$/.test(values.peopleCount.trim())) errors['peopleCount'] = t.badCount;
  values.originals.forEach((paper, at) => {
    need(`originals[${at}].name`, paper.name, t.originalNameMissing);
    if (!/^[1-9]\d{0,3}$/.test(paper.pages.trim())) errors[`originals[${at}].pages`] = t.originalPagesBad;
  });
  values.parties.forEach((party, at) => {
    need(`parties[${at}].fullName`, party.fullName, t.fullNameMissing);
    if (!/^(\d{4})?$/.test(party.birthYear.trim())) errors[`parties[${at}].birthYear`] = t.badYear;
  });
  return errors;
}

/** When a letter came: a day alone is its first minute, so that today's lies behind. */
export function readReceiveTime(text: string, now: Date): Date | undefined {
  const typed = parseTypedDue(text, cityToday(now), 'past');
  if (typed === undefined) return undefined;
  return typed.time === '24:00' ? atLocalTime(typed.date, '00:00') : atLocalTime(typed.date, typed.time);
}

function readDay(text: string, now: Date): string | undefined {
  return parseTypedDate(text, cityToday(now));
}

/** The form as the contract wants it; what was not given is not sent. */
export function toLetter(
  values: ReceiveValues,
  unitId: string,
  now = new Date(),
): Omit<ReceiveLetterRequest, 'requestId'> {
  const isTransferred = values.channel === TRANSFERRED;
  return {
    letter: {
      unitId,
      channel: values.channel,
      ...(isTransferred && {
        fromBody: tidy(values.fromBody),
        fromNumberSymbol: tidy(values.fromNumberSymbol),
        fromDate: readDay(values.fromDate, now) ?? '',
      }),
      receiveTime: readReceiveTime(values.receiveTime, now)?.toISOString() ?? '',
      summary: tidy(values.summary),
      text: values.text.normalize('NFC').trim(),
      peopleCount: Number(values.peopleCount.trim() || '0'),
      originals: values.originals.map((paper) => ({
        name: tidy(paper.name),
        pages: Number(paper.pages.trim()),
        original: paper.original,
        condition: tidy(paper.condition),
      })),
      anonymous: values.anonymous,
      parties: values.parties.map(toParty),
    },
  };
}

function toParty({ role, locality, signed, secretOnRequest, ...identity }: PartyValues): LetterParty {
  return {
    role,
    localityCode: locality?.data?.code ?? '',
    signed: role !== DENOUNCED && signed,
    secretOnRequest,
    identity: {
      fullName: tidy(identity.fullName),
      birthYear: Number(identity.birthYear.trim() || '0'),
      documentNumber: tidy(identity.documentNumber),
      address: tidy(identity.address),
      phone: tidy(identity.phone),
      email: tidy(identity.email),
      note: identity.note.normalize('NFC').trim(),
    },
  };
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
