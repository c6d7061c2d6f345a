import { newId } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { importLaw } from '@baro/tools/testing/import-law.ts';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Json, Rest } from './rest.ts';
import { account } from './stage.ts';
import type { Scene, Stage } from './stage.ts';

const cityId = newId();
const committeeId = newId();

export const chief = 'lanh-dao';
export const official = 'chuyen-vien-so';
export const head = 'truong-phong-so';
export const director = 'giam-doc-so';
export const wardClerk = 'chuyen-vien-ba-dinh';

/** A committee that receives, a department that reports, a ward that does not; two days after the cut-off of November 2026. */
export const reportingScene: Scene = {
  services: ['directory', 'reporting', 'custody', 'gateway'],
  testClock: new Date('2026-11-16T09:30:00+07:00'),
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
    {
      code: 'STC',
      name: 'Sở Tài chính',
      parentId: committeeId,
      posts: [
        { role: 'OFFICIAL', accountId: account('24'), title: 'Chuyên viên' },
        { role: 'HEAD_OF_DIVISION', accountId: account('23'), title: 'Trưởng phòng' },
        { role: 'LEADER', accountId: account('22'), title: 'Giám đốc', head: true },
      ],
    },
    {
      code: 'BD',
      name: 'Phường Ba Đình',
      kind: 'ward',
      parentId: committeeId,
      posts: [{ role: 'OFFICIAL', accountId: account('13'), title: 'Chuyên viên phường' }],
    },
  ],
};

const common = {
  groupName: 'Văn bản',
  measure: 'văn bản',
  valueType: 'VALUE_TYPE_INTEGER',
  periodKind: 'PERIOD_KIND_MONTH',
  cutOffCode: 'nd09',
  grade: 'VALUE_GRADE_FINAL',
  collectors: ['UNIT_GROUP_COMMUNE', 'UNIT_GROUP_DEPARTMENT'],
  rollUp: 'ROLL_UP_RULE_SUM',
  direction: 'DIRECTION_NEUTRAL',
  minValue: '0',
  legalRef: 'thử',
  validFrom: '2026-01-01',
};

/** A count with parts, a share, and one there may be nothing of. */
const definitions = [
  {
    ...common,
    code: 'VB-01',
    name: 'Số văn bản đến',
    definition: 'Văn bản đã vào sổ trong kỳ.',
    breakdowns: [
      {
        name: 'Hình thức',
        additive: true,
        members: [
          { code: 'dien-tu', name: 'Điện tử' },
          { code: 'giay', name: 'Giấy' },
        ],
      },
    ],
  },
  {
    ...common,
    code: 'VB-02',
    name: 'Tỷ lệ đúng hạn',
    measure: '%',
    valueType: 'VALUE_TYPE_RATIO',
    decimals: 2,
    factor: '100',
    maxValue: '100',
    numeratorName: 'Đúng hạn',
    denominatorName: 'Đã xử lý',
    rollUp: 'ROLL_UP_RULE_RATIO_OF_SUMS',
  },
  { ...common, code: 'LH-01', name: 'Lời hứa quá hạn', groupName: 'Lời hứa' },
];

/** The terms of reporting and a catalogue, once the service knows the city. */
export async function bringCatalogue(stage: Stage, rest: Rest): Promise<void> {
  await importLaw(stage.platform, ['reporting']);
  const indicators = definitions.map((definition, at) => ({
    externalId: definition.code,
    row: at + 1,
    definition,
  }));
  const request: Json = { unitId: stage.unit('UB').id, source: 'thử', indicators };
  await eventually(() => rest.post('quan-tri', '/v1/indicators:import', request), 120_000);
}

/** The field of a line of the sheet, by what it is read out as. */
export function fieldOf(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name, exact: true });
}

/** Waits until this is read out with a field. */
export async function seeNoteOf(field: Locator, expected: RegExp): Promise<void> {
  await eventually(async () => {
    const id = (await field.getAttribute('aria-describedby')) ?? '';
    const note = field.page().locator(`[id="${id}"]`);
    expect(await note.allTextContents()).toEqual([expect.stringMatching(expected)]);
  });
}

/** Pastes a text into a field as from a spreadsheet. */
export async function paste(field: Locator, text: string): Promise<void> {
  const id = (await field.getAttribute('id')) ?? '';
  await field.page().evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const init = { clipboardData, bubbles: true, cancelable: true };
    document.getElementById(${JSON.stringify(id)}).dispatchEvent(new ClipboardEvent('paste', init));
  }`);
}
