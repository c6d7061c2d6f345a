import { createHash } from 'node:crypto';
import {
  DelegationKind,
  ImportDirectoryRequest,
  PostRole,
  SuccessionRelation,
  TermUnit,
} from '@baro/proto/baro/directory/v1/directory';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { closedUnits, firstDay, lastDay } from './closed-units.ts';
import type { ClosedUnit } from './closed-units.ts';
import type { Role } from './roles.ts';

/** Units of the world by short name: kind and unit above. */
const units = {
  C: { kind: 'city', level: 1, parent: '' },
  UBND: { kind: 'people_committee', level: 2, parent: 'C' },
  HD: { kind: 'council', level: 2, parent: 'C' },
  VP: { kind: 'office', level: 2, parent: 'UBND' },
  VP2: { kind: 'division', level: 3, parent: 'VP' },
  STC: { kind: 'department', level: 2, parent: 'UBND' },
  STC1: { kind: 'division', level: 3, parent: 'STC' },
  STC2: { kind: 'division', level: 3, parent: 'STC' },
  STCB: { kind: 'branch', level: 3, parent: 'STC' },
  SYT: { kind: 'department', level: 2, parent: 'UBND' },
  SYT1: { kind: 'division', level: 3, parent: 'SYT' },
  BD: { kind: 'ward', level: 3, parent: 'C' },
  TX: { kind: 'ward', level: 3, parent: 'C' },
  OLD: { kind: 'district', level: 2, parent: 'C', validTo: '2025-06-30' },
} as const;

export type UnitName = keyof typeof units;

interface Place {
  kind: string;
  level: number;
  parent: UnitName | '';
  validTo?: string;
}

type RoleOfPost = Exclude<keyof typeof PostRole, 'UNSPECIFIED' | 'UNRECOGNIZED'>;

interface Seat {
  unit: UnitName;
  role: RoleOfPost;
  head?: boolean;
}

/** Posts of the roles that are asked about; each is held by one account and lent to two others. */
const asked: Record<string, Seat> = {
  'records-clerk': { unit: 'STC', role: 'RECORDS_CLERK' },
  'office-clerk': { unit: 'VP', role: 'RECORDS_CLERK' },
  leader: { unit: 'STC', role: 'LEADER', head: true },
  'city-leader': { unit: 'UBND', role: 'LEADER' },
  'chief-of-office': { unit: 'STC', role: 'CHIEF_OF_OFFICE' },
  'city-chief': { unit: 'VP', role: 'CHIEF_OF_OFFICE', head: true },
  'head-of-division': { unit: 'STC1', role: 'HEAD_OF_DIVISION', head: true },
  official: { unit: 'STC1', role: 'OFFICIAL' },
  'task-force': { unit: 'C', role: 'TASK_FORCE' },
  'council-verifier': { unit: 'HD', role: 'COUNCIL_VERIFIER' },
  auditor: { unit: 'C', role: 'AUDITOR' },
  'city-administrator': { unit: 'C', role: 'CITY_ADMINISTRATOR' },
} satisfies Partial<Record<Role, Seat>>;

