import { nameId } from '@baro/chassis';
import { DelegationKind, PostRole } from '@baro/directory-client';
import type { DirectoryRows } from '@baro/directory-client';
import {
  Delegation,
  Holding,
  Person,
  Post,
  ServiceAccount,
  Succession,
  SuccessionRelation,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';

const space = '0f3b6f35-35a4-4e35-9b0a-0d4a1c77aa01';

/** The id of a thing of this city, by its name. */
export const idOf = (name: string): string => nameId(name, space);
/** Account of who holds a post, of a stand-in or of a system. */
export const accountOf = (name: string): string => idOf(`account ${name}`);
export const postOf = (name: string): string => idOf(`post ${name}`);
export const personOf = (name: string): string => idOf(`person ${name}`);

/** Kind, unit above and last day. */
const units: Record<string, [kind: string, parent?: string, validTo?: string]> = {
  city: ['city'],
  ubnd: ['people_committee', 'city'],
  vp: ['office', 'ubnd'],
  th: ['division', 'vp'],
  stc: ['department', 'ubnd'],
  ns: ['division', 'stc'],
  tcdn: ['division', 'stc'],
  hdnd: ['council', 'city'],
  'ba-dinh': ['ward', 'city'],
  'old-ward': ['ward', 'city', '2026-10-31'],
  // A department that went whole into another with its division, and a commune that was split.
  'old-dept': ['department', 'ubnd', '2026-10-31'],
  'old-division': ['division', 'old-dept', '2026-10-31'],
  'new-dept': ['department', 'ubnd'],
  'old-commune': ['commune', 'city', '2026-10-31'],
  'commune-a': ['commune', 'city'],
  'commune-b': ['commune', 'city'],
};

/** Unit and role of each post; `head` heads the unit. */
const posts: Record<string, [unit: string, role: PostRole, head?: 'head']> = {
  chairman: ['ubnd', PostRole.LEADER, 'head'],
  deputy: ['ubnd', PostRole.LEADER],
  chief: ['vp', PostRole.CHIEF_OF_OFFICE, 'head'],
  force: ['vp', PostRole.TASK_FORCE],
  clerk: ['vp', PostRole.RECORDS_CLERK],
  auditor: ['ubnd', PostRole.AUDITOR],
  administrator: ['ubnd', PostRole.CITY_ADMINISTRATOR],
  director: ['stc', PostRole.LEADER, 'head'],
  vice: ['stc', PostRole.LEADER],
  head: ['ns', PostRole.HEAD_OF_DIVISION, 'head'],
  official: ['ns', PostRole.OFFICIAL],
  colleague: ['ns', PostRole.OFFICIAL],
  other: ['tcdn', PostRole.OFFICIAL],
  council: ['hdnd', PostRole.LEADER, 'head'],
  'ward-leader': ['ba-dinh', PostRole.LEADER, 'head'],
  'ward-official': ['ba-dinh', PostRole.OFFICIAL],
  'old-director': ['old-dept', PostRole.LEADER, 'head'],
  'old-clerk': ['old-dept', PostRole.RECORDS_CLERK],
  'old-official': ['old-division', PostRole.OFFICIAL],
  'new-director': ['new-dept', PostRole.LEADER, 'head'],
  'new-clerk': ['new-dept', PostRole.RECORDS_CLERK],
  'new-official': ['new-dept', PostRole.OFFICIAL],
  'commune-official': ['old-commune', PostRole.OFFICIAL],
  'leader-a': ['commune-a', PostRole.LEADER, 'head'],
  'leader-b': ['commune-b', PostRole.LEADER, 'head'],
};

/** Unit of a post. */
export const unitOfPost = (post: string): string => posts[post]?.[0] ?? '';

const validFrom = '2020-01-01';

const { PART, WHOLE } = SuccessionRelation;
const successions: [from: string, to: string, relation: SuccessionRelation][] = [
  ['old-dept', 'new-dept', WHOLE],
  ['old-commune', 'commune-a', PART],
  ['old-commune', 'commune-b', PART],
];

/** The city as rows of the directory. */
export function cityRows(): Partial<DirectoryRows> {
  const people = [...Object.keys(posts), 'stand-in'];
  return {
    units: Object.entries(units).map(([name, [kind, parent, validTo = '']]) => {
      const span = { name: `Unit ${name}`, parentId: parent ? idOf(parent) : '', validFrom: '', validTo };
      return Unit.fromPartial({ id: idOf(name), code: name.toUpperCase(), kind, ...span, names: [span] });
    }),
    successions: successions.map(([from, to, relation]) =>
      Succession.fromPartial({
        id: idOf(`succession ${from} ${to}`),
        predecessorId: idOf(from),
        successorId: idOf(to),
        relation,
        effectiveDate: '2026-11-01',
        legalRef: '12/NQ-HĐND, khoản 3',
      }),
    ),
    posts: Object.entries(posts).map(([name, [unit, role, head]]) =>
      Post.fromPartial({
        id: postOf(name),
        unitId: idOf(unit),
        code: name,
        title: `Title ${name}`,
        role,
        head: head === 'head',
      }),
    ),
    people: people.map((name) =>
      Person.fromPartial({
        id: personOf(name),
        fullName: `Người ${name}`,
        accountId: accountOf(name),
        email: `${name}@example.vn`,
      }),
    ),
    holdings: Object.keys(posts).map((name) =>
      Holding.fromPartial({
        id: idOf(`holding ${name}`),
        postId: postOf(name),
        personId: personOf(name),
        validFrom,
      }),
    ),
    serviceAccounts: [
      ServiceAccount.fromPartial({
        id: idOf('ward-system'),
        accountId: accountOf('ward-system'),
        unitId: idOf('ba-dinh'),
        name: 'ward-system',
        validFrom,
      }),
    ],
  };
}

/** A post lent to the stand-in for November. */
export function lent(post: string, kind: DelegationKind = DelegationKind.ABSENCE): Delegation {
  return Delegation.fromPartial({
    id: idOf(`delegation ${post}`),
    kind,
    postId: postOf(post),
    personId: personOf('stand-in'),
    scope: 'vắng mặt',
    legalBasis: '01/QĐ',
    validFrom: '2026-11-01',
    validTo: '2026-11-30',
  });
}
