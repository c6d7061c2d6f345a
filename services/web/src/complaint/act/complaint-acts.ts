import type { Letter } from '../../api/types.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { postField } from '../../petition/act/petition-acts.ts';
import { showInstant } from '../../time/format.ts';
import { codeField, codeOptions, deciderSource, numberField, yesNoField } from './letter-fields.ts';
import type { LetterActTarget } from './letter-fields.ts';
import { lines, openDialogues, sendLetter, type MakeLetterAct } from './send-letter.ts';

/** A denunciation is suspended and terminated for reasons of its own law. */
function listOf({ letter }: LetterActTarget, kind: string): string {
  return isDenunciation(letter) ? `DENUNCIATION_${kind}` : kind;
}

function isDenunciation({ classification }: Letter): boolean {
  return classification?.content === 'LETTER_CONTENT_DENUNCIATION';
}

/** Acts on the way of a complaint, by the name of their RPC. */
export const complaintActs: Readonly<Record<string, MakeLetterAct>> = {
  AcceptComplaint: ({ letter, m }) => ({
    help: m.complaintForm.acceptHelp,
    fields: [
      numberField(m, 'noticeNumberSymbol', m.complaintForm.noticeNumber),
      ...(letter.classification?.many === true
        ? [yesNoField(m, 'representativesAppointed', m.complaintForm.representatives)]
        : []),
    ],
    send: sendLetter(letter, 'accept', ['representativesAppointed']),
  }),
  RefuseComplaint: (target) => ({
    help: target.m.complaintForm.refuseHelp,
    fields: [
      codeField(target, 'NOT_ACCEPTED'),
      numberField(target.m, 'noticeNumberSymbol', target.m.complaintForm.noticeNumber),
    ],
    send: sendLetter(target.letter, 'refuse'),
  }),
  AssignVerification: ({ letter, unitId, m }) => ({
    fields: [
      {
        ...postField(m, 'postId', m.complaintForm.verifier, unitId, ''),
        hint: m.complaintForm.verifierHint,
      },
      lines('note', m.complaintForm.toCheck, undefined, 1000),
    ],
    send: sendLetter(letter, 'assignVerification'),
  }),
  SubmitVerification: ({ letter, m }) => ({
    isWide: true,
    fields: [
      {
        ...lines('result', m.complaintForm.result, m.complaintForm.resultMissing, 20_000),
        hint: m.complaintForm.resultHint,
      },
      // Of a denunciation nobody demands anything.
      ...(isDenunciation(letter) ? [] : [yesNoField(m, 'demandDiffers', m.complaintForm.differs)]),
      {
        name: 'deciderPostId',
        label: m.complaintForm.decider,
        hint: m.complaintForm.deciderHint,
        missing: m.act.postMissing,
        kind: 'pick',
        source: deciderSource(letter.unitId ?? '', m.act.postVacant),
      },
    ],
    send: sendLetter(letter, 'submitVerification', ['demandDiffers']),
  }),
  DetermineComplexity: (target) => ({
    help: target.m.complaintForm.complexityHelp,
    isWide: true,
    fields: [
      {
        name: 'codes',
        label: target.m.complaintForm.criteria,
        missing: target.m.complaintForm.criteriaMissing,
        kind: 'many',
        options: codeOptions(target, 'COMPLEXITY'),
      },
      numberField(target.m),
    ],
    send: sendLetter(target.letter, 'determineComplexity', [], ['codes']),
  }),
  SuspendComplaint: (target) => ({
    help: target.m.complaintForm.suspendHelp,
    fields: [codeField(target, listOf(target, 'SUSPENSION')), numberField(target.m)],
    send: sendLetter(target.letter, 'suspend'),
  }),
  ResumeComplaint: ({ letter, m }) => ({
    help: m.complaintForm.resumeHelp,
    fields: [numberField(m)],
    send: sendLetter(letter, 'resume'),
  }),
  ScheduleDialogue: ({ letter, m }) => ({
    fields: [
      {
        name: 'holdTime',
        label: m.complaintForm.holdTime,
        hint: m.complaintForm.holdTimeHint,
        missing: m.complaintForm.holdTimeMissing,
        kind: 'due',
        bad: m.time.badDate,
        past: m.time.pastDue,
      },
    ],
    send: sendLetter(letter, 'scheduleDialogue'),
  }),
  RecordDialogue: ({ letter, m }) => {
    const options = openDialogues(letter).map(({ id = '', holdTime }) => ({
      value: id,
      label: showInstant(holdTime),
    }));
    const t = m.complaintForm;
    return {
      fields: [
        { name: 'dialogueId', label: t.dialogue, missing: t.dialogueMissing, kind: 'choose', options },
        yesNoField(m, 'attended', t.attended),
        yesNoField(m, 'allSigned', t.allSigned),
        {
          ...lines('unsignedReason', t.unsignedReason, t.unsignedMissing, 500),
          when: { name: 'allSigned', is: 'false' },
        },
        { ...lines('result', t.dialogueResult, t.resultMissing, 5000), hint: t.resultHint },
      ],
      initial: { dialogueId: options.length === 1 ? options[0]?.value : '' },
      send: sendLetter(letter, 'recordDialogue', ['attended', 'allSigned']),
    };
  },
  TerminateComplaint: (target) => ({
    fields: [codeField(target, listOf(target, 'TERMINATION')), numberField(target.m)],
    send: sendLetter(target.letter, 'terminate'),
  }),
  IssueDecision: ({ letter, m }) => ({
    isWide: true,
    fields: [
      numberField(m),
      {
        name: 'outcome',
        label: m.complaint.outcome,
        missing: m.complaintForm.outcomeMissing,
        kind: 'choose',
        options: enumOptions(m.enums.decisionOutcome),
      },
      lines('decisionText', m.complaintForm.decisionText, m.complaintForm.decisionMissing, 20_000),
    ],
    send: sendLetter(letter, 'issueDecision'),
  }),
  SendDecision: ({ letter, m }) => ({
    fields: [
      {
        name: 'receiptDate',
        label: m.complaintForm.receiptDate,
        hint: m.complaintForm.receiptHint,
        kind: 'date',
        bad: m.time.badDate,
        leaning: 'past',
      },
    ],
    send: sendLetter(letter, 'sendDecision'),
  }),
};
