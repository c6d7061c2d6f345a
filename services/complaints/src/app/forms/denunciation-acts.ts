import {
  LegalCodeKind,
  LetterContent,
  LetterState,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import type { DenunciationRow } from '../../store/denunciation-entities.ts';
import type { HandTime } from '../../store/form-store.ts';
import type { PartyRow } from '../../store/letter-entities.ts';
import type { LetterFile } from '../../store/letter-store.ts';
import { single, suspensionActs, verificationActs } from './form-act.ts';
import type { FormAct } from './form-act.ts';

const suspended = {
  suspended: 'denunciation_suspension',
  resumed: 'denunciation_resumption',
  kind: LegalCodeKind.DENUNCIATION_SUSPENSION,
} as const;
const verified = { assigned: 'denunciation_assignment', reported: 'denunciation_report' } as const;

/** Acts of the law done to a denunciation. */
export function denunciationActs(file: LetterFile, hands: readonly HandTime[]): FormAct[] {
  const { letter, denunciation, suspensions } = file;
  if (!denunciation || letter.content !== LetterContent.DENUNCIATION) return [];
  return [
    ...openingActs(file, denunciation, hands),
    ...suspensions.flatMap((suspension) => suspensionActs(suspension, suspended)),
    ...verificationActs(hands, verified),
    ...withdrawalActs(file, denunciation),
    ...closingActs(file, denunciation),
  ];
}

/** Accepted and told to both sides, or not accepted, or passed on. */
function openingActs(
  { letter }: LetterFile,
  denunciation: DenunciationRow,
  hands: readonly HandTime[],
): FormAct[] {
  const { acceptTime, acceptNumberSymbol, notifyTime, notAcceptedCode, noticeNumberSymbol } = denunciation;
  const disposed = hands.findLast(({ reason }) => reason === 'disposed');
  const passedOn = letter.state === LetterState.TRANSFERRED && noticeNumberSymbol !== '';
  return [
    ...single('denunciation_acceptance', acceptTime, acceptNumberSymbol),
    ...single('denouncer_notice', notifyTime, denunciation.denouncerNumberSymbol),
    ...single('denounced_notice', notifyTime, denunciation.denouncedNumberSymbol),
    ...single('denunciation_refusal', notAcceptedCode ? denunciation.endTime : null, noticeNumberSymbol, {
      why: { kind: LegalCodeKind.DENUNCIATION_NOT_ACCEPTED, codes: [notAcceptedCode] },
    }),
    ...single('denunciation_passed_on', passedOn ? disposed?.time : null, noticeNumberSymbol),
  ];
}

/** A record for those who withdrew at one time, and one for the part that was withdrawn last. */
function withdrawalActs({ parties }: LetterFile, denunciation: DenunciationRow): FormAct[] {
  const together = new Map<number, PartyRow[]>();
  for (const party of parties) {
    if (!party.withdrawTime || party.role === PartyRole.DENOUNCED) continue;
    const at = party.withdrawTime.getTime();
    together.set(at, [...(together.get(at) ?? []), party]);
  }
  return [
    ...[...together].flatMap(([at, withdrawn]) =>
      single('denunciation_withdrawal', new Date(at), '', { withdrawn }),
    ),
    ...single('denunciation_withdrawal', denunciation.withdrawnContentTime, ''),
  ];
}

/** Extended, terminated, concluded. */
function closingActs({ extensions }: LetterFile, denunciation: DenunciationRow): FormAct[] {
  const { terminationCode, terminationNumberSymbol, endTime } = denunciation;
  return [
    ...extensions.flatMap((extension) =>
      single('denunciation_extension', extension.decisionTime, extension.numberSymbol, {
        extension,
        why: { kind: LegalCodeKind.DENUNCIATION_COMPLEXITY, codes: extension.codes },
      }),
    ),
    ...single('denunciation_termination', terminationCode ? endTime : null, terminationNumberSymbol, {
      why: { kind: LegalCodeKind.DENUNCIATION_TERMINATION, codes: [terminationCode] },
    }),
    ...single('denunciation_conclusion', denunciation.conclusionTime, denunciation.conclusionNumberSymbol),
  ];
}
