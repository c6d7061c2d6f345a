import { newId } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { importLaw } from '@baro/tools/testing/import-law.ts';
import type { SeedUnit } from '@baro/tools/testing/seed-directory.ts';
import { expect } from 'vitest';
import type { Json } from './rest.ts';
import { account } from './stage.ts';
import type { Scene, Stage } from './stage.ts';

const cityId = newId();
const committeeId = newId();

export const chief = 'lanh-dao';
export const wardHead = 'lanh-dao-ba-dinh';
export const wardOfficial = 'chuyen-vien-ba-dinh';
export const otherOfficial = 'chuyen-vien-so';

/** Who does the tasks of each ward. */
const doers: Readonly<Record<string, string>> = { BD: wardHead, HK: 'giam-doc-so', DD: 'truong-phong-so' };

function ward(code: string, name: string, head: string, more: SeedUnit['posts'] = []): SeedUnit {
  const posts: SeedUnit['posts'] = [
    { role: 'LEADER', accountId: account(head), title: 'Chủ tịch phường', head: true },
    ...more,
  ];
  return { code, name, kind: 'ward', parentId: committeeId, posts };
}

/** A committee that keeps the set, and three wards it compares. */
export const standingScene: Scene = {
  services: ['directory', 'tasks', 'reporting', 'custody', 'gateway'],
  testClock: new Date('2026-10-01T08:00:00+07:00'),
  units: [
    {
      id: committeeId,
      code: 'UB',
      name: 'Ủy ban nhân dân Thành phố',
      kind: 'people_committee',
      parentId: cityId,
      posts: [{ role: 'LEADER', accountId: account('02'), title: 'Chủ tịch', head: true }],
    },
    {
      id: cityId,
      code: 'TP',
      name: 'Thành phố',
      kind: 'city',
      posts: [{ role: 'CITY_ADMINISTRATOR', accountId: account('09'), title: 'Quản trị' }],
    },
    ward('BD', 'Phường Ba Đình', '12', [
      { role: 'OFFICIAL', accountId: account('13'), title: 'Chuyên viên phường' },
    ]),
    ward('HK', 'Phường Hoàn Kiếm', '22', [
      { role: 'OFFICIAL', accountId: account('24'), title: 'Chuyên viên phường' },
    ]),
    ward('DD', 'Phường Đống Đa', '23'),
  ],
};

const indicator = {
  code: 'NV-01',
  name: 'Tỷ lệ nhiệm vụ đúng hạn',
  groupName: 'Nhiệm vụ',
  definition: 'Nhiệm vụ đến hạn trong kỳ đã hoàn thành đúng hạn.',
  measure: '%',
  valueType: 'VALUE_TYPE_RATIO',
  decimals: 2,
  factor: '100',
  computedBy: 'tasks.on_time',
  numeratorName: 'Đúng hạn',
  denominatorName: 'Đến hạn',
  periodKind: 'PERIOD_KIND_MONTH',
  cutOffCode: 'nd09',
  grade: 'VALUE_GRADE_FINAL',
  collectors: ['UNIT_GROUP_COMMUNE'],
  rollUp: 'ROLL_UP_RULE_RATIO_OF_SUMS',
  direction: 'DIRECTION_UP',
  targets: [{ year: 2026, value: '95', legalRef: 'thử' }],
  legalRef: 'thử',
  validFrom: '2026-01-01',
};

const linear = (zeroValue: string) => ({ kind: 'SCORING_KIND_LINEAR', zeroValue, fullValue: '100' });

const criteria = [
  { code: '1', name: 'Nhiệm vụ', maxPoints: '80', method: 'CRITERION_METHOD_SUM' },
  {
    code: '1.1',
    parentCode: '1',
    name: 'Nhiệm vụ đúng hạn',
    maxPoints: '60',
    method: 'CRITERION_METHOD_COMPUTED',
    indicatorCode: 'NV-01',
    scoring: linear('0'),
  },
  {
    code: '1.2',
    parentCode: '1',
    name: 'Kế hoạch năm',
    maxPoints: '20',
    method: 'CRITERION_METHOD_DECLARED',
    evidence: 'Kế hoạch đã ban hành',
  },
  {
    code: '2',
    name: 'Hài lòng của người dân',
    maxPoints: '20',
    method: 'CRITERION_METHOD_SURVEY',
    surveyCode: 'SIPAS',
    scoring: linear('50'),
  },
];

