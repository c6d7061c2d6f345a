import {
  ComplaintInstance,
  LegalCodeKind,
  LetterContent,
  LetterState,
} from '@baro/proto/baro/complaints/v1/resources';
import type { DialogueRow, SuspensionRow } from '../../store/complaint-entities.ts';
import type { HandTime } from '../../store/form-store.ts';
import type { LetterFile } from '../../store/letter-store.ts';

/** Codes of `legal_forms`. */
export type FormCode =
  | 'accept_proposal'
  | 'acceptance'
  | 'complexity'
  | 'decision_first'
  | 'decision_second'
  | 'dialogue_minutes'
  | 'dialogue_notice'
  | 'guidance'
  | 'refusal'
  | 'resumption'
  | 'return'
  | 'suspension'
  | 'termination'
  | 'transfer'
  | 'transfer_denunciation'
  | 'verification_assignment'
  | 'verification_report';

/** An act of the law a paper is made of. */
export interface FormAct {
  code: FormCode;
  time: Date;
  numberSymbol: string;
  /** Reasons or criteria of the law, as codes of one list. */
  why?: { kind: LegalCodeKind; codes: readonly string[] };
  suspension?: SuspensionRow;
  dialogue?: DialogueRow;
  /** Post it was given to. */
  toPostId?: string;
}

/** An act with its key within the letter. */
export interface KeyedAct extends FormAct {
  id: string;
}

/** Papers that stay in the office, and the slip of a denunciation (LTC Đ.8(3)), name nobody. */
const nameless: readonly FormCode[] = [
  'accept_proposal',
  'complexity',
  'transfer_denunciation',
  'verification_assignment',
  'verification_report',
];

/** Whether the paper goes to the people of the letter and may name them. */
export function mayName(code: FormCode): boolean {
  return !nameless.includes(code);
}

/** Acts of the law done to a letter, by time; the second of one kind keeps its key when a third comes. */
export function formActsOf(file: LetterFile, hands: readonly HandTime[]): KeyedAct[] {
  const acts = [...letterActs(file, hands), ...complaintActs(file, hands)];
  const counts = new Map<FormCode, number>();
  return acts
    .toSorted((a, b) => a.time.getTime() - b.time.getTime())
    .map((act) => {
      const count = (counts.get(act.code) ?? 0) + 1;
      counts.set(act.code, count);
      return { ...act, id: `${act.code}-${count}` };
    });
}

const disposals: Partial<Record<LetterState, FormCode>> = {
  [LetterState.TRANSFERRED]: 'transfer',
  [LetterState.GUIDED]: 'guidance',
  [LetterState.RETURNED]: 'return',
};

function letterActs({ letter }: LetterFile, hands: readonly HandTime[]): FormAct[] {
  const denounces = letter.content === LetterContent.DENUNCIATION;
  const plain = disposals[letter.state];
  const code = plain === 'transfer' && denounces ? 'transfer_denunciation' : plain;
  const disposed = hands.findLast(({ reason }) => reason === 'disposed');
  if (!code || !disposed) return [];
  const why = letter.ineligibleCode && { kind: LegalCodeKind.INELIGIBLE, codes: [letter.ineligibleCode] };
  return [{ code, time: disposed.time, numberSymbol: letter.disposalNumberSymbol, ...(why && { why }) }];
}

function complaintActs(file: LetterFile, hands: readonly HandTime[]): FormAct[] {
  const { letter, complaint, suspensions, dialogues } = file;
  if (!complaint || letter.content !== LetterContent.COMPLAINT) return [];
  const second = letter.instance === ComplaintInstance.SECOND;
  return [
    ...single('accept_proposal', letter.eligible && letter.competent ? letter.classifyTime : null, ''),
    ...single('acceptance', complaint.acceptTime, complaint.noticeNumberSymbol),
    ...single('refusal', complaint.notAcceptedCode ? complaint.endTime : null, complaint.noticeNumberSymbol, {
      why: { kind: LegalCodeKind.NOT_ACCEPTED, codes: [complaint.notAcceptedCode] },
    }),
    ...single('complexity', complaint.complexityTime, complaint.complexityNumberSymbol, {
      why: { kind: LegalCodeKind.COMPLEXITY, codes: complaint.complexityCodes },
    }),
    ...suspensions.flatMap((suspension) => suspensionActs(suspension)),
    ...verificationActs(hands),
    ...dialogues.flatMap((dialogue) => [
      ...single('dialogue_notice', dialogue.noticeTime, '', { dialogue }),
      ...single('dialogue_minutes', dialogue.recordTime, '', { dialogue }),
    ]),
    ...single(
      'termination',
      complaint.terminationCode ? complaint.endTime : null,
      complaint.terminationNumberSymbol,
      {
        why: { kind: LegalCodeKind.TERMINATION, codes: [complaint.terminationCode] },
      },
    ),
    ...single(
      second ? 'decision_second' : 'decision_first',
      complaint.decisionTime,
      complaint.decisionNumberSymbol,
    ),
  ];
}

/** Each assignment; of the reports the last, which is the one that is kept. */
function verificationActs(hands: readonly HandTime[]): FormAct[] {
  const assigned = hands.filter(({ reason }) => reason === 'verification_assigned');
  const report = hands.findLast(({ reason }) => reason === 'verification_submitted');
  return [
    ...assigned.flatMap(({ time, toPostId }) =>
      single('verification_assignment', time, '', { toPostId: toPostId ?? '' }),
    ),
    ...single('verification_report', report?.time, ''),
  ];
}

function suspensionActs(suspension: SuspensionRow): FormAct[] {
  const { fromTime, numberSymbol, toTime, resumeNumberSymbol, code } = suspension;
  const why = { kind: LegalCodeKind.SUSPENSION, codes: [code] };
  return [
    ...single('suspension', fromTime, numberSymbol, { suspension, why }),
    ...single('resumption', toTime, resumeNumberSymbol, { suspension }),
  ];
}

/** The act once it was done. */
function single(
  code: FormCode,
  time: Date | null | undefined,
  numberSymbol: string,
  more: Omit<FormAct, 'code' | 'time' | 'numberSymbol'> = {},
): FormAct[] {
  return time ? [{ code, time, numberSymbol, ...more }] : [];
}
