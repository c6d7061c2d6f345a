import {
  Delegation,
  type DelegationKind,
  Holding,
  Identifier,
  Person,
  Post,
  PostRole,
  ServiceAccount,
  Succession,
  SuccessionRelation,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';
import { emptyRows, type DirectoryRows } from './rows.ts';

/** A small city: two tiers since 2025-07-01, a district and two wards that went before. */
export function smallCity(changes: Partial<DirectoryRows> = {}): DirectoryRows {
  return {
    ...emptyRows,
    units: [
      unit('city', '01', { kind: 'city', level: 1 }),
      unit('office', 'H26.01', { kind: 'office', level: 2, parentId: 'city' }),
      unit('district', '001', { kind: 'district', level: 2, parentId: 'city', validTo: '2025-06-30' }),
      unit('old-a', '00001', { kind: 'ward', level: 3, parentId: 'district', validTo: '2025-06-30' }),
      unit('old-b', '00002', { kind: 'ward', level: 3, parentId: 'district', validTo: '2025-06-30' }),
      unit('ward', '00004', { kind: 'ward', level: 2, parentId: 'city', validFrom: '2025-07-01' }),
    ],
    successions: [
      succession('old-a', 'ward', SuccessionRelation.WHOLE),
      succession('old-b', 'ward', SuccessionRelation.PART),
    ],
    identifiers: [
      Identifier.fromPartial({
        id: 'i1',
        unitId: 'city',
        code: '000.00.00.H26',
        scheme: 'qcvn102',
        validTo: '2025-12-31',
      }),
      Identifier.fromPartial({
        id: 'i2',
        unitId: 'city',
        code: 'H26',
        scheme: 'qd20',
        validFrom: '2020-09-15',
      }),
    ],
    posts: [
      post('chief', 'office', PostRole.CHIEF_OF_OFFICE, { head: true, rank: 1 }),
      post('clerk', 'office', PostRole.RECORDS_CLERK, { rank: 2 }),
      post('old-clerk', 'old-a', PostRole.RECORDS_CLERK, {}),
    ],
    people: [person('lan', 'account-lan'), person('minh', 'account-minh'), person('ha', '')],
    holdings: [
      holding('chief', 'lan', '2025-03-01', ''),
      holding('clerk', 'minh', '2025-03-01', '2026-03-31'),
    ],
    serviceAccounts: [
      ServiceAccount.fromPartial({
        id: 's1',
        accountId: 'account-ward',
        unitId: 'ward',
        name: 'x',
        validFrom: '2025-07-01',
      }),
    ],
    ...changes,
  };
}

export function delegation(
  kind: DelegationKind,
  postId: string,
  personId: string,
  from: string,
  to: string,
): Delegation {
  return Delegation.fromPartial({
    id: `${postId}-${personId}`,
    kind,
    postId,
    personId,
    validFrom: from,
    validTo: to,
  });
}

function unit(id: string, code: string, fields: Partial<Unit>): Unit {
  const { parentId = '', validFrom = '', validTo = '' } = fields;
  const names = [{ name: `Unit ${id}`, symbol: '', parentId, validFrom, validTo }];
  return Unit.fromPartial({ id, code, names, ...fields });
}

function succession(predecessorId: string, successorId: string, relation: SuccessionRelation): Succession {
  return Succession.fromPartial({
    id: predecessorId,
    predecessorId,
    successorId,
    relation,
    effectiveDate: '2025-07-01',
  });
}

function post(id: string, unitId: string, role: PostRole, fields: Partial<Post>): Post {
  return Post.fromPartial({ id, unitId, code: id, title: `Title ${id}`, role, ...fields });
}

function person(id: string, accountId: string): Person {
  return Person.fromPartial({ id, fullName: `Person ${id}`, accountId });
}

function holding(postId: string, personId: string, validFrom: string, validTo: string): Holding {
  return Holding.fromPartial({ id: `${postId}-${personId}`, postId, personId, validFrom, validTo });
}