/** Posts of those who set the scene: a clerk and a leader for each register, a desk that holds what others do not. */
const helpers: Record<string, Seat> = {
  'STC.clerk': { unit: 'STC', role: 'RECORDS_CLERK' },
  'STC.leader': { unit: 'STC', role: 'LEADER' },
  'STC.desk': { unit: 'STC2', role: 'OFFICIAL' },
  'STC1.desk': { unit: 'STC1', role: 'OFFICIAL' },
  'STCB.clerk': { unit: 'STCB', role: 'RECORDS_CLERK' },
  'STCB.leader': { unit: 'STCB', role: 'LEADER', head: true },
  'STCB.desk': { unit: 'STCB', role: 'OFFICIAL' },
  'UBND.clerk': { unit: 'UBND', role: 'RECORDS_CLERK' },
  'UBND.leader': { unit: 'UBND', role: 'LEADER', head: true },
  'UBND.desk': { unit: 'UBND', role: 'OFFICIAL' },
  'VP.clerk': { unit: 'VP', role: 'RECORDS_CLERK' },
  'VP.leader': { unit: 'VP', role: 'LEADER' },
  'VP.desk': { unit: 'VP2', role: 'OFFICIAL' },
  'HD.clerk': { unit: 'HD', role: 'RECORDS_CLERK' },
  'HD.leader': { unit: 'HD', role: 'LEADER', head: true },
  'HD.desk': { unit: 'HD', role: 'OFFICIAL' },
  'SYT.clerk': { unit: 'SYT', role: 'RECORDS_CLERK' },
  'SYT.leader': { unit: 'SYT', role: 'LEADER', head: true },
  'SYT.desk': { unit: 'SYT1', role: 'OFFICIAL' },
  'BD.clerk': { unit: 'BD', role: 'RECORDS_CLERK' },
  'BD.leader': { unit: 'BD', role: 'LEADER', head: true },
  'BD.desk': { unit: 'BD', role: 'OFFICIAL' },
  'TX.clerk': { unit: 'TX', role: 'RECORDS_CLERK' },
  'TX.leader': { unit: 'TX', role: 'LEADER', head: true },
  'TX.desk': { unit: 'TX', role: 'OFFICIAL' },
  // Who is given no work, where others are.
  'STC.auditor': { unit: 'STC', role: 'AUDITOR' },
  'STC.administrator': { unit: 'STC', role: 'CITY_ADMINISTRATOR' },
};

/** Units whose register documents are made in. */
export type Register = 'STC' | 'STCB' | 'UBND' | 'VP' | 'HD' | 'SYT' | 'BD' | 'TX';

/** The same id for the same name in every run. */
export function idOf(kind: string, name: string): string {
  const hash = createHash('sha256').update(`authz/${kind}/${name}`).digest('hex');
  return `0190b000-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${hash.slice(10, 22)}`;
}

export const unitId = (name: UnitName): string => idOf('unit', name);
/** Post of an asked role or of a helper. */
export const postId = (name: string): string => idOf('post', name);
/** Unit of such a post. */
export const unitOfPost = (name: string): string => unitId(seats[name]?.unit ?? 'C');
/** Account that holds the post; `absence:x` and `signing:x` are those it is lent to. */
export const accountOf = (name: string): string => idOf('account', name);
export const personOf = (name: string): string => idOf('person', name);
export const delegationId = (kind: 'absence' | 'signing', name: string): string =>
  idOf('delegation', `${kind}:${name}`);

/** Account that loads the empty directory; the directory must name it as a bootstrap administrator. */
export const loader = accountOf('loader');

/** Identifier of a unit of the world. */
export const identifier = 'H26.99';

/** Unit a post sits in; for callers without one the unit of the district system or of the post that ended. */
export function seatOf(name: string): UnitName {
  const seat = { ...asked, ...helpers }[name];
  return seat?.unit ?? (name === 'district-system' ? 'BD' : 'STC1');
}

const validFrom = '2020-01-01';
const seats = { ...asked, ...helpers };

/** All of the world as one import. */
export function worldRows(): ImportDirectoryRequest {
  const people = [
    ...Object.keys(seats),
    ...Object.keys(asked).flatMap((name) => standIns(name)),
    'without-post',
  ];
  return ImportDirectoryRequest.fromPartial({
    requestId: idOf('request', 'world'),
    units: [
      ...Object.keys(units).map((name) => unitRow(name as UnitName)), // Object.keys forgets the key type
      ...closedUnits.map((unit) => closedRow(unit)),
    ],
    successions: closedUnits.flatMap((unit) => successionRows(unit)),
    posts: [...Object.entries(seats), ['ended', { unit: 'STC1', role: 'OFFICIAL' }] as const].map(
      ([name, seat]) => postRow(name, seat),
    ),
    people: people.map((name) => ({ id: personOf(name), fullName: 'Cán bộ', accountId: accountOf(name) })),
    holdings: [
      ...Object.keys(seats).map((name) => holding(name, name)),
      { ...holding('ended', 'without-post'), validTo: '2024-12-31' },
    ],
    delegations: Object.keys(asked).flatMap((name) => [lent('absence', name), lent('signing', name)]),
    serviceAccounts: [
      {
        id: idOf('service', 'BD'),
        accountId: accountOf('district-system'),
        unitId: unitId('BD'),
        name: 'authz-ward',
        validFrom,
      },
    ],
    identifiers: [
      { id: idOf('identifier', 'STC'), unitId: unitId('STC'), code: identifier, scheme: 'qd20', validFrom },
    ],
    calendarDays: ['2025-01-01', '2026-01-01', '2027-01-01'].map((date) => ({
      date,
      dayOff: true,
      name: 'Tết Dương lịch',
      legalRef: 'BLLĐ 45/2019 Đ.112',
      confidence: 'high',
    })),
    legalTerms: [
      ...['normal', 'urgent', 'very_urgent', 'express', 'express_timed'].map((urgency) => termRow(urgency)),
      // A denunciation is accepted, and a report due, for the term of the law alone.
      ...lawRows().legalTerms.filter(({ code }) => /^(denunciations|reporting)\./.test(code)),
    ],
  });
}

