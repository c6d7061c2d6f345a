import { newId } from '@baro/chassis';
import type { SeedUnit } from '@baro/tools/testing/seed-directory.ts';

const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;
const cityId = newId();
const committeeId = newId();

/** A city whose Council has a verifier, whose committee has a leader, and a department with a director and an official. */
export const units: SeedUnit[] = [
  { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] },
  {
    code: 'HDND',
    name: 'Hội đồng nhân dân',
    kind: 'council',
    parentId: cityId,
    posts: [{ role: 'COUNCIL_VERIFIER', accountId: account('07') }],
  },
  {
    id: committeeId,
    code: 'UBND',
    name: 'Ủy ban nhân dân',
    kind: 'people_committee',
    parentId: cityId,
    posts: [{ role: 'LEADER', accountId: account('02'), head: true }],
  },
  {
    code: 'SXD',
    name: 'Sở Xây dựng',
    parentId: committeeId,
    posts: [
      { role: 'LEADER', accountId: account('22'), head: true },
      { role: 'OFFICIAL', accountId: account('24') },
    ],
  },
];
