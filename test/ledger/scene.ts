import { newId } from '@baro/chassis';
import type { SeedUnit } from '@baro/tools/testing/seed-directory.ts';

const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;
const officeId = newId();

/** An office that registers and assigns, and a department under it. */
export const units: SeedUnit[] = [
  {
    id: officeId,
    code: 'LUA',
    name: 'Văn phòng thử lửa',
    posts: [
      { role: 'RECORDS_CLERK', accountId: account('01') },
      { role: 'LEADER', accountId: account('02'), head: true },
      { role: 'OFFICIAL', accountId: account('05') },
      { role: 'HEAD_OF_DIVISION', accountId: account('04') },
    ],
  },
  {
    code: 'LUB',
    name: 'Sở thử lửa',
    parentId: officeId,
    posts: [
      { role: 'LEADER', accountId: account('22'), head: true },
      { role: 'LEADER', accountId: account('23') },
    ],
  },
];

/** Who reads everybody's drafts, in a tree of its own. */
export const auditors: SeedUnit = {
  code: 'LUK',
  name: 'Kiểm toán thử lửa',
  kind: 'inspectorate',
  posts: [{ role: 'AUDITOR', accountId: account('08') }],
};

/** Days off of the run: the counted minutes are not just the hours gone by. */
export const daysOff = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((date) => ({
  date,
  name: 'Tết Nguyên đán',
}));

/** Who acts, by demo login. */
export const logins = {
  clerk: 'van-thu',
  leader: 'lanh-dao',
  official: 'chuyen-vien',
  head: 'truong-phong',
  director: 'giam-doc-so',
  deputy: 'truong-phong-so',
} as const;
