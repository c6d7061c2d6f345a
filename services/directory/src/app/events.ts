import {
  CalendarDayChanged,
  DelegationChanged,
  HoldingChanged,
  IdentifierChanged,
  LegalTermChanged,
  PersonChanged,
  PostChanged,
  ServiceAccountChanged,
  UnitChanged,
  UnitSucceeded,
} from '@baro/proto/baro/directory/v1/directory_events';
import type { Kind, Rows } from '../store/aggregate-store.ts';

/** How a kind of aggregate is told. */
interface EventOf<Row> {
  readonly typeName: string;
  readonly verb: string;
  readonly type: { toJSON(data: unknown): unknown };
  readonly dataOf: (row: Row) => unknown;
}

interface Message<Data, Partial> {
  fromPartial(data: Partial): Data;
  toJSON(data: Data): unknown;
}

function event<Row, Data, Partial>(
  name: string,
  verb: string,
  message: Message<Data, Partial>,
  partialOf: (row: Row) => Partial,
): EventOf<Row> {
  return {
    typeName: `baro.directory.v1.${name}`,
    verb,
    type: { toJSON: (data) => message.toJSON(data as Data) }, // `data` comes from `dataOf` below
    dataOf: (row) => message.fromPartial(partialOf(row)),
  };
}

/** Whole aggregates: a copy that gets the newest event of each needs no other. */
export const EVENTS: { readonly [K in Kind]: EventOf<Rows[K]> } = {
  unit: event('UnitChanged', 'changed', UnitChanged, (row) => {
    const { name = '', symbol = '', parentId = '' } = row.names.at(-1) ?? {};
    return { unit: { ...row, name, symbol, parentId } };
  }),
  succession: event('UnitSucceeded', 'succeeded', UnitSucceeded, (succession) => ({ succession })),
  identifier: event('IdentifierChanged', 'changed', IdentifierChanged, (identifier) => ({ identifier })),
  post: event('PostChanged', 'changed', PostChanged, (post) => ({ post })),
  person: event('PersonChanged', 'changed', PersonChanged, (person) => ({ person })),
  holding: event('HoldingChanged', 'changed', HoldingChanged, (holding) => ({ holding })),
  delegation: event('DelegationChanged', 'changed', DelegationChanged, (delegation) => ({ delegation })),
  service_account: event('ServiceAccountChanged', 'changed', ServiceAccountChanged, (serviceAccount) => ({
    serviceAccount,
  })),
  calendar_day: event('CalendarDayChanged', 'changed', CalendarDayChanged, (day) => ({ day })),
  legal_term: event('LegalTermChanged', 'changed', LegalTermChanged, (legalTerm) => ({ legalTerm })),
};
