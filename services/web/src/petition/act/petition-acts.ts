import { actOnPetition, askPart, type PetitionVerb } from '../../api/petitions-api.ts';
import type { CouncilSession, Petition } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { issuedSource, reasonField, titleOf } from '../../incoming/act/incoming-acts.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { postSource } from '../../state/directory-search.ts';
import { matterFields, RAISING_NAMES, raisingFields, resultFields } from './petition-fields.ts';
import { showDue } from '../../time/format.ts';
import { favouredSource } from './favoured-source.ts';
import { signersOf } from './signer-source.ts';

type Act = SimpleAct<Petition>;

export interface PetitionActTarget {
  readonly petition: Petition;
  /** Unit whose posts are offered first. */
  readonly unitId: string;
  /** Sessions it may be raised for. */
  readonly sessions: readonly CouncilSession[];
  readonly m: Messages;
}

/** The likeliest act first. */
const ORDER = [
  'AcceptPetition',
  'SignAnswer',
  'SubmitAnswer',
  'FindResult',
  'ClaimResult',
  'AssignPetition',
  'ClassifyPetition',
  'HandOverPetition',
  'AskPart',
  'SendBackAnswer',
  'RaisePetition',
  'SayNotSolvedForDeputies',
  'RestorePetition',
  'RetirePetition',
];

/** The due time the service would set, as it is typed; empty when none is ahead. */
export function proposedDue({ dueProposals = [] }: Petition, now = new Date()): string {
  const [first] = dueProposals;
  return first?.dueTime !== undefined && new Date(first.dueTime) > now ? showDue(first.dueTime) : '';
}

/** What is allowed, the likeliest first; what is not classified cannot be assigned. */
export function orderedActs(petition: Petition): string[] {
  const allowed = petition.allowedActions ?? [];
  const isClassified = petition.level !== undefined && petition.field !== undefined;
  const order = isClassified
    ? ORDER
    : ['ClassifyPetition', ...ORDER.filter((one) => one !== 'ClassifyPetition')];
  return order.filter((action) => allowed.includes(action));
}

/** Acts on a petition that are a list of questions, by the name of their RPC. */
export function petitionAct(action: string, target: PetitionActTarget): Act | undefined {
  const make = ACTS[action];
  return make === undefined ? undefined : { action, title: titleOf(action, target.m), ...make(target) };
}

type MakeAct = (target: PetitionActTarget) => Omit<Act, 'action' | 'title'>;

