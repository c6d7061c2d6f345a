import type { IsoDate } from '@baro/directory-client/time';
import { referenceId } from '../ids.ts';
import type { ReferenceUnit } from '../units.ts';
import { headTitle, deputyTitle } from './titles.ts';

/** The roles of architecture.md §7; a role belongs to a post. */
export type PostRole =
  | 'records_clerk'
  | 'leader'
  | 'chief_of_office'
  | 'head_of_division'
  | 'official'
  | 'task_force'
  | 'council_verifier'
  | 'auditor'
  | 'city_administrator';

export interface DemoPost {
  readonly id: string;
  readonly unitId: string;
  readonly unitCode: string;
  /** Unique in the unit. */
  readonly code: string;
  readonly title: string;
  readonly role: PostRole;
  /** Whether its holder heads the unit. */
  readonly isHead: boolean;
  /** Order inside the unit, 1 first. */
  readonly rank: number;
  /** As the unit's. */
  readonly validFrom: IsoDate | undefined;
}

interface Plan {
  readonly head?: PostRole;
  readonly deputies?: number;
  /** A chief of office who follows all work of the unit, where the unit itself is not the office. */
  readonly chief?: string;
  readonly clerks?: number;
  readonly verifiers?: number;
  readonly officials?: number;
}

const PLANS: Readonly<Record<string, Plan>> = {
  people_committee: { head: 'leader', deputies: 2, clerks: 1 },
  council: { head: 'leader', deputies: 1, clerks: 1, verifiers: 1 },
  council_committee: { head: 'leader', clerks: 1, verifiers: 1 },
  office: { head: 'chief_of_office', deputies: 2, clerks: 1, officials: 1 },
  department: { head: 'leader', deputies: 2, chief: 'Chánh Văn phòng', clerks: 1, officials: 1 },
  agency: { head: 'leader', deputies: 1, clerks: 1, officials: 1 },
  military_command: { head: 'leader', clerks: 1 },
  police: { head: 'leader', clerks: 1 },
  ward: { head: 'leader', deputies: 1, chief: 'Chánh Văn phòng HĐND và UBND', clerks: 1, officials: 1 },
  commune: { head: 'leader', deputies: 1, chief: 'Chánh Văn phòng HĐND và UBND', clerks: 1, officials: 1 },
  division: { head: 'head_of_division', officials: 2 },
  branch: { head: 'leader', clerks: 1, officials: 1 },
  service_unit: { head: 'leader', clerks: 1, officials: 1 },
  enterprise: { head: 'leader', clerks: 1 },
};

/** Posts that reach over the whole city sit in the city itself, not in a body of it. */
const CITY_POSTS: readonly (readonly [code: string, title: string, role: PostRole])[] = [
  ['task-force-1', 'Thành viên Tổ công tác kiểm tra, đôn đốc', 'task_force'],
  ['auditor-1', 'Kiểm toán nhật ký hệ thống', 'auditor'],
  ['administrator-1', 'Quản trị hệ thống của Thành phố', 'city_administrator'],
];

/** The posts of a unit that exists, in order of rank. */
export function postsOf(unit: ReferenceUnit): DemoPost[] {
  if (unit.kind === 'city') return CITY_POSTS.map((post, index) => toPost(unit, post, index));
  const plan = PLANS[unit.kind] ?? {};
  const posts: (readonly [string, string, PostRole])[] = [];
  if (plan.head !== undefined) posts.push(['head', headTitle(unit), plan.head]);
  for (const n of upTo(plan.deputies)) posts.push([`deputy-${n}`, deputyTitle(unit), 'leader']);
  if (plan.chief !== undefined) posts.push(['chief', plan.chief, 'chief_of_office']);
  for (const n of upTo(plan.clerks)) posts.push([`clerk-${n}`, 'Văn thư', 'records_clerk']);
  for (const n of upTo(plan.verifiers)) {
    posts.push([`verifier-${n}`, 'Thành viên Đoàn thẩm tra', 'council_verifier']);
  }
  for (const n of upTo(plan.officials)) posts.push([`official-${n}`, 'Chuyên viên', 'official']);
  return posts.map((post, index) => toPost(unit, post, index));
}

function toPost(
  unit: ReferenceUnit,
  [code, title, role]: readonly [string, string, PostRole],
  index: number,
): DemoPost {
  return {
    id: referenceId('post', `${unit.code}/${code}`, unit.validFrom),
    unitId: unit.id,
    unitCode: unit.code,
    code,
    title,
    role,
    isHead: code === 'head',
    rank: index + 1,
    validFrom: unit.validFrom,
  };
}

function upTo(count: number | undefined): number[] {
  return Array.from({ length: count ?? 0 }, (_, index) => index + 1);
}