function standIns(name: string): string[] {
  return [`absence:${name}`, `signing:${name}`];
}

type Rows = Parameters<typeof ImportDirectoryRequest.fromPartial>[0];

function unitRow(name: UnitName): NonNullable<Rows['units']>[number] {
  const { kind, level, parent, validTo = '' }: Place = units[name];
  const parentId = parent === '' ? '' : unitId(parent);
  const names = [{ name: `Đơn vị ${name}`, symbol: name, parentId, validFrom, validTo }];
  return {
    id: unitId(name),
    code: name,
    name: `Đơn vị ${name}`,
    kind,
    level,
    parentId,
    validFrom,
    validTo,
    names,
  };
}

function closedRow({ name, parent }: ClosedUnit): NonNullable<Rows['units']>[number] {
  const parentId = idOf('unit', parent);
  const span = { name: `Đơn vị ${name}`, parentId, validFrom, validTo: lastDay };
  return { id: idOf('unit', name), code: name, kind: 'department', level: 2, ...span, names: [span] };
}

function successionRows({ name, successors }: ClosedUnit): NonNullable<Rows['successions']> {
  return successors.map((successor) => ({
    id: idOf('succession', `${name} ${successor}`),
    predecessorId: idOf('unit', name),
    successorId: idOf('unit', successor),
    relation: successors.length === 1 ? SuccessionRelation.WHOLE : SuccessionRelation.PART,
    effectiveDate: firstDay,
    legalRef: '12/NQ-HĐND, khoản 3',
  }));
}

function postRow(name: string, { unit, role, head = false }: Seat): NonNullable<Rows['posts']>[number] {
  const code = name.replaceAll('.', '-').toLowerCase();
  const row = { id: postId(name), unitId: unitId(unit), code, title: name, role: PostRole[role] };
  return { ...row, head, validFrom };
}

function holding(post: string, person: string): NonNullable<Rows['holdings']>[number] {
  return { id: idOf('holding', post), postId: postId(post), personId: personOf(person), validFrom };
}

function lent(kind: 'absence' | 'signing', name: string): NonNullable<Rows['delegations']>[number] {
  const year = new Date().getFullYear();
  return {
    id: delegationId(kind, name),
    kind: kind === 'absence' ? DelegationKind.ABSENCE : DelegationKind.SIGNING,
    postId: postId(name),
    personId: personOf(`${kind}:${name}`),
    scope: 'Theo văn bản ủy quyền',
    legalBasis: 'GUQ 01',
    validFrom: `${year - 1}-01-01`,
    validTo: `${year + 1}-12-31`,
  };
}

function termRow(urgency: string): NonNullable<Rows['legalTerms']>[number] {
  return {
    id: idOf('term', urgency),
    code: `documents.incoming.handle.${urgency}`,
    name: `Xử lý văn bản đến: ${urgency}`,
    value: 10,
    unit: TermUnit.WORKING_DAY,
    startEvent: 'ngày đến',
    validFrom,
    legalRef: 'cấu hình',
    confidence: 'unknown',
  };
}
