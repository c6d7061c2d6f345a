import {
  delegationKindFromJSON,
  delegationKindToJSON,
  postRoleFromJSON,
  postRoleToJSON,
  successionRelationFromJSON,
  successionRelationToJSON,
  termUnitFromJSON,
  termUnitToJSON,
} from '@baro/proto/baro/directory/v1/directory';

/** How a field of the contract lies in its column; an absent date or id is '' in the contract and NULL in the table. */
export interface Column {
  readonly field: string;
  readonly column: string;
  readonly type:
    | 'text'
    | 'uuid'
    | 'optional_uuid'
    | 'optional_text'
    | 'date'
    | 'boolean'
    | 'integer'
    | 'jsonb';
  /** Enums lie as their names, so that a table can be read by people. */
  readonly names?: EnumNames;
}

interface EnumNames {
  readonly toName: (value: number) => string;
  readonly toValue: (name: string) => number;
}

const roles = { toName: postRoleToJSON, toValue: postRoleFromJSON } as EnumNames;
const delegationKinds = { toName: delegationKindToJSON, toValue: delegationKindFromJSON } as EnumNames;
const relations = { toName: successionRelationToJSON, toValue: successionRelationFromJSON } as EnumNames;
const termUnits = { toName: termUnitToJSON, toValue: termUnitFromJSON } as EnumNames;

type Type = Column['type'];

/** `validFrom` → `valid_from`. */
function column(field: string, type: Type = 'text', names?: EnumNames): Column {
  const name = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return names ? { field, column: name, type, names } : { field, column: name, type };
}

const texts = (...fields: string[]): Column[] => fields.map((field) => column(field));
const span: readonly Column[] = [column('validFrom', 'date'), column('validTo', 'date')];
const id = column('id', 'uuid');

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** The tables of the aggregates, each a message of the contract without its output fields. */
export const TABLES = {
  unit: {
    name: 'units',
    columns: [id, ...texts('code', 'kind', 'legalRef'), column('level', 'integer'), ...span],
  },
  succession: {
    name: 'successions',
    columns: [
      id,
      column('predecessorId', 'uuid'),
      column('successorId', 'uuid'),
      column('relation', 'text', relations),
      column('effectiveDate', 'date'),
      column('legalRef'),
    ],
  },
  identifier: {
    name: 'identifiers',
    columns: [id, column('unitId', 'uuid'), ...texts('code', 'scheme'), ...span],
  },
  post: {
    name: 'posts',
    columns: [
      id,
      column('unitId', 'uuid'),
      ...texts('code', 'title'),
      column('role', 'text', roles),
      column('head', 'boolean'),
      column('rank', 'integer'),
      ...span,
    ],
  },
  person: {
    name: 'people',
    columns: [id, column('fullName'), column('accountId', 'optional_text'), column('email')],
  },
  holding: {
    name: 'holdings',
    columns: [id, column('postId', 'uuid'), column('personId', 'uuid'), ...span],
  },
  delegation: {
    name: 'delegations',
    columns: [
      id,
      column('kind', 'text', delegationKinds),
      column('postId', 'uuid'),
      column('personId', 'uuid'),
      ...texts('scope', 'legalBasis'),
      ...span,
    ],
  },
  service_account: {
    name: 'service_accounts',
    columns: [id, ...texts('accountId', 'name'), column('unitId', 'uuid'), ...span],
  },
  calendar_day: {
    name: 'calendar_days',
    columns: [
      id,
      column('date', 'date'),
      column('dayOff', 'boolean'),
      ...texts('name', 'nameEn', 'legalRef', 'confidence'),
      column('swapWith', 'date'),
    ],
  },
  legal_term: {
    name: 'legal_terms',
    columns: [
      id,
      ...texts('code', 'name', 'startEvent', 'legalRef', 'confidence', 'note'),
      column('value', 'integer'),
      column('unit', 'text', termUnits),
      column('params', 'jsonb'),
      ...span,
    ],
  },
} as const satisfies Record<string, Table>;

/** What a column reads as in a SELECT, in the form of the contract. */
export function selectOf({ column: name, type, field }: Column, table: string): string {
  const value = `${table}.${name}`;
  if (type === 'date') return `coalesce(to_char(${value}, 'YYYY-MM-DD'), '') AS "${field}"`;
  if (type === 'optional_uuid' || type === 'optional_text') {
    return `coalesce(${value}::text, '') AS "${field}"`;
  }
  return `${value} AS "${field}"`;
}

/** What a field of `jsonb_to_recordset` is stored as. */
export function insertOf({ type, field }: Column): string {
  if (type === 'date') return `nullif(r."${field}", '')::date`;
  if (type === 'uuid' || type === 'optional_uuid') return `nullif(r."${field}", '')::uuid`;
  if (type === 'optional_text') return `nullif(r."${field}", '')`;
  return `r."${field}"`;
}

/** Type of the field in `jsonb_to_recordset`. */
export function recordOf({ type, field }: Column): string {
  const known: Partial<Record<Type, string>> = { boolean: 'boolean', integer: 'integer', jsonb: 'jsonb' };
  return `"${field}" ${known[type] ?? 'text'}`;
}
