import { actOnPromise, recordPromise, type PromiseVerb } from '../api/promises-api.ts';
import type { CouncilPromise, CouncilSession, PromiseMilestone } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { issuedSource } from '../incoming/act/incoming-acts.ts';
import { enumOptions } from '../incoming/incoming-filters.ts';
import type { ActField, SimpleAct } from '../item/simple-act.ts';
import { sessionTitle } from '../petition/petition-words.ts';
import { postSource } from '../state/directory-search.ts';
import { showDate } from '../time/format.ts';

type Act = SimpleAct<CouncilPromise>;
type Answers = Readonly<Record<string, string>>;

/** The likeliest act first. */
const ORDER = ['ConfirmPromise', 'SendBackPromise', 'ReportPromise', 'AddPromiseMilestone', 'MovePromise'];

/** What stands for the promise itself where a milestone may be chosen. */
const WHOLE = 'promise';

/** What is allowed, the likeliest first. */
export function promiseActsOf(promise: CouncilPromise): string[] {
  return ORDER.filter((action) => promise.allowedActions?.includes(action) ?? false);
}

/** The button's word for an act. */
export function promiseActTitle(action: string, m: Messages): string {
  const titles: Readonly<Record<string, string>> = {
    AddPromiseMilestone: m.promise.addMilestone,
    ReportPromise: m.promise.report,
    MovePromise: m.promise.move,
    ConfirmPromise: m.promise.confirm,
    SendBackPromise: m.promise.sendBack,
  };
  return titles[action] ?? action;
}

/** Acts on a promise that are a list of questions, by the name of their RPC. */
export function promiseAct(action: string, promise: CouncilPromise, m: Messages): Act | undefined {
  const make = ACTS[action];
  return make === undefined ? undefined : { action, title: promiseActTitle(action, m), ...make(promise, m) };
}

const ACTS: Readonly<
  Record<string, (promise: CouncilPromise, m: Messages) => Omit<Act, 'action' | 'title'>>
> = {
  AddPromiseMilestone: (promise, m) => ({
    fields: [
      lines('content', m.promise.milestoneContent, m.promise.milestoneMissing, 500),
      day('dueDate', m.promise.due, m.promise.dueMissing, m, 'future'),
    ],
    send: verb(promise, 'addMilestone'),
  }),
  ReportPromise: (promise, m) => ({
    help: m.promise.reportHelp,
    isWide: true,
    fields: [
      ...about(promise, m),
      lines('text', m.promise.text, m.promise.textMissing, 2000),
      ...evidenceFields(m),
    ],
    initial: { milestoneId: WHOLE },
    check: (answers) => {
      const isWhole = (answers['milestoneId'] ?? WHOLE) === WHOLE;
      const isMissing = isWhole && answers['documentId'] === '';
      return isMissing ? { documentId: m.promise.evidenceMissing } : evidenceFaults(answers, m);
    },
    send: verb(promise, 'report'),
  }),
  MovePromise: (promise, m) => ({
    help: m.promise.moveHelp,
    fields: [
      ...about(promise, m),
      day('dueDate', m.promise.newDue, m.promise.dueMissing, m, 'future'),
      lines('reason', m.act.reason, m.promise.reasonMissing, 1000),
    ],
    initial: { milestoneId: WHOLE },
    send: verb(promise, 'move'),
  }),
  ConfirmPromise: (promise, m) => ({
    help: m.promise.confirmHelp,
    isWide: true,
    fields: [lines('text', m.promise.seen, m.promise.seenMissing, 2000), ...evidenceFields(m)],
    check: (answers) => evidenceFaults(answers, m),
    send: verb(promise, 'confirm'),
  }),
  SendBackPromise: (promise, m) => ({
    fields: [lines('reason', m.act.reason, m.promise.reasonMissing, 1000)],
    send: verb(promise, 'sendBack'),
  }),
};

/** Recording what was promised under questioning, at one of the sessions. */
export function recordPromiseAct(m: Messages, sessions: readonly CouncilSession[]): Act {
  const t = m.promise;
  const options = sessions.map((session) => ({ value: session.id ?? '', label: sessionTitle(session, m) }));
  return {
    action: 'RecordPromise',
    title: t.record,
    help: t.recordHelp,
    isWide: true,
    under: 'promise',
    fields: [
      {
        name: 'sessionId',
        label: t.madeAt,
        missing: t.sessionMissing,
        kind: 'pick',
        source: { options },
      },
      lines('content', t.content, t.contentMissing, 2000),
      {
        name: 'accountablePostId',
        label: t.accountable,
        hint: m.petitionForm.leadHint,
        missing: t.accountableMissing,
        kind: 'pick',
        source: postSource('', m.act.postVacant),
      },
      day('promiseDate', t.madeOn, t.madeOnMissing, m, 'past'),
      day('dueDate', t.due, t.dueMissing, m, 'future'),
    ],
    send: (answers, requestId) => {
      const { accountablePostId, sessionId, content, promiseDate, dueDate } = answers;
      const unitId = sessions.find((session) => session.id === sessionId)?.unitId;
      const promise = { unitId, sessionId, content, promiseDate, dueDate };
      return recordPromise({ promise, accountablePostId, requestId });
    },
  };
}

function verb({ id = '' }: CouncilPromise, name: PromiseVerb): Act['send'] {
  return ({ evidenceKind, documentId, evidenceText, milestoneId = '', ...answers }, requestId) => {
    const isWhole = milestoneId === WHOLE || milestoneId === '';
    const request = isWhole ? answers : { ...answers, milestoneId };
    const evidence = [{ kind: evidenceKind, documentId, text: evidenceText }];
    return actOnPromise(id, name, {
      ...request,
      ...((documentId ?? '') === '' ? {} : { evidence }),
      requestId,
    });
  };
}

/** The promise itself or an open milestone; not asked where there is none. */
function about({ milestones = [] }: CouncilPromise, m: Messages): ActField[] {
  const open = milestones.filter((one) => one.reachTime === undefined);
  if (open.length === 0) return [];
  const label = ({ content = '', dueDate }: PromiseMilestone): string => `${content} (${showDate(dueDate)})`;
  return [
    {
      name: 'milestoneId',
      label: m.promise.reportWhat,
      missing: m.promise.whatMissing,
      kind: 'choose',
      options: [
        { value: WHOLE, label: m.promise.wholePromise },
        ...open.map((one) => ({ value: one.id ?? '', label: label(one) })),
      ],
    },
  ];
}

function evidenceFields(m: Messages): ActField[] {
  const t = m.promise;
  return [
    {
      name: 'documentId',
      label: t.evidenceDocument,
      hint: t.evidenceHint,
      kind: 'pick',
      source: issuedSource(),
    },
    {
      name: 'evidenceKind',
      label: t.evidenceKind,
      kind: 'choose',
      options: enumOptions(m.enums.evidenceKind),
    },
    { name: 'evidenceText', label: t.evidenceText, kind: 'text', maxLength: 500 },
  ];
}

function evidenceFaults(answers: Answers, m: Messages): Record<string, string> {
  const isKindMissing = (answers['documentId'] ?? '') !== '' && answers['evidenceKind'] === '';
  return isKindMissing ? { evidenceKind: m.promise.evidenceKindMissing } : {};
}

function lines(name: string, label: string, missing: string, maxLength: number): ActField {
  return { name, label, missing, kind: 'lines', maxLength };
}

function day(
  name: string,
  label: string,
  missing: string,
  m: Messages,
  leaning: 'past' | 'future',
): ActField {
  return { name, label, missing, hint: m.time.dateHint, kind: 'date', bad: m.time.badDate, leaning };
}
