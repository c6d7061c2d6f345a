import { randomUUID } from 'node:crypto';
import {
  DirectoryServiceClient,
  Holding,
  ImportDirectoryRequest,
  Person,
  Post,
  PostRole,
  ServiceAccount,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';
import { call, openClient } from '@baro/chassis';
import { testIssuer, testService, type TestIssuer, type TestService } from '@baro/chassis/testing';
import { directory } from '../src/service.ts';

/** Ids of the small city of these tests; every id is fixed, so that a failure can be read. */
const id = (tail: string): string => `0190a000-0000-7000-8000-${tail.padStart(12, '0')}`;
export const ids = {
  city: id('1001'),
  office: id('1002'),
  division: id('1003'),
  district: id('1004'),
  oldWard: id('1005'),
  ward: id('1006'),
  adminPost: id('2001'),
  chiefPost: id('2002'),
  clerkPost: id('2003'),
  wardLeaderPost: id('2004'),
  wardClerkPost: id('2005'),
  admin: id('3001'),
  chief: id('3002'),
  clerk: id('3003'),
  wardLeader: id('3004'),
  idle: id('3005'),
  chiefHolding: id('4002'),
  clerkHolding: id('4003'),
  system: id('5001'),
} as const;

/** Accounts: the token `sub` of each person is `account-<name>`. */
export const accounts = {
  bootstrap: 'account-bootstrap',
  admin: 'account-admin',
  chief: 'account-chief',
  clerk: 'account-clerk',
  wardLeader: 'account-ward-leader',
  idle: 'account-idle',
  system: 'account-system',
  stranger: 'account-stranger',
} as const;
export type Who = keyof typeof accounts;

/** The day the tests live on: Thursday 2026-01-15, 09:00 in Hanoi. */
export const now = new Date('2026-01-15T02:00:00Z');
export const today = '2026-01-15';

type Method<Req, Res> = Parameters<typeof call<Req, Res>>[1];

/** The running directory with a small city in it. */
export interface City {
  service: TestService;
  issuer: TestIssuer;
  client: DirectoryServiceClient;
  /** Calls an RPC as one of the accounts. */
  ask<Req, Res>(method: Method<Req, Res>, request: Req, who?: Who): Promise<Res>;
  close(): Promise<void>;
}

export async function openCity(options: { natsUrl?: string } = {}): Promise<City> {
  const issuer = await testIssuer();
  const service = await testService(directory, {
    issuer: issuer.issuer,
    env: { BOOTSTRAP_ADMINS: accounts.bootstrap },
    clock: () => now,
    ...options,
  });
  const client = openClient(DirectoryServiceClient, service.address);
  const ask: City['ask'] = async (method, request, who = 'admin') =>
    call(client, method, request, { token: await issuer.token(accounts[who]) });
  await ask(client.importDirectory, smallCity(), 'bootstrap');
  return {
    service,
    issuer,
    client,
    ask,
    close: async () => {
      client.close();
      await service.close();
      await issuer.stop();
    },
  };
}

export function smallCity(): ImportDirectoryRequest {
  return ImportDirectoryRequest.fromPartial({
    requestId: randomUUID(),
    units: [
      { id: ids.city, code: '01', name: 'Thành phố Hà Nội', kind: 'city', level: 1 },
      {
        id: ids.office,
        code: 'VPUBND',
        name: 'Văn phòng UBND',
        symbol: 'VP',
        kind: 'office',
        level: 2,
        parentId: ids.city,
      },
      {
        id: ids.division,
        code: 'VPUBND-01',
        name: 'Phòng Tổng hợp',
        kind: 'division',
        level: 3,
        parentId: ids.office,
      },
      {
        id: ids.district,
        code: '001',
        name: 'Quận Ba Đình',
        kind: 'district',
        level: 2,
        parentId: ids.city,
        validTo: '2025-06-30',
      },
      {
        id: ids.oldWard,
        code: '00004',
        name: 'Phường Trúc Bạch',
        kind: 'ward',
        level: 3,
        parentId: ids.district,
        validTo: '2025-06-30',
      },
      {
        id: ids.ward,
        code: '00004',
        name: 'Phường Ba Đình',
        kind: 'ward',
        level: 3,
        parentId: ids.city,
        validFrom: '2025-07-01',
      },
    ],
    successions: [
      {
        id: '0190a000-0000-7000-8000-000000006001',
        predecessorId: ids.oldWard,
        successorId: ids.ward,
        relation: 1,
        effectiveDate: '2025-07-01',
        legalRef: 'NQ 1656/NQ-UBTVQH15 khoản 1',
      },
    ],
    identifiers: [
      {
        id: '0190a000-0000-7000-8000-000000007001',
        unitId: ids.city,
        code: '000.00.00.H26',
        scheme: 'qcvn102',
        validTo: '2025-07-31',
      },
      {
        id: '0190a000-0000-7000-8000-000000007002',
        unitId: ids.city,
        code: 'H26',
        scheme: 'qd20',
        validFrom: '2020-09-15',
      },
      { id: '0190a000-0000-7000-8000-000000007003', unitId: ids.oldWard, code: 'H26.41.04', scheme: 'qd20' },
    ],
    posts: [
      post(ids.adminPost, ids.city, PostRole.CITY_ADMINISTRATOR, 'Quản trị', 9),
      post(ids.chiefPost, ids.office, PostRole.CHIEF_OF_OFFICE, 'Chánh Văn phòng', 1, true),
      post(ids.clerkPost, ids.office, PostRole.RECORDS_CLERK, 'Văn thư', 2),
      post(ids.wardLeaderPost, ids.ward, PostRole.LEADER, 'Chủ tịch', 1, true),
      post(ids.wardClerkPost, ids.ward, PostRole.RECORDS_CLERK, 'Văn thư phường', 2),
    ],
    people: [
      person(ids.admin, 'Đỗ Quang Trí', accounts.admin),
      person(ids.chief, 'Lê Minh Chánh', accounts.chief),
      person(ids.clerk, 'Nguyễn Thị Hồng Vân', accounts.clerk),
      person(ids.wardLeader, 'Dương Văn Định', accounts.wardLeader),
      person(ids.idle, 'Ân Văn Đào', accounts.idle),
    ],
    holdings: [
      holding('4001', ids.adminPost, ids.admin),
      holding('4002', ids.chiefPost, ids.chief),
      holding('4003', ids.clerkPost, ids.clerk),
      holding('4004', ids.wardLeaderPost, ids.wardLeader),
    ],
    serviceAccounts: [
      ServiceAccount.fromPartial({
        id: ids.system,
        accountId: accounts.system,
        unitId: ids.ward,
        name: 'Hệ thống phường',
        validFrom: '2025-07-01',
      }),
    ],
  });
}

function post(
  postId: string,
  unitId: string,
  role: PostRole,
  title: string,
  rank: number,
  head = false,
): Post {
  return Post.fromPartial({
    id: postId,
    unitId,
    role,
    title,
    code: title,
    rank,
    head,
    validFrom: '2025-07-01',
  });
}

function person(personId: string, fullName: string, accountId: string): Person {
  return Person.fromPartial({ id: personId, fullName, accountId, email: `${accountId}@example.vn` });
}

function holding(tail: string, postId: string, personId: string): Holding {
  return Holding.fromPartial({ id: id(tail), postId, personId, validFrom: '2025-07-01' });
}

export function unitOf(fields: Partial<Unit>): Unit {
  return Unit.fromPartial({ kind: 'division', level: 3, parentId: ids.office, ...fields });
}
