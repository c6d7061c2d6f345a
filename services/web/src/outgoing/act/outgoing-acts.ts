import { actOnOutgoing, listSeries, type OutgoingVerb } from '../../api/outgoing-api.ts';
import type { NumberSeries, OutgoingDocument } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { issuedSource, reasonField, titleOf } from '../../incoming/act/incoming-acts.ts';
import type { SimpleAct } from '../../item/simple-act.ts';
import { postSource } from '../../state/directory-search.ts';
import { cityToday } from '../../time/format.ts';
import { filterOptions } from '../../ui/combobox-options.ts';
import type { OptionSource } from '../../ui/use-options.ts';

type Act = SimpleAct<OutgoingDocument>;

interface ActTarget {
  readonly document: OutgoingDocument;
  /** Unit whose posts are offered first. */
  readonly unitId: string;
  readonly m: Messages;
}

/** Acts on an outgoing document, by the name of their RPC. */
export function outgoingAct(action: string, target: ActTarget): Act | undefined {
  const make = ACTS[action];
  return make === undefined ? undefined : { action, title: titleOf(action, target.m), ...make(target) };
}

const ACTS: Readonly<Record<string, (target: ActTarget) => Omit<Act, 'action' | 'title'>>> = {
  HandOverOutgoingDocument: ({ document, unitId, m }) => ({
    fields: [
      {
        name: 'postId',
        label: m.act.toPost,
        missing: m.act.postMissing,
        kind: 'pick',
        source: postSource(unitId, m.act.postVacant),
      },
      { name: 'note', label: m.act.note, kind: 'lines', maxLength: 1000 },
    ],
    send: verb(document, 'handOver'),
  }),
  NumberOutgoingDocument: ({ document, m }) => ({
    help: m.act.numberHelp,
    fields: [
      {
        name: 'seriesId',
        label: m.act.series,
        hint: m.act.seriesHint,
        kind: 'pick',
        source: seriesSource(document, m),
      },
    ],
    send: verb(document, 'number'),
  }),
  IssueOutgoingDocument: ({ document, m }) => ({
    help: m.act.issueHelp,
    fields: [],
    send: verb(document, 'issue'),
  }),
  CancelOutgoingNumber: ({ document, m }) => ({
    help: m.act.cancelHelp,
    fields: [reasonField(m)],
    send: verb(document, 'cancelNumber'),
  }),
  ReplaceOutgoingDocument: ({ document, m }) => ({
    fields: [
      {
        name: 'replacementId',
        label: m.act.replacement,
        hint: m.act.replacementHint,
        missing: m.act.documentMissing,
        kind: 'pick',
        source: issuedSource(document.typeCode),
      },
    ],
    send: verb(document, 'replace'),
  }),
  CorrectOutgoingDocument: ({ document, m }) => ({
    fields: [
      {
        name: 'correctionId',
        label: m.act.correction,
        hint: m.act.correctionHint,
        missing: m.act.documentMissing,
        kind: 'pick',
        source: issuedSource(),
      },
    ],
    send: verb(document, 'correct'),
  }),
  RecallOutgoingDocument: ({ document, m }) => ({
    help: m.act.recallHelp,
    fields: [
      reasonField(m),
      {
        name: 'basis',
        label: m.act.basis,
        hint: m.act.basisHint,
        missing: m.act.basisMissing,
        kind: 'text',
        maxLength: 200,
      },
    ],
    send: verb(document, 'recall'),
  }),
};

function verb(document: OutgoingDocument, name: OutgoingVerb): Act['send'] {
  return (answers, requestId) =>
    actOnOutgoing(document.id ?? '', name, { ...answers, etag: answers['etag'] ?? '', requestId });
}

/** The series of the issuing unit this year that number the document's type. */
export function seriesSource(
  document: Pick<OutgoingDocument, 'unitId' | 'typeCode'>,
  m: Messages,
): OptionSource<NumberSeries> {
  const { unitId = '', typeCode = '' } = document;
  return {
    key: ['series', unitId, typeCode],
    search: async (typed, signal) => {
      const year = Number(cityToday().slice(0, 4));
      const series = await listSeries({ unitId, year }, signal);
      const options = series
        .filter((one) => fitsType(one, typeCode))
        .map((one) => ({
          value: one.id ?? '',
          label: m.act.seriesNext(one.name ?? '', (one.lastNumber ?? 0) + 1),
          data: one,
        }));
      return filterOptions(options, typed);
    },
  };
}

/** A series without types numbers every administrative type. */
function fitsType(series: NumberSeries, typeCode: string): boolean {
  const codes = series.typeCodes ?? [];
  return codes.length === 0 || typeCode === '' || codes.includes(typeCode);
}
