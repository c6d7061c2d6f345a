import {
  CalendarDay,
  Delegation,
  Holding,
  Identifier,
  LegalTerm,
  Person,
  Post,
  ServiceAccount,
  Succession,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';

/** Every aggregate of the directory, whole, as the contract has it. */
export interface DirectoryRows {
  readonly units: readonly Unit[];
  readonly successions: readonly Succession[];
  readonly identifiers: readonly Identifier[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly holdings: readonly Holding[];
  readonly delegations: readonly Delegation[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly calendarDays: readonly CalendarDay[];
  readonly legalTerms: readonly LegalTerm[];
}

/** Kinds of aggregates: `aggregate_type` of the event → list it belongs to, field of the event that holds it. */
export const KINDS = {
  unit: { list: 'units', field: 'unit', event: 'UnitChanged', message: Unit },
  succession: { list: 'successions', field: 'succession', event: 'UnitSucceeded', message: Succession },
  identifier: { list: 'identifiers', field: 'identifier', event: 'IdentifierChanged', message: Identifier },
  post: { list: 'posts', field: 'post', event: 'PostChanged', message: Post },
  person: { list: 'people', field: 'person', event: 'PersonChanged', message: Person },
  holding: { list: 'holdings', field: 'holding', event: 'HoldingChanged', message: Holding },
  delegation: { list: 'delegations', field: 'delegation', event: 'DelegationChanged', message: Delegation },
  service_account: {
    list: 'serviceAccounts',
    field: 'serviceAccount',
    event: 'ServiceAccountChanged',
    message: ServiceAccount,
  },
  calendar_day: { list: 'calendarDays', field: 'day', event: 'CalendarDayChanged', message: CalendarDay },
  legal_term: { list: 'legalTerms', field: 'legalTerm', event: 'LegalTermChanged', message: LegalTerm },
} as const;

export type Kind = keyof typeof KINDS;

export function isKind(text: string): text is Kind {
  return Object.hasOwn(KINDS, text);
}

/** A row of the copy read back; undefined when the text is not of the kind's form. */
export function parseRow(kind: Kind, data: unknown): object {
  return KINDS[kind].message.fromJSON(data);
}

/** A directory without a row; tests of other services build theirs from it. */
export const emptyRows: DirectoryRows = {
  units: [],
  successions: [],
  identifiers: [],
  posts: [],
  people: [],
  holdings: [],
  delegations: [],
  serviceAccounts: [],
  calendarDays: [],
  legalTerms: [],
};
