import { randomUUID } from 'node:crypto';
import { statementCounter } from '@baro/chassis';
import { readPdfPages } from '@baro/chassis/files/testing';
import { expectReason } from '@baro/chassis/testing';
import { ReportFormat } from '@baro/proto/baro/reporting/v1/periods';
import type { RolledFigure } from '@baro/proto/baro/reporting/v1/periods';
import {
  Figure,
  PeriodState,
  RollUpRule,
  UnitGroup,
  ValueGrade,
} from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition, Period } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndicatorDefinitions } from '../reference/index.ts';
import { definitionOf } from './definitions.ts';
import { chance, madeFigures } from './made-figures.ts';
import { difference } from './oracle.ts';
import { sheetRows, shown, takeReport } from './report-files.ts';
import { seedWholeCity } from './whole-city.ts';
import { department, startWorld, ward } from './world.ts';
import type { World } from './world.ts';

const collectors = [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT];
/** The demo set, without what compares with the period before, and a count that is large and has places. */
const catalogue: IndicatorDefinition[] = [
  ...readIndicatorDefinitions().map((definition) => ({
    ...definition,
    collectors,
    jumpPercent: 0,
    computedBy: '',
    cumulative: false,
  })),
  definitionOf({ code: 'LON-01', name: 'Tổng chi', decimals: 6, valueType: 2, groupName: 'Ngân sách' }),
];
const broken = 'TH-VB-01';
const corrected = catalogue.find(
  ({ code, rollUp, breakdowns, maxValue }) =>
    code !== broken && rollUp === RollUpRule.SUM && breakdowns.length === 0 && maxValue === '',
);
const code = corrected?.code ?? '';

let world: World;
let former: Period;
let period: Period;
let text: string;
let pages: string[];
let was = '';

/** Fills in, approves and signs what the catalogue asks, made of the seed. */
async function report(id: string, people: typeof ward | typeof department, seed: number): Promise<Figure[]> {
  const next = chance(seed);
  const figures = catalogue.flatMap((definition) => {
    const { code: indicatorCode } = definition;
    if (indicatorCode === code) return [Figure.fromPartial({ indicatorCode, value: String(10 * seed) })];
    if (indicatorCode !== 'LON-01') return madeFigures(definition, next);
    return [Figure.fromPartial({ indicatorCode, value: `${seed}23456.012345` })];
  });
  await world.report(id, people, figures);
  return figures;
}

async function lock(id: string): Promise<Period> {
  await world.actOnPeriod('chief', 'rollUpPeriod', id);
  return world.actOnPeriod('chief', 'lockPeriod', id, { acceptMissing: true });
}

beforeAll(async () => {
  world = await startWorld();
  await seedWholeCity(world);
  await world.import(catalogue);
  const [first] = catalogue;
  await world.import([{ ...first, validFrom: '2026-10-20', breaksSeries: true }]);
  await world.import([{ ...first, validFrom: '2026-10-25', name: 'Số văn bản đến, cách tính mới' }]);
  const { id: formId } = await world.form(catalogue.map((definition) => definition.code));
  world.clock.now = new Date('2026-10-15T02:00:00Z');
  former = await world.open(formId, 10);
  await report((await world.of(former.id, 'stc')).id, department, 3);
  await report((await world.of(former.id, 'ba-dinh')).id, ward, 5);
  await lock(former.id);
  world.clock.now = new Date('2026-11-16T02:00:00Z');
  period = await world.open(formId, 11);
  const { id } = await world.of(period.id, 'stc');
  await report(id, department, 7);
  world.clock.now = new Date('2026-11-18T02:00:00Z');
  const late = await world.of(period.id, 'ba-dinh');
  await report(late.id, ward, 9);
}, 300_000);
afterAll(() => world.close());