/** The indicator, the set that uses it, and last year's survey of the city, once the service knows the city. */
export async function bringSet(stage: Stage): Promise<void> {
  await importLaw(stage.platform, ['reporting']);
  const unitId = stage.unit('UB').id;
  const source = 'thử';
  const indicators = [{ externalId: indicator.code, row: 1, definition: indicator }];
  await eventually(
    () => stage.askFor('quan-tri', '/v1/indicators:import', { unitId, source, indicators }),
    120_000,
  );
  const indexSet = {
    code: 'BCS-PHUONG',
    year: 2026,
    name: 'Bộ chỉ số điều hành',
    unitId,
    unitGroup: 'UNIT_GROUP_COMMUNE',
    minCount: 2,
    legalRef: 'thử',
    ours: true,
  };
  const rows = criteria.map((criterion, at) => ({ row: at + 2, criterion }));
  const made = await stage.askFor<Json>(chief, '/v1/indexSets:import', { indexSet, source, criteria: rows });
  expect(made['indexSet']).toMatchObject({ maxPoints: '100', computedPoints: '60' });
  const city = { surveyCode: 'SIPAS', surveyName: 'SIPAS', year: 2025, value: '80', measure: '%' };
  const result = { ...city, margin: '2', sampleCount: 1200, legalRef: 'thử' };
  await stage.askFor(chief, '/v1/surveyResults:import', { unitId, source, results: [{ row: 2, result }] });
}

/** Tasks of a ward that fall due at 17:00 of a day, so many of them done before. */
export async function dueTasks(
  stage: Stage,
  of: { unit: string; day: string; done: number; all: number },
): Promise<void> {
  const { unit, day, done, all } = of;
  const doer = doers[unit] ?? '';
  for (let number = 1; number <= all; number += 1) {
    const task = {
      unitId: stage.unit('UB').id,
      sourceKind: 'TASK_SOURCE_KIND_CITY_DOCUMENT',
      work: `Việc ${number} hạn ${day} của ${unit}`,
      product: 'Báo cáo',
      leadPostId: stage.unit(unit).posts[0]?.id,
      dueTime: `${day}T17:00:00+07:00`,
    };
    const assigned = await eventually(
      () => stage.askFor<{ task: Json }>(chief, '/v1/tasks', { task }),
      60_000,
    );
    if (number <= done) await finish(stage, doer, String(assigned.task['id']));
  }
}

async function finish(stage: Stage, doer: string, id: string): Promise<void> {
  await stage.askFor(doer, `/v1/tasks/items/${id}:accept`, {});
  await stage.askFor(doer, `/v1/tasks/${id}:reportCompletion`, { text: 'Báo cáo 1/BC' });
  await stage.askFor(chief, `/v1/tasks/${id}:confirm`, {});
}

/** Waits until reporting has heard of every task of a ward that fell due in the week of a day. */
export async function heardOf(
  stage: Stage,
  unit: string,
  day: string,
  counts: [number, number],
): Promise<void> {
  const sets = await stage.askFor<{ indexSets: { id: string }[] }>(chief, '/v1/indexSets');
  const base = `/v1/indexSets/${sets.indexSets[0]?.id ?? ''}/units/${stage.unit(unit).id}/items`;
  const asked = `?criterionCode=1.1&windowKind=PERIOD_KIND_WEEK&date=${day}&items=STANDING_ITEMS_`;
  const total = async (items: string): Promise<number> =>
    (await stage.askFor<{ total?: number }>(chief, `${base}${asked}${items}`)).total ?? 0;
  await eventually(
    async () => expect([await total('COUNTED'), await total('AMONG')]).toEqual(counts),
    120_000,
  );
}
