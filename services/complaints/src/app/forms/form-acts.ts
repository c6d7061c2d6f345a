import {
  ComplaintInstance,
  LegalCodeKind,
  LetterContent,
  LetterState,
} from '@baro/proto/baro/complaints/v1/resources';
import type { HandTime } from '../../store/form-store.ts';
import type { LetterFile } from '../../store/letter-store.ts';
import { denunciationActs } from './denunciation-acts.ts';
import { single, suspensionActs, verificationActs } from './form-act.ts';
import type { FormAct, FormCode } from './form-act.ts';

/** An act with its key within the letter. */
export interface KeyedAct extends FormAct {
  id: string;
}

/**
 * Papers that go to who stands behind the letter alone. All others name nobody: those of the office, the slip of a denunciation,
 * and whatever of a denunciation the denounced gets to see as well (LTC Đ.8(3)).
 */
const naming: ReadonlySet<FormCode> = new Set([
  'acceptance',
  'refusal',
  'dialogue_notice',
  'dialogue_minutes',
  'suspension',
  'resumption',
  'termination',
  'decision_first',
  'decision_second',
  'transfer',
  'guidance',
  'return',
  'denouncer_notice',
  'denunciation_refusal',
  'denunciation_passed_on',
]);

/** Whether the paper goes to the people of the letter and may name them. */
export function mayName(code: FormCode): boolean {
  return naming.has(code);
}

/** Acts of the law done to a letter, by time; the second of one kind keeps its key when a third comes. */
export function formActsOf(file: LetterFile, hands: readonly HandTime[]): KeyedAct[] {
  const acts = [...letterActs(file, hands), ...complaintActs(file, hands), ...denunciationActs(file, hands)];
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

const suspended = {
  suspended: 'suspension',
  resumed: 'resumption',
  kind: LegalCodeKind.SUSPENSION,
} as const;
const verified = { assigned: 'verification_assignment', reported: 'verification_report' } as const;

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
    ...suspensions.flatMap((suspension) => suspensionActs(suspension, suspended)),
    ...verificationActs(hands, verified),
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
