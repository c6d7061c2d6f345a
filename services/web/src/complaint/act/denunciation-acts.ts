import { enumOptions } from '../../incoming/incoming-filters.ts';
import { codeField, codeOptions, numberField, whoWithdrawsField, yesNoField } from './letter-fields.ts';
import type { LetterActTarget } from './letter-fields.ts';
import { lines, sendDenunciation, type MakeLetterAct } from './send-letter.ts';
import type { ActField } from '../../item/simple-act.ts';

/** Any of a list of the law, at least one. */
function codesField(target: LetterActTarget, kind: string, label: string, missing: string): ActField {
  return { name: 'codes', label, missing, kind: 'many', options: codeOptions(target, kind) };
}

/** Acts on the way of a denunciation, by the name of their RPC. */
export const denunciationActs: Readonly<Record<string, MakeLetterAct>> = {
  AcceptDenunciation: (target) => {
    const { letter, m } = target;
    const t = m.denunciationForm;
    const { againstResolver = false, further } = letter.classification ?? {};
    return {
      help: t.acceptHelp,
      isWide: true,
      fields: [
        numberField(m, 'numberSymbol', t.decisionNumber),
        lines('basis', t.basis, t.basisMissing, 2000),
        lines('acceptedContent', t.acceptedContent, t.acceptedContentMissing, 5000),
        ...(againstResolver ? [lines('evidence', t.evidence, t.evidenceMissing, 2000)] : []),
        ...(further === 'FURTHER_DENUNCIATION_AFTER_CONCLUSION'
          ? [{ ...codeField(target, 'REVIEW_GROUND', 'groundCode'), label: m.denunciation.ground }]
          : []),
      ],
      send: sendDenunciation(letter, 'accept'),
    };
  },
  RefuseDenunciation: (target) => ({
    help: target.m.denunciationForm.refuseHelp,
    fields: [
      codeField(target, 'DENUNCIATION_NOT_ACCEPTED'),
      numberField(target.m, 'noticeNumberSymbol', target.m.complaintForm.noticeNumber),
    ],
    send: sendDenunciation(target.letter, 'refuse'),
  }),
  NotifyAcceptance: ({ letter, m }) => ({
    help: m.denunciationForm.notifyHelp,
    fields: [
      numberField(m, 'denouncerNumberSymbol', m.denunciationForm.toDenouncer),
      numberField(m, 'denouncedNumberSymbol', m.denunciationForm.toDenounced),
    ],
    send: sendDenunciation(letter, 'notify'),
  }),
  ExtendResolution: (target) => {
    const { complaintForm, denunciationForm: t } = target.m;
    const { criteria, criteriaMissing } = complaintForm;
    return {
      help: t.extendHelp,
      isWide: true,
      fields: [
        codesField(target, 'DENUNCIATION_COMPLEXITY', criteria, criteriaMissing),
        { name: 'days', label: t.days, missing: t.daysBad, kind: 'percent', bad: t.daysBad },
        numberField(target.m, 'numberSymbol', t.decisionNumber),
      ],
      send: sendDenunciation(target.letter, 'extend', { lists: ['codes'], numbers: ['days'] }),
    };
  },
  WithdrawDenunciation: (target) => {
    const { letter, m } = target;
    const t = m.denunciationForm;
    return {
      help: t.withdrawHelp,
      isWide: true,
      fields: [
        whoWithdrawsField(letter, m),
        lines('withdrawnContent', t.withdrawnContent, undefined, 2000),
        { ...codeField(target, 'WITHDRAWN_CONTINUED', 'continueCode'), label: t.goesOn, missing: undefined },
        lines('continueGrounds', t.grounds, undefined, 2000),
        { ...numberField(m, 'numberSymbol', m.complaintForm.terminationNumber), missing: undefined },
      ],
      check: ({ continueCode, continueGrounds }): Record<string, string> =>
        continueCode !== '' && continueGrounds === '' ? { continueGrounds: t.groundsMissing } : {},
      send: sendDenunciation(letter, 'withdraw', { lists: ['partyIds'] }),
    };
  },
  IssueConclusion: ({ letter, m }) => ({
    isWide: true,
    fields: [
      numberField(m, 'numberSymbol', m.denunciationForm.conclusionNumber),
      {
        name: 'outcome',
        label: m.complaint.outcome,
        missing: m.complaintForm.outcomeMissing,
        kind: 'choose',
        options: enumOptions(m.enums.conclusionOutcome),
      },
      lines(
        'conclusionText',
        m.denunciationForm.conclusionText,
        m.denunciationForm.conclusionMissing,
        20_000,
      ),
    ],
    send: sendDenunciation(letter, 'issueConclusion'),
  }),
  SendConclusion: ({ letter, m }) => ({
    help: m.denunciationForm.sendHelp,
    fields: [],
    send: sendDenunciation(letter, 'sendConclusion'),
  }),
  PublishConclusion: (target) => {
    const { publishHelp, publication, publicationMissing } = target.m.denunciationForm;
    return {
      help: publishHelp,
      fields: [codesField(target, 'PUBLICATION', publication, publicationMissing)],
      send: sendDenunciation(target.letter, 'publishConclusion', { lists: ['codes'] }),
    };
  },
  RequestReport: ({ letter, m }) => ({
    help: m.denunciationForm.requestHelp,
    fields: [numberField(m)],
    send: sendDenunciation(letter, 'requestReport'),
  }),
  RecordReport: ({ letter, m }) => ({
    isWide: true,
    fields: [lines('report', m.denunciationForm.report, m.denunciationForm.reportMissing, 5000)],
    send: sendDenunciation(letter, 'recordReport'),
  }),
  HandleInformation: (target) => {
    const { letter, m } = target;
    const t = m.denunciationForm;
    const facts = ['violatorClear', 'evidenceGiven', 'verifiable'] as const;
    return {
      help: t.informationHelp,
      fields: [
        ...facts.map((fact) => yesNoField(m, fact, t[fact])),
        { ...codeField(target, 'INFORMATION_OUTCOME'), label: t.informationOutcome },
        { ...numberField(m), missing: undefined },
        lines('note', t.note, t.noteMissing, 2000),
      ],
      check: ({ code, numberSymbol }): Record<string, string> =>
        code !== 'file' && numberSymbol === '' ? { numberSymbol: m.complaintForm.numberMissing } : {},
      send: sendDenunciation(letter, 'handleInformation', { flags: facts }),
    };
  },
};
