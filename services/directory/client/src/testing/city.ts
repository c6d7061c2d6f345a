import { execute, nameId } from '@baro/chassis';
import { CHECK_AFTER_MS } from '../copy/copy-cache.ts';
import type { DelegationKind, SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import {
  Delegation,
  Holding,
  LegalTerm,
  Person,
  Post,
  PostRole,
  ServiceAccount,
  Succession,
  TermUnit,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';
import type { MikroORM } from '@mikro-orm/postgresql';

const space = '6f1d6f0e-52a5-4b5e-9a58-0f4b2f9b1a11';

/** The id of a thing of the test city, by name. */
export function idOf(name: string): string {
  return nameId(name, space);
}

/** Account of the person who holds a post, by the post's name. */
export function accountOf(post: string): string {
  return idOf(`account ${post}`);
}

interface PostFacts {
  unit: string;
  role: PostRole;
  head?: boolean;
}

const units: Record<string, { kind: string; parent?: string; symbol?: string; validTo?: string }> = {
  city: { kind: 'city' },
  ubnd: { kind: 'people_committee', parent: 'city', symbol: 'UBND' },
  vpubnd: { kind: 'office', parent: 'ubnd', symbol: 'VP' },
  'vpubnd-th': { kind: 'division', parent: 'vpubnd', symbol: 'TH' },
  stc: { kind: 'department', parent: 'ubnd', symbol: 'STC' },
  'stc-ns': { kind: 'division', parent: 'stc', symbol: 'NS' },
  'stc-tcdn': { kind: 'division', parent: 'stc', symbol: 'TCDN' },
  hdnd: { kind: 'council', parent: 'city', symbol: 'HĐND' },
  'ba-dinh': { kind: 'ward', parent: 'city', symbol: 'UBND' },
  'old-ward': { kind: 'ward', parent: 'city', symbol: 'UBND', validTo: '2025-06-30' },
};

/** Posts of the test city; each is held by one person of its own unless it is vacant. */
export const posts: Record<string, PostFacts> = {
  clerk: { unit: 'vpubnd', role: PostRole.RECORDS_CLERK },
  chairman: { unit: 'ubnd', role: PostRole.LEADER, head: true },
  deputy: { unit: 'ubnd', role: PostRole.LEADER },
  chief: { unit: 'vpubnd', role: PostRole.CHIEF_OF_OFFICE, head: true },
  'head-th': { unit: 'vpubnd-th', role: PostRole.HEAD_OF_DIVISION, head: true },
  'official-th': { unit: 'vpubnd-th', role: PostRole.OFFICIAL },
  'task-force': { unit: 'vpubnd', role: PostRole.TASK_FORCE },
  auditor: { unit: 'ubnd', role: PostRole.AUDITOR },
  administrator: { unit: 'ubnd', role: PostRole.CITY_ADMINISTRATOR },
  'stc-clerk': { unit: 'stc', role: PostRole.RECORDS_CLERK },
  'stc-director': { unit: 'stc', role: PostRole.LEADER, head: true },
  'stc-head': { unit: 'stc-ns', role: PostRole.HEAD_OF_DIVISION, head: true },
  'stc-official': { unit: 'stc-ns', role: PostRole.OFFICIAL },
  'stc-other': { unit: 'stc-tcdn', role: PostRole.OFFICIAL },
  'stc-vacant': { unit: 'stc-ns', role: PostRole.OFFICIAL },
  verifier: { unit: 'hdnd', role: PostRole.COUNCIL_VERIFIER },
  'hdnd-clerk': { unit: 'hdnd', role: PostRole.RECORDS_CLERK },
  'hdnd-leader': { unit: 'hdnd', role: PostRole.LEADER, head: true },
  'ward-clerk': { unit: 'ba-dinh', role: PostRole.RECORDS_CLERK },
  'ward-leader': { unit: 'ba-dinh', role: PostRole.LEADER, head: true },
  'ward-official': { unit: 'ba-dinh', role: PostRole.OFFICIAL },
};

const vacant = new Set(['stc-vacant']);

const terms: Record<string, [value: number, unit: TermUnit]> = {
  'documents.incoming.handle.normal': [7, TermUnit.WORKING_DAY],
  'documents.incoming.handle.urgent': [3, TermUnit.WORKING_DAY],
  'documents.incoming.handle.very_urgent': [1, TermUnit.WORKING_DAY],
  'documents.incoming.handle.express': [4, TermUnit.WORKING_HOUR],
};

/** Rows of the directory's copy: kind, id, the aggregate as its event carries it. */
type Row = [kind: string, id: string, data: unknown];

function unitRows(): Row[] {
  return Object.entries(units).map(([name, { kind, parent, symbol = '', validTo = '' }]) => {
    const parentId = parent ? idOf(parent) : '';
    const span = { name: `Unit ${name}`, symbol, parentId, validFrom: '', validTo };
    const unit = Unit.fromPartial({ id: idOf(name), code: name.toUpperCase(), kind, ...span, names: [span] });
    return ['unit', idOf(name), Unit.toJSON(unit)];
  });
}

function postRows(): Row[] {
  return Object.entries(posts).flatMap(([name, { unit, role, head = false }]): Row[] => {
    const ids = { id: idOf(`post ${name}`), unitId: idOf(unit) };
    const post = Post.fromPartial({ ...ids, code: name, title: `Title ${name}`, role, head });
    const personId = idOf(`person ${name}`);
    const person = Person.fromPartial({
      id: personId,
      fullName: `Người ${name}`,
      accountId: accountOf(name),
    });
    const holding = Holding.fromPartial({
      id: idOf(`holding ${name}`),
      postId: post.id,
      personId,
      validFrom: '2020-01-01',
    });
    const rows: Row[] = [
      ['post', post.id, Post.toJSON(post)],
      ['person', person.id, Person.toJSON(person)],
    ];
    return vacant.has(name) ? rows : [...rows, ['holding', holding.id, Holding.toJSON(holding)]];
  });
}

function otherRows(): Row[] {
  const system = (name: string, unit: string): Row => {
    const account = ServiceAccount.fromPartial({
      id: idOf(name),
      accountId: accountOf(name),
      unitId: idOf(unit),
      name,
    });
    return ['service_account', account.id, ServiceAccount.toJSON({ ...account, validFrom: '2020-01-01' })];
  };
  const termRows = Object.entries(terms).map(([code, [value, unit]]): Row => {
    const term = LegalTerm.fromPartial({
      id: idOf(code),
      code,
      name: code,
      value,
      unit,
      startEvent: 'received',
    });
    return [
      'legal_term',
      term.id,
      LegalTerm.toJSON({ ...term, validFrom: '2020-01-01', legalRef: 'cấu hình', confidence: 'unknown' }),
    ];
  });
  return [system('ward-system', 'ba-dinh'), system('old-system', 'old-ward'), ...termRows];
}

/** A row of a delegation. */
export function delegationRow(
  kind: DelegationKind,
  post: string,
  person: string,
  from: string,
  to: string,
): Row {
  const id = idOf(`delegation ${kind} ${post} ${person}`);
  const delegation = Delegation.fromPartial({
    id,
    kind,
    postId: idOf(`post ${post}`),
    personId: idOf(`person ${person}`),
    scope: 'scope',
    legalBasis: '01/QĐ-UBND',
    validFrom: from,
    validTo: to,
  });
  return ['delegation', id, Delegation.toJSON(delegation)];
}

/** Rows of a unit of the city that ended on a day, and of the units it went over into, in force since the next. */
export function reorganisedRows(
  unit: string,
  validTo: string,
  effectiveDate: string,
  successors: Record<string, SuccessionRelation>,
  facts: { kind: string; parent?: string; symbol?: string } | undefined = units[unit],
): Row[] {
  const { kind = '', parent, symbol = '' } = facts ?? {};
  const span = { name: `Unit ${unit}`, symbol, parentId: parent ? idOf(parent) : '', validFrom: '', validTo };
  const ended = { id: idOf(unit), code: unit.toUpperCase(), kind, ...span, names: [span] };
  const links = Object.entries(successors).map(([successor, relation]): Row => {
    const id = idOf(`succession ${unit} ${successor}`);
    const ids = { id, predecessorId: idOf(unit), successorId: idOf(successor) };
    const link = Succession.fromPartial({ ...ids, relation, effectiveDate, legalRef: '12/NQ-HĐND, khoản 3' });
    return ['succession', id, Succession.toJSON(link)];
  });
  return [['unit', idOf(unit), Unit.toJSON(Unit.fromPartial(ended))], ...links];
}

/** Puts rows into the service's copy of the directory, as its consumer would. */
export async function addDirectoryRows(orm: MikroORM, rows: Row[]): Promise<void> {
  const values = rows.map(([kind, id, data]) => ({ kind, id, data }));
  await execute(
    orm.em.fork(),
    `WITH state AS (UPDATE dir_state SET change = change + 1, event_time = now() RETURNING change)
     INSERT INTO dir_rows (kind, id, version, change, data)
     SELECT r.kind, r.id, 1, state.change, r.data
     FROM state, jsonb_to_recordset($1) AS r (kind text, id uuid, data jsonb)
     ON CONFLICT (kind, id) DO UPDATE SET version = dir_rows.version + 1, change = excluded.change, data = excluded.data`,
    [JSON.stringify(values)],
  );
  // From then on no service answers by what it knew before.
  await new Promise((resolve) => setTimeout(resolve, CHECK_AFTER_MS));
}

/** The whole test city. */
export async function seedCity(orm: MikroORM): Promise<void> {
  await addDirectoryRows(orm, [...unitRows(), ...postRows(), ...otherRows()]);
}
