import { addDays, type IsoDate } from '@baro/directory-client/time';
import { referenceId } from '../ids.ts';
import type { Reference } from '../index.ts';
import { readTsv, required } from '../tsv.ts';
import type { ReferenceUnit } from '../units.ts';
import { syntheticName } from './names.ts';
import { postsOf, type DemoPost } from './posts.ts';

export type { DemoPost, PostRole } from './posts.ts';

export interface DemoPerson {
  readonly id: string;
  readonly fullName: string;
  /** Token subject; only the demo logins have one. */
  readonly accountId: string | undefined;
  /** Sign-on name; only the demo logins have one. */
  readonly username: string | undefined;
}

export interface DemoHolding {
  readonly id: string;
  readonly postId: string;
  readonly personId: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | undefined;
}

export interface DemoDelegation {
  readonly id: string;
  readonly kind: 'absence' | 'signing';
  /** The post lent. */
  readonly postId: string;
  /** Who acts. */
  readonly personId: string;
  readonly scope: string;
  readonly legalBasis: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

export interface DemoServiceAccount {
  readonly id: string;
  readonly accountId: string;
  readonly unitId: string;
  readonly name: string;
  readonly validFrom: IsoDate;
}

export interface DemoPeople {
  readonly posts: readonly DemoPost[];
  readonly people: readonly DemoPerson[];
  readonly holdings: readonly DemoHolding[];
  readonly delegations: readonly DemoDelegation[];
  readonly serviceAccounts: readonly DemoServiceAccount[];
}

interface Login {
  readonly username: string;
  readonly account: string;
  readonly fullName: string;
}

/** Where a unit's first day is not known, its demo holders begin here. */
const FIRST_HOLDING: IsoDate = '2023-01-01';
/** The day the one post whose holder changed in the demo changed hands. */
const CLERK_CHANGED: IsoDate = '2025-03-01';

/**
 * Synthetic people for every unit that exists: posts, holders, two delegations around `today`, and the account
 * of a ward's own system. The ids do not depend on `today`.
 */
export function readDemoPeople({ units }: Pick<Reference, 'units'>, today: IsoDate): DemoPeople {
  const current = units.filter((unit) => unit.validTo === undefined);
  const posts = current.flatMap(postsOf);
  const logins = readLogins();
  const people = new Map<string, DemoPerson>();
  const holdings = posts.map((post): DemoHolding => {
    const person = toPerson(post, current, logins);
    people.set(person.id, person);
    return hold(post, person, post.validFrom ?? FIRST_HOLDING);
  });
  const filled = withFormerClerk(posts, holdings);
  people.set(filled.former.id, filled.former);
  return {
    posts,
    people: [...people.values()],
    holdings: filled.holdings,
    delegations: delegations(posts, holdings, today),
    serviceAccounts: [serviceAccount(current)],
  };
}

function readLogins(): Map<string, Login> {
  const rows = readTsv('../demo-people/logins.tsv', 'username account full_name unit post');
  return new Map(
    rows.map((row) => [
      `${required(row, 'unit')}/${required(row, 'post')}`,
      {
        username: required(row, 'username'),
        account: required(row, 'account'),
        fullName: required(row, 'full_name'),
      },
    ]),
  );
}

/** The head of a department's own office is the department's chief of office: one person, two posts. */
function toPerson(
  post: DemoPost,
  units: readonly ReferenceUnit[],
  logins: ReadonlyMap<string, Login>,
): DemoPerson {
  const key = holderKey(post, units);
  const login = logins.get(key);
  return {
    id: referenceId('person', login?.account ?? key),
    fullName: login?.fullName ?? syntheticName(key),
    accountId: login?.account,
    username: login?.username,
  };
}

function holderKey(post: DemoPost, units: readonly ReferenceUnit[]): string {
  const unit = units.find((candidate) => candidate.id === post.unitId);
  const isOffice = unit?.kind === 'division' && unit.name.startsWith('Văn phòng');
  return post.isHead && isOffice ? `${unit.parentCode ?? ''}/chief` : `${post.unitCode}/${post.code}`;
}

function hold(post: DemoPost, person: DemoPerson, validFrom: IsoDate, validTo?: IsoDate): DemoHolding {
  return {
    id: referenceId('holding', `${post.id}/${person.id}`, validFrom),
    postId: post.id,
    personId: person.id,
    validFrom,
    validTo,
  };
}

/** One post of the demo has had another holder before, so that "as of" has something to show. */
function withFormerClerk(
  posts: readonly DemoPost[],
  holdings: readonly DemoHolding[],
): { holdings: DemoHolding[]; former: DemoPerson } {
  const post = getPost(posts, 'VPUBND', 'clerk-1');
  const key = 'VPUBND/clerk-1/former';
  const former: DemoPerson = {
    id: referenceId('person', key),
    fullName: syntheticName(key),
    accountId: undefined,
    username: undefined,
  };
  const kept = holdings.map((holding) =>
    holding.postId === post.id ? { ...holding, validFrom: CLERK_CHANGED } : holding,
  );
  return { holdings: [...kept, hold(post, former, FIRST_HOLDING, addDays(CLERK_CHANGED, -1))], former };
}

function delegations(
  posts: readonly DemoPost[],
  holdings: readonly DemoHolding[],
  today: IsoDate,
): DemoDelegation[] {
  const year = today.slice(0, 4);
  const holder = (code: string, post: string): string =>
    holdings.find((holding) => holding.postId === getPost(posts, code, post).id)?.personId ?? '';
  return [
    {
      id: referenceId('delegation', 'VPUBND-01/official-2'),
      kind: 'absence',
      postId: getPost(posts, 'VPUBND-01', 'official-2').id,
      personId: holder('VPUBND-01', 'official-1'),
      scope: 'Xử lý công việc khi vắng mặt',
      legalBasis: 'Phân công của Trưởng phòng (dữ liệu mẫu)',
      validFrom: today,
      validTo: addDays(today, 13),
    },
    {
      id: referenceId('delegation', 'STC/head'),
      kind: 'signing',
      postId: getPost(posts, 'STC', 'head').id,
      personId: holder('STC-04', 'head'),
      scope: 'Giấy mời, giấy giới thiệu, phiếu chuyển',
      legalBasis: 'Giấy ủy quyền 01/GUQ-STC (dữ liệu mẫu)',
      validFrom: `${year}-01-01`,
      validTo: `${year}-12-31`,
    },
  ];
}

function serviceAccount(units: readonly ReferenceUnit[]): DemoServiceAccount {
  const unit = units.find((candidate) => candidate.code === '00004');
  if (unit?.validFrom === undefined) throw new Error('no unit 00004');
  return {
    id: referenceId('service-account', 'district-ba-dinh'),
    accountId: '0190a000-0000-7000-8000-0000000000d1',
    unitId: unit.id,
    name: 'district-ba-dinh',
    validFrom: unit.validFrom,
  };
}

function getPost(posts: readonly DemoPost[], unitCode: string, code: string): DemoPost {
  const post = posts.find((candidate) => candidate.unitCode === unitCode && candidate.code === code);
  if (post === undefined) throw new Error(`no post ${unitCode}/${code}`);
  return post;
}
