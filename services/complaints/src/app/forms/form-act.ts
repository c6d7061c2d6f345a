import type { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import type { DialogueRow, SuspensionRow } from '../../store/complaint-entities.ts';
import type { ExtensionRow } from '../../store/denunciation-entities.ts';
import type { HandTime } from '../../store/form-store.ts';
import type { PartyRow } from '../../store/letter-entities.ts';

/** Codes of `legal_forms` for papers of every letter and of complaints. */
export type LetterFormCode =
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

/** Codes of `legal_forms` for papers of a denunciation of its own. */
export type DenunciationFormCode =
  | 'denounced_notice'
  | 'denouncer_notice'
  | 'denunciation_acceptance'
  | 'denunciation_assignment'
  | 'denunciation_conclusion'
  | 'denunciation_extension'
  | 'denunciation_passed_on'
  | 'denunciation_refusal'
  | 'denunciation_report'
  | 'denunciation_resumption'
  | 'denunciation_suspension'
  | 'denunciation_termination'
  | 'denunciation_withdrawal';

export type FormCode = DenunciationFormCode | LetterFormCode;

/** An act of the law a paper is made of. */
export interface FormAct {
  code: FormCode;
  time: Date;
  numberSymbol: string;
  /** Reasons or criteria of the law, as codes of one list. */
  why?: { kind: LegalCodeKind; codes: readonly string[] };
  suspension?: SuspensionRow;
  dialogue?: DialogueRow;
  extension?: ExtensionRow;
  /** Who withdrew all; nobody for a part that was withdrawn. */
  withdrawn?: readonly PartyRow[];
  /** Post it was given to. */
  toPostId?: string;
}

/** The act once it was done. */
export function single(
  code: FormCode,
  time: Date | null | undefined,
  numberSymbol: string,
  more: Omit<FormAct, 'code' | 'time' | 'numberSymbol'> = {},
): FormAct[] {
  return time ? [{ code, time, numberSymbol, ...more }] : [];
}

/** A suspension, and the going on after it. */
export function suspensionActs(
  suspension: SuspensionRow,
  of: { suspended: FormCode; resumed: FormCode; kind: LegalCodeKind },
): FormAct[] {
  const { fromTime, numberSymbol, toTime, resumeNumberSymbol, code } = suspension;
  const why = { kind: of.kind, codes: [code] };
  return [
    ...single(of.suspended, fromTime, numberSymbol, { suspension, why }),
    ...single(of.resumed, toTime, resumeNumberSymbol, { suspension }),
  ];
}

/** Each assignment; of the reports the last, which is the one that is kept. */
export function verificationActs(
  hands: readonly HandTime[],
  of: { assigned: FormCode; reported: FormCode },
): FormAct[] {
  const assigned = hands.filter(({ reason }) => reason === 'verification_assigned');
  const report = hands.findLast(({ reason }) => reason === 'verification_submitted');
  return [
    ...assigned.flatMap(({ time, toPostId }) => single(of.assigned, time, '', { toPostId: toPostId ?? '' })),
    ...single(of.reported, report?.time, ''),
  ];
}
