import { newId } from '@baro/chassis';
import { account } from './stage.ts';
import type { Scene } from './stage.ts';

const committeeId = newId();

/** Tết 2026 as the city has it: TB 9441/TB-BNV. */
const tet = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];

/** An instant by the city's wall clock in February 2026: `at(9, '08:00')`. */
export function at(day: number, time: string): Date {
  return new Date(`2026-02-${String(day).padStart(2, '0')}T${time}:00+07:00`);
}

/** The committee with its chairman, a deputy and a clerk; a department with a deputy director; a ward. */
export const tetScene: Scene = {
  services: ['directory', 'documents', 'tasks', 'custody', 'gateway'],
  testClock: at(9, '08:00'),
  daysOff: tet.map((date) => ({ date, name: 'Tết Nguyên đán' })),
  units: [
    {
      id: committeeId,
      code: 'UB',
      name: 'Ủy ban nhân dân Thành phố',
      posts: [
        { role: 'RECORDS_CLERK', accountId: account('01'), title: 'Văn thư' },
        { role: 'LEADER', accountId: account('02'), title: 'Phó Chủ tịch' },
        { role: 'LEADER', accountId: account('03'), title: 'Chủ tịch', head: true },
      ],
    },
    {
      code: 'STC',
      name: 'Sở Tài chính',
      parentId: committeeId,
      posts: [
        { role: 'LEADER', accountId: account('22'), title: 'Giám đốc', head: true },
        { role: 'LEADER', accountId: account('23'), title: 'Phó Giám đốc' },
        { role: 'OFFICIAL', accountId: account('24'), title: 'Chuyên viên' },
      ],
    },
    {
      code: 'BD',
      name: 'Ủy ban nhân dân Phường Ba Đình',
      parentId: committeeId,
      posts: [{ role: 'LEADER', accountId: account('12'), title: 'Chủ tịch phường', head: true }],
    },
  ],
};

/** Who plays whom: demo logins by the post they hold here. */
export const clerk = 'van-thu';
export const leader = 'lanh-dao';
export const chairman = 'chanh-van-phong';
export const director = 'giam-doc-so';
export const deputy = 'truong-phong-so';
export const official = 'chuyen-vien-so';
export const wardHead = 'lanh-dao-ba-dinh';
