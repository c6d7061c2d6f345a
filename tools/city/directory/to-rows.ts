import { DelegationKind, PostRole, SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import type { ImportDirectoryRequest } from '@baro/proto/baro/directory/v1/directory';
import type { DemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import type { Reference } from '../../../services/directory/reference/index.ts';
import { calendarDayRow, termRow } from '../../../services/directory/reference/rows.ts';

/** What ImportDirectory takes, before it is cut into requests. */
export type Rows = Omit<Parameters<typeof ImportDirectoryRequest.fromPartial>[0], 'requestId'>;

const RELATIONS = {
  whole: SuccessionRelation.WHOLE,
  part: SuccessionRelation.PART,
  unknown: SuccessionRelation.UNKNOWN,
} as const;

const ROLES = {
  records_clerk: PostRole.RECORDS_CLERK,
  leader: PostRole.LEADER,
  chief_of_office: PostRole.CHIEF_OF_OFFICE,
  head_of_division: PostRole.HEAD_OF_DIVISION,
  official: PostRole.OFFICIAL,
  task_force: PostRole.TASK_FORCE,
  council_verifier: PostRole.COUNCIL_VERIFIER,
  auditor: PostRole.AUDITOR,
  city_administrator: PostRole.CITY_ADMINISTRATOR,
} as const;

/** The city's structure, calendar and terms. */
export function referenceRows(reference: Reference): Rows {
  return {
    units: reference.units.map((unit) => ({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      kind: unit.kind,
      level: unit.level,
      parentId: unit.parentId ?? '',
      symbol: unit.symbol ?? '',
      ...spanOf(unit),
      legalRef: unit.legalRef,
    })),
    successions: reference.successions.map(({ id, predecessorId, successorId, ...row }) => ({
      id,
      predecessorId,
      successorId,
      relation: RELATIONS[row.relation],
      effectiveDate: row.effectiveDate,
      legalRef: row.legalRef,
    })),
    identifiers: reference.identifiers.map((row) => ({
      id: row.id,
      unitId: row.unitId,
      code: row.code,
      scheme: row.scheme,
      ...spanOf(row),
    })),
    calendarDays: reference.calendarDays.map(calendarDayRow),
    legalTerms: reference.legalTerms.map(termRow),
  };
}

/** Posts, synthetic people and what they hold and lend. */
export function peopleRows(demo: DemoPeople): Rows {
  return {
    posts: demo.posts.map((post) => ({
      id: post.id,
      unitId: post.unitId,
      code: post.code,
      title: post.title,
      role: ROLES[post.role],
      head: post.isHead,
      rank: post.rank,
      validFrom: post.validFrom ?? '',
    })),
    people: demo.people.map((person) => ({
      id: person.id,
      fullName: person.fullName,
      accountId: person.accountId ?? '',
    })),
    holdings: administratorLast(demo).map(({ id, postId, personId, ...span }) => ({
      id,
      postId,
      personId,
      ...spanOf(span),
    })),
    delegations: demo.delegations.map((row) => ({
      id: row.id,
      kind: row.kind === 'absence' ? DelegationKind.ABSENCE : DelegationKind.SIGNING,
      postId: row.postId,
      personId: row.personId,
      scope: row.scope,
      legalBasis: row.legalBasis,
      ...spanOf(row),
    })),
    serviceAccounts: demo.serviceAccounts.map(({ id, accountId, unitId, name, validFrom }) => ({
      id,
      accountId,
      unitId,
      name,
      validFrom,
    })),
  };
}

/** With its first administrator a city counts as loaded: from then on who has no post yet is shut out of the sign-on. */
function administratorLast({ posts, holdings }: DemoPeople): DemoPeople['holdings'] {
  const administering = new Set(
    posts.filter(({ role }) => role === 'city_administrator').map(({ id }) => id),
  );
  const isLast = (holding: DemoPeople['holdings'][number]): boolean => administering.has(holding.postId);
  return [...holdings.filter((holding) => !isLast(holding)), ...holdings.filter(isLast)];
}

/** Open ends are empty texts in the contract. */
function spanOf(row: { readonly validFrom?: string | undefined; readonly validTo?: string | undefined }) {
  return { validFrom: row.validFrom ?? '', validTo: row.validTo ?? '' };
}
