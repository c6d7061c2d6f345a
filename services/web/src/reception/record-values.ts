import type { RecordReceptionRequest } from '../api/reception-api.ts';
import {
  blankLetter,
  checkReceive,
  receiveFieldNames,
  toLetter,
  type ReceiveValues,
} from '../complaint/receive/receive-values.ts';
import type { Errors } from '../form/form-state.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { Option } from '../ui/combobox-options.ts';

/** The form of a visit as typed: people, papers, day and summary as those of a letter handed in at the desk. */
export interface VisitValues extends ReceiveValues {
  readonly receiver: Option | undefined;
  readonly content: string;
  readonly sameContentCount: string;
  readonly settledBy: string;
  readonly competent: boolean;
  readonly guidedTo: string;
  readonly guidedNumberSymbol: string;
  readonly passedTo: string;
  readonly passedNumberSymbol: string;
  readonly letter: Option | undefined;
  readonly refusalCode: string;
  readonly official: Option | undefined;
  readonly officialUnit: Option | undefined;
}

export function blankVisit(now = new Date()): VisitValues {
  return {
    ...blankLetter(now),
    channel: 'LETTER_CHANNEL_RECEPTION_DESK',
    receiver: undefined,
    content: '',
    sameContentCount: '',
    settledBy: '',
    competent: false,
    guidedTo: '',
    guidedNumberSymbol: '',
    passedTo: '',
    passedNumberSymbol: '',
    letter: undefined,
    refusalCode: '',
    official: undefined,
    officialUnit: undefined,
  };
}

export const DENUNCIATION = 'LETTER_CONTENT_DENUNCIATION';

/** Fields of the contract that are shown under another name. */
const OTHERS: Readonly<Record<string, string>> = {
  receiverPostId: 'receiver',
  letterId: 'letter',
  denouncedPersonId: 'official',
  denouncedUnitId: 'officialUnit',
};
const PLAIN = [
  'content',
  'sameContentCount',
  'settledBy',
  'guidedTo',
  'guidedNumberSymbol',
  'passedTo',
  'passedNumberSymbol',
  'refusalCode',
] as const;

/** Paths of the contract and the fields they are shown in. */
export function visitFieldNames(values: VisitValues): Record<string, string> {
  const shared = Object.entries(receiveFieldNames(values)).map(([path, name]) => [
    path.replace(/^letter\./, 'reception.'),
    name,
  ]);
  const own = PLAIN.map((name) => [`reception.${name}`, name]);
  const others = Object.entries(OTHERS).map(([path, name]) => [`reception.${path}`, name]);
  return Object.fromEntries([...shared, ...own, ...others]) as Record<string, string>;
}

/** What can be seen to be wrong without asking the server; of a refused visit nobody need be named. */
export function checkVisit(values: VisitValues, m: Messages, now = new Date()): Errors<string> {
  const t = m.reception;
  return {
    ...checkReceive(peopleOf(values), m, now),
    ...(values.receiver === undefined && { receiver: t.receiverMissing }),
    ...(values.content === '' && { content: t.contentMissing }),
    ...(!/^\d{0,6}$/.test(values.sameContentCount.trim()) && { sameContentCount: m.complaintForm.badCount }),
  };
}

function peopleOf(values: VisitValues): VisitValues {
  if (values.refusalCode === '') return values;
  const parties = values.parties.filter(({ fullName }) => fullName.trim() !== '');
  return { ...values, parties };
}

/** The form as the contract wants it. */
export function toReception(
  values: VisitValues,
  unitId: string,
  slotId: string,
  now = new Date(),
): Omit<RecordReceptionRequest, 'requestId'> {
  const { letter = {} } = toLetter(peopleOf(values), unitId, now);
  const { receiveTime = '', summary = '', peopleCount = 0, originals = [], parties = [] } = letter;
  const isDenunciation = values.content === DENUNCIATION;
  return {
    reception: {
      unitId,
      slotId,
      receiverPostId: values.receiver?.value ?? '',
      receiveTime,
      summary,
      peopleCount,
      originals,
      parties,
      content: values.content,
      sameContentCount: Number(values.sameContentCount.trim() || '0'),
      settledBy: values.settledBy.trim(),
      competent: values.competent,
      guidedTo: values.guidedTo.trim(),
      guidedNumberSymbol: values.guidedNumberSymbol.trim(),
      passedTo: values.passedTo.trim(),
      passedNumberSymbol: values.passedNumberSymbol.trim(),
      letterId: values.letter?.value ?? '',
      refusalCode: values.refusalCode,
      denouncedPersonId: isDenunciation ? (values.official?.value ?? '') : '',
      denouncedUnitId: isDenunciation ? (values.officialUnit?.value ?? '') : '',
    },
  };
}