async function allRolled(periodId: string): Promise<Map<string, RolledFigure>> {
  const found = new Map<string, RolledFigure>();
  let pageToken = '';
  do {
    const page = await world.rolledPage(periodId, { pageToken });
    for (const figure of page.figures) found.set(`${figure.indicatorCode} ${figure.member}`, figure);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return found;
}

/** Value before, value now and change of every line of the form that has a value, by code and member. */
async function expectedFigures(): Promise<{ key: string; numbers: [string, string, string] }[]> {
  const [before, now] = [await allRolled(former.id), await allRolled(period.id)];
  return catalogue.flatMap(({ code: indicatorCode, breakdowns }) => {
    const members = ['', ...breakdowns.flatMap((of) => of.members.map((member) => member.code))];
    return members.map((member) => {
      const key = `${indicatorCode} ${member}`;
      const value = now.get(key)?.value ?? '';
      const old = indicatorCode === broken ? '' : (before.get(key)?.value ?? '');
      const change = value === '' || old === '' ? '' : difference(old, value);
      return { key, numbers: [old, value, change] as [string, string, string] };
    });
  });
}

describe('ExportPeriodReport', () => {
  it('refuses a period that is not locked, is not there, or a form that is none', async () => {
    const refused = async (id: string, reason: string, format: ReportFormat = ReportFormat.PDF) =>
      expectReason(takeReport(world, id, format), reason);
    await refused(period.id, 'PERIOD_STATE_WRONG');
    await world.actOnPeriod('chief', 'rollUpPeriod', period.id);
    await refused(period.id, 'PERIOD_STATE_WRONG');
    expect((await world.period(period.id)).period?.allowedActions).not.toContain('ExportPeriodReport');
    await refused(randomUUID(), 'PERIOD_NOT_FOUND');
    await refused(period.id, 'FIELD_INVALID', ReportFormat.UNSPECIFIED);
    expect(await world.rows(`SELECT FROM audit WHERE action = 'export'`)).toEqual([]);
  });

  it('is offered to everybody who works here once it is locked, and to nobody else', async () => {
    const locked = await lock(period.id);
    expect(locked).toMatchObject({ state: PeriodState.LOCKED, allowedActions: ['ExportPeriodReport'] });
    for (const who of ['ward-official', 'auditor', 'ward-system', 'clerk']) {
      expect((await world.period(period.id, who)).period?.allowedActions).toEqual(['ExportPeriodReport']);
    }
    const unknown = takeReport(world, period.id, ReportFormat.PDF, randomUUID());
    await expectReason(unknown, 'CALLER_UNKNOWN');
    was = (await allRolled(period.id)).get(`${code} `)?.value ?? '';
  });

  it('is a report of the receiver on numbered pages, after a correction', async () => {
    const { id } = await world.of(period.id, 'stc');
    await world.act('stc-official', 'correctSubmission', id, { reason: 'Sót 5 hồ sơ' });
    const figures = [{ indicatorCode: code, value: '75' }];
    await world.act('stc-official', 'saveFigures', id, { figures });
    await world.act('stc-official', 'checkSubmission', id);
    await world.act('stc-head', 'approveSubmission', id);
    await world.act('stc-director', 'signSubmission', id, { grade: ValueGrade.PRELIMINARY });
    const { header, bytes } = await takeReport(world, period.id, ReportFormat.PDF);
    expect(header.fileName).toBe('bao-cao-ky_2026-11-14_2026-11-18.pdf');
    ({ pages } = await readPdfPages(bytes));
    text = pages.join(' ').replaceAll(/\s+/g, ' ');
    pages.forEach((page, at) => expect(page).toMatch(new RegExp(`Trang ${at + 1}\\b`)));
    const [first = ''] = pages;
    expect(first).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(first).toContain('ngày 18 tháng 11 năm 2026');
    expect(first).toContain('BÁO CÁO THÁNG');
    expect(first).toContain('Kỳ tháng 11/2026: số liệu từ ngày 15/10/2026, chốt hết ngày 14/11/2026');
    const [from, to] = ['II. KẾT QUẢ', 'III. ĐIỀU CHỈNH'].map((title) =>
      pages.findIndex((page) => page.includes(title)),
    ) as [number, number];
    expect(to - from).toBeGreaterThan(5);
    for (const page of pages.slice(from, to)) expect(page).toContain('So với kỳ trước');
    expect(await world.rows(`SELECT details FROM audit WHERE action = 'export'`)).toEqual([
      { details: { format: 'pdf', ids: [period.id] } },
    ]);
  });

  it('says how units stood, those late or missing by name', async () => {
    expect(text).toContain('Xã, phường 126 0 1 125');
    expect(text).toContain('Sở, ban, ngành 20 1 0 19');
    expect(text).toContain('Tổng số 146 1 1 144');
    expect(text).toContain('Unit xa-7 Xã, phường Chưa báo cáo, quá hạn');
    expect(text).toContain('Unit ba-dinh Xã, phường Ký trễ hạn 09:00 ngày 18/11/2026');
    expect(text).toContain('Tổng số: 145 đơn vị');
  });

  it('has the figures of the roll-up to the last digit, in the order of the form', async () => {
    const lines = await expectedFigures();
    const table = text.slice(text.indexOf('II. KẾT QUẢ'), text.indexOf('III. ĐIỀU CHỈNH'));
    let place = 0;
    const missing: string[] = [];
    for (const { key, numbers } of lines) {
      const [old, value, change] = numbers;
      const mark = key === `${code} ` ? ' (*)' : '';
      const sign = change !== '' && !change.startsWith('-') && change !== '0' ? '+' : '';
      const wanted = [shown(old), value && `${shown(value)}${mark}`, change && `${sign}${shown(change)}`];
      const words = ` ${wanted.filter(Boolean).join(' ')} `;
      const found = words.trim() === '' ? place : table.indexOf(words, place);
      if (found === -1) missing.push(`${key}: ${words}`);
      else place = found;
    }
    expect(missing).toEqual([]);
    const values = lines.filter(({ numbers }) => numbers[1] !== '');
    expect(values.length).toBeGreaterThan(170);
  });

  it('has the same in the workbook, as numbers to count with', async () => {
    const { bytes } = await takeReport(world, period.id, ReportFormat.XLSX);
    const rows = await sheetRows(bytes, 'Chỉ tiêu');
    const groups = new Set(catalogue.map(({ groupName }) => groupName));
    const found = rows.filter(([first, second]) => !(groups.has(String(first)) && first === second));
    const lines = await expectedFigures();
    const number = (decimal: string): number | string => (decimal === '' ? '' : Number(decimal));
    const wanted = lines.map(({ key, numbers: [old, value, change] }) =>
      key.startsWith(`${broken} `) ? [old, number(value)] : [number(old), number(value), number(change)],
    );
    const read = found.slice(0, lines.length).map((cells, at) => {
      const isBroken = lines[at]?.key.startsWith(`${broken} `) ?? false;
      return cells.slice(3, isBroken ? 5 : 6);
    });
    expect(read).toEqual(wanted);
  });

  it('marks what was restated, with the locked value, its day and who corrected it', async () => {
    const now = (await allRolled(period.id)).get(`${code} `);
    expect(now).toMatchObject({ value: '165', restated: true, lockedValue: was });
    expect(text).toContain(`165 (*)`);
    expect(text).toContain(`Điều chỉnh ngày 18/11/2026, khi khóa: ${shown(was)}`);
    const restatements = text.slice(text.indexOf('III. ĐIỀU CHỈNH'), text.indexOf('PHỤ LỤC I.'));
    expect(restatements).toContain('Unit stc Sót 5 hồ sơ');
    const figures = text.slice(text.indexOf('II. KẾT QUẢ'), text.indexOf('III. ĐIỀU CHỈNH'));
    expect(figures.split('khi khóa:')).toHaveLength(2);
  });

  it('does not compare across a break of the series, though a later version broke nothing', () => {
    const row = text.slice(text.indexOf('Số văn bản đến, cách tính mới'));
    expect(row.slice(0, 400)).toContain('Không so sánh được với kỳ trước: cách tính đã đổi');
    expect(text.split('cách tính đã đổi')).toHaveLength(2);
  });

  it('writes the grade of the least sure that was signed', () => {
    expect(text).toContain('Sơ bộ');
    expect(text.slice(text.indexOf('II. KẾT QUẢ'))).not.toContain('Chính thức');
  });

  it('takes as many statements for two units and one indicator as for a city and all', async () => {
    const statements = async (id: string): Promise<string[]> => {
      const told: string[] = [];
      const end = statementCounter.listen((sql) => told.push(sql.trim().slice(0, 40)));
      await takeReport(world, id, ReportFormat.PDF);
      end();
      return told.filter((sql) => !sql.includes('change, event_time'));
    };
    const { id: formId } = await world.form([code]);
    const open = async (month: number): Promise<string> => {
      const { id } = await world.open(formId, month);
      const figures = [{ indicatorCode: code, value: '1' }];
      await world.report((await world.of(id, 'stc')).id, department, figures);
      await lock(id);
      return id;
    };
    await open(10);
    const small = await open(11);
    expect(await statements(small)).toEqual(await statements(period.id));
  });
});
