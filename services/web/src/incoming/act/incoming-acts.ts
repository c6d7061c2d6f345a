import { actOnItem, returnIncoming, submitIncoming, type ItemVerb } from '../../api/incoming-api.ts';
import { listOutgoing } from '../../api/outgoing-api.ts';
import type { IncomingDocument } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { leaderSource, postSource } from '../../state/directory-search.ts';
import { showDate } from '../../time/format.ts';
import type { OptionSource } from '../../ui/use-options.ts';

type Act = SimpleAct<IncomingDocument>;
type Answers = Readonly<Record<string, string>>;

interface ActTarget {
  /** Document or part. */
  readonly itemId: string;
  readonly documentId: string;
  /** Unit whose posts are offered first. */
  readonly unitId: string;
  /** Unit of the register. */
  readonly bookUnitId: string;
  readonly m: Messages;
}

/** Acts on an incoming document or a part that are a list of questions, by the name of their RPC. */
export function incomingAct(action: string, target: ActTarget): Act | undefined {
  const make = ACTS[action];
  return make === undefined ? undefined : { action, title: titleOf(action, target.m), ...make(target) };
}

/** The button's word for an RPC. */
export function titleOf(action: string, m: Messages): string {
  const title: unknown = Reflect.get(m.act, action);
  return typeof title === 'string' ? title : action;
}

const ACTS: Readonly<Record<string, (target: ActTarget) => Omit<Act, 'action' | 'title'>>> = {
  SubmitIncomingDocument: ({ documentId, unitId, bookUnitId, m }) => ({
    help: m.act.submitHelp,
    fields: [
      {
        name: 'postId',
        label: m.act.toLeader,
        missing: m.act.postMissing,
        kind: 'pick',
        source: leaderSource(bookUnitId, unitId, m.act.postVacant),
      },
      { name: 'note', label: m.act.proposal, kind: 'lines', maxLength: 1000 },
    ],
    send: (answers, requestId) =>
      submitIncoming(documentId, { ...postAndNote(answers), etag: answers['etag'] ?? '', requestId }),
  }),
  HandOverItem: ({ itemId, unitId, bookUnitId, m }) => ({
    fields: [
      {
        name: 'postId',
        label: m.act.toPost,
        missing: m.act.postMissing,
        kind: 'pick',
        source: postSource(unitId, m.act.postVacant, bookUnitId),
      },
      { name: 'note', label: m.act.note, kind: 'lines', maxLength: 1000 },
    ],
    send: itemVerb(itemId, 'handOver'),
  }),
  SendBackItem: ({ itemId, m }) => ({
    help: m.act.sendBackHelp,
    fields: [reasonField(m)],
    send: itemVerb(itemId, 'sendBack'),
  }),
  ReturnIncomingDocument: ({ documentId, m }) => ({
    help: m.act.returnHelp,
    fields: [reasonField(m)],
    send: (answers, requestId) =>
      returnIncoming(documentId, { reason: answers['reason'] ?? '', etag: answers['etag'] ?? '', requestId }),
  }),
  FinishItem: ({ itemId, m }) => ({
    help: m.act.finishHelp,
    fields: [
      {
        name: 'answerDocumentId',
        label: m.act.answerDocument,
        hint: m.act.answerHint,
        kind: 'pick',
        source: issuedSource(),
      },
      { name: 'result', label: m.act.resultWords, kind: 'lines', maxLength: 1000 },
    ],
    oneOf: { names: ['answerDocumentId', 'result'], missing: m.act.resultMissing },
    send: itemVerb(itemId, 'finish'),
  }),
};

export function reasonField(m: Messages): ActField {
  return { name: 'reason', label: m.act.reason, missing: m.act.reasonMissing, kind: 'lines', maxLength: 500 };
}

/** Issued outgoing documents; `typeCode` narrows to one type. */
export function issuedSource(typeCode = ''): OptionSource<unknown> {
  return {
    key: ['issued', typeCode],
    search: async (query, signal) => {
      const page = await listOutgoing(
        { query, typeCode, states: ['OUTGOING_STATE_ISSUED'], pageSize: 20 },
        signal,
      );
      return (page.documents ?? []).map((document) => ({
        value: document.id ?? '',
        label: `${document.numberSymbol ?? ''} ${document.subject ?? ''}`,
        detail: showDate(document.issueDate),
      }));
    },
  };
}

function itemVerb(itemId: string, verb: ItemVerb): Act['send'] {
  return (answers, requestId) =>
    actOnItem(itemId, verb, { ...answers, etag: answers['etag'] ?? '', requestId });
}

function postAndNote(answers: Answers): { postId: string; note: string } {
  return { postId: answers['postId'] ?? '', note: answers['note'] ?? '' };
}