const ACTS: Readonly<Record<string, MakeAct>> = {
  ClassifyPetition: ({ petition, m }) => ({
    fields: matterFields(m),
    initial: {
      subject: petition.subject ?? '',
      level: petition.level ?? '',
      field: petition.field ?? '',
      competentName: petition.competentName ?? '',
    },
    send: verb(petition, 'classify'),
  }),
  AssignPetition: ({ petition, unitId, m }) => ({
    help: petition.leadUnitId === undefined ? undefined : m.petitionForm.assignHelp,
    fields: [
      postField(m, 'leadPostId', m.petitionForm.leadPost, unitId, ''),
      {
        name: 'dueTime',
        label: m.petitionForm.due,
        hint: m.time.dateHint,
        missing: m.petitionForm.dueMissing,
        kind: 'due',
        bad: m.time.badDate,
        past: m.time.pastDue,
      },
      noteField(m),
    ],
    initial: { dueTime: proposedDue(petition) },
    send: verb(petition, 'assign'),
  }),
  AskPart: ({ petition, unitId, m }) => ({
    help: m.petitionForm.partHelp,
    fields: [
      postField(m, 'postId', m.petitionForm.partPost, unitId, ''),
      {
        name: 'direction',
        label: m.petitionForm.partDirection,
        missing: m.petitionForm.partDirectionMissing,
        kind: 'lines',
        maxLength: 1000,
      },
      {
        name: 'dueTime',
        label: m.petitionForm.partDue,
        hint: m.time.dateHint,
        missing: m.petitionForm.partDueMissing,
        kind: 'due',
        bad: m.time.badDate,
        past: m.time.pastDue,
      },
    ],
    send: (answers, requestId) => askPart(petition.id ?? '', { ...unset(answers), requestId }),
  }),
  HandOverPetition: ({ petition, m }) => {
    const lead = petition.leadUnitId ?? '';
    return {
      fields: [postField(m, 'postId', m.act.toPost, lead, lead), noteField(m)],
      send: verb(petition, 'handOver'),
    };
  },
  SubmitAnswer: ({ petition, m }) => ({
    isWide: true,
    fields: answerFields(petition, m),
    check: (answers): Record<string, string> => {
      const isReasonMissing =
        answers['resultClass'] === 'RESULT_CLASS_NOT_POSSIBLE' && answers['resultText'] === '';
      return isReasonMissing ? { resultText: m.petitionForm.reasonMissing } : {};
    },
    send: verb(petition, 'submitAnswer'),
  }),
  SignAnswer: ({ petition, m }) => ({
    help: m.petitionForm.signHelp,
    isWide: true,
    fields: [],
    send: verb(petition, 'signAnswer'),
  }),
  SendBackAnswer: ({ petition, m }) => ({
    help: m.petitionForm.sendBackHelp,
    fields: [reasonField(m)],
    send: verb(petition, 'sendBackAnswer'),
  }),
  ClaimResult: ({ petition, m }) => ({
    help: m.petitionForm.claimHelp,
    fields: resultFields(m, 'dueDate', 'text', true),
    send: verb(petition, 'claimResult'),
  }),
  FindResult: ({ petition, m }) => ({
    help: m.petitionForm.findHelp,
    fields: resultFields(m, 'dueDate', 'text', true),
    send: verb(petition, 'findResult'),
  }),
  RetirePetition: ({ petition, m }) => ({
    help: m.likely.retireHelp,
    fields: [
      {
        name: 'favouredId',
        label: m.likely.favoured,
        hint: m.likely.favouredHint,
        missing: m.likely.favouredMissing,
        kind: 'pick',
        source: favouredSource(petition),
      },
      noteField(m),
    ],
    send: verb(petition, 'retire'),
  }),
  RestorePetition: ({ petition, m }) => ({
    help: m.likely.restoreHelp,
    fields: [reasonField(m)],
    send: verb(petition, 'restore'),
  }),
  RaisePetition: ({ petition, sessions, m }) => ({
    help: m.petitionForm.raiseHelp,
    isWide: true,
    under: 'raising',
    fields: raisingFields(
      m,
      sessions.filter((session) => session.unitId === petition.unitId),
    ),
    send: ({ etag = '', ...answers }, requestId) => {
      const raising = Object.fromEntries(RAISING_NAMES.map((name) => [name, answers[name] ?? '']));
      return actOnPetition(petition.id ?? '', 'raise', { raising: unset(raising), etag, requestId });
    },
  }),
  SayNotSolvedForDeputies: ({ petition, m }) => ({
    help: m.voterWord.deputiesHelp,
    fields: [
      {
        name: 'deputyGroup',
        label: m.petitionForm.deputyGroup,
        missing: m.voterWord.groupMissing,
        kind: 'text',
        maxLength: 200,
      },
      {
        name: 'reason',
        label: m.open.reason,
        missing: m.open.reasonMissing,
        kind: 'lines',
        maxLength: 2000,
      },
    ],
    send: verb(petition, 'sayNotSolved'),
  }),
};

function answerFields(petition: Petition, m: Messages): ActField[] {
  const t = m.petitionForm;
  return [
    { name: 'text', label: t.answerText, missing: t.answerMissing, kind: 'lines', maxLength: 20_000 },
    ...resultFields(m, 'resultDueDate', 'resultText', false),
    {
      name: 'signerPostId',
      label: t.signer,
      hint: t.signerHint,
      missing: t.signerMissing,
      kind: 'pick',
      source: signersOf(petition.leadUnitId ?? '', m.act.postVacant),
    },
    {
      name: 'documentId',
      label: m.petition.answerDocument,
      hint: t.answerDocumentHint,
      kind: 'pick',
      source: issuedSource(),
    },
  ];
}

function verb(petition: Petition, name: PetitionVerb): Act['send'] {
  return (answers, requestId) => actOnPetition(petition.id ?? '', name, { ...unset(answers), requestId });
}

/** An enum has no name for what was left empty: such a field is not sent. */
export function unset(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));
}

export function noteField(m: Messages): ActField {
  return { name: 'note', label: m.act.note, kind: 'lines', maxLength: 1000 };
}

export function postField(m: Messages, name: string, label: string, unitId: string, reach: string): ActField {
  return {
    name,
    label,
    hint: m.petitionForm.leadHint,
    missing: m.act.postMissing,
    kind: 'pick',
    source: postSource(unitId, m.act.postVacant, reach),
  };
}
