import { newId } from '@baro/chassis';
import type { SeedUnit } from '@baro/tools/testing/seed-directory.ts';
import { account } from './stage.ts';

// The units petitions go through. Each test lists those it plays with.

const cityId = newId();
const committeeId = newId();

export const city: SeedUnit = { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] };

export const committee: SeedUnit = {
  id: committeeId,
  code: 'UB',
  name: 'Ủy ban nhân dân Thành phố',
  kind: 'people_committee',
  parentId: cityId,
  posts: [
    { role: 'RECORDS_CLERK', accountId: account('01'), title: 'Văn thư' },
    { role: 'LEADER', accountId: account('02'), title: 'Chủ tịch', head: true },
  ],
};

export const council: SeedUnit = {
  code: 'HDND',
  name: 'Hội đồng nhân dân Thành phố',
  kind: 'council',
  parentId: cityId,
  posts: [{ role: 'COUNCIL_VERIFIER', accountId: account('07'), title: 'Thành viên Đoàn thẩm tra' }],
};

export const department: SeedUnit = {
  code: 'SXD',
  name: 'Sở Xây dựng',
  parentId: committeeId,
  posts: [
    { role: 'LEADER', accountId: account('22'), title: 'Giám đốc', head: true },
    { role: 'OFFICIAL', accountId: account('24'), title: 'Chuyên viên' },
  ],
};

/** A second department, asked for its part of an answer. */
export const finance: SeedUnit = {
  code: 'STC',
  name: 'Sở Tài chính',
  parentId: committeeId,
  posts: [{ role: 'OFFICIAL', accountId: account('05'), title: 'Chuyên viên ngân sách' }],
};
