import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { IndicatorServiceClient, ListIndicatorsRequest } from '@baro/proto/baro/reporting/v1/indicators';
import { PeriodKind, RollUpRule, ValueGrade, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { loadDirectory } from '@baro/tools/city/directory/load-directory.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusedIn, runImport, startImport, sumsOf } from './import-run.ts';

const rowsOfFile = 603;
/** Counted in the file: 130 without a unit of measure or a period, 7 whose target is no number, 1 without a code. */
const refused = 138;
const importedRows = rowsOfFile - refused;
/** Rows with one fault each: row, id, and the field that must be named. */
const oneFault = [
  ['1', 'I0001', 'measure'],
  ['74', 'I0074', 'period_?kind'],
  ['142', 'I0142', 'code'],
  ['525', 'I0525', 'targets'],
] as const;

describeNeeding('realData', 'the real catalogue of indicators in the running platform', (folder) => {
  const file = path.join(folder, 'indicators.csv');
  let platform: TestPlatform | undefined;
  let indicators: IndicatorServiceClient;

  const running = (): TestPlatform => {
    if (!platform) throw new Error('not started');
    return platform;
  };
  const args = ['indicators', file, '--unit', 'VPUBND', '--valid-from', '2026-01-01'];

  beforeAll(async () => {
    platform = await startTestPlatform({ services: ['directory', 'reporting', 'gateway'] });
    const { address, signOn } = platform;
    const day = new Date().toISOString().slice(0, 10);
    await loadDirectory(address('directory'), signOn.token, day, () => {});
    indicators = openClient(IndicatorServiceClient, address('gateway'));
    // The reporting service hears of the city by events.
    await eventually(async () => {
      const { code, err } = await runImport(running(), [...args, '--dry-run']);
      if (code !== 0) throw new Error(err);
    }, 120_000);
  }, 300_000);

  afterAll(async () => {
    indicators?.close();
    await platform?.stop();
  });

  /** The definition in force of every indicator that is found. */
  async function listAll(query = ''): Promise<IndicatorDefinition[]> {
    const token = await running().signOn.token('kiem-toan');
    const found: IndicatorDefinition[] = [];
    let pageToken = '';
    do {
      const request = ListIndicatorsRequest.fromPartial({ query, pageSize: 200, pageToken });
      const page = await call(indicators, indicators.listIndicators, request, { token });
      found.push(...page.indicators.flatMap(({ definition }) => definition ?? []));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return found;
  }

  async function find(code: string): Promise<IndicatorDefinition | undefined> {
    return (await listAll()).find((definition) => definition.code === code);
  }

  it('a dry run takes nothing and tells what would be refused', async () => {
    const run = await runImport(running(), [...args, '--dry-run']);
    expect(run).toMatchObject({ code: 0 });
    expect(sumsOf(run)).toEqual({ imported: importedRows, skipped: 0, refused, rows: rowsOfFile });
    expect(await listAll()).toEqual([]);
  }, 180_000);

  it('killed in the middle and run again, every row is imported, skipped or refused, and once', async () => {
    const { child, ended } = startImport(running(), args);
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/ of 603 rows \(/.test(chunk.toString())) child.kill('SIGKILL');
    });
    expect((await ended).code).toBe(null);
    const run = await runImport(running(), args);
    expect(run).toMatchObject({ code: 0 });
    const sums = sumsOf(run);
    expect(sums.skipped).toBeGreaterThan(0);
    expect(sums.imported + sums.skipped).toBe(importedRows);
    expect(sums).toMatchObject({ refused, rows: rowsOfFile });
    const found = await listAll();
    expect(found).toHaveLength(importedRows);
    expect(new Set(found.map(({ code }) => code)).size).toBe(importedRows);
  }, 300_000);

  it('what is refused names row, id and field', async () => {
    const refusals = refusedIn(await runImport(running(), [...args, '--dry-run']));
    expect(refusals).toHaveLength(refused);
    for (const [row, id, field] of oneFault) {
      expect(refusals).toContainEqual(
        expect.stringMatching(new RegExp(`^${row},${id},[A-Z_]+,(\\w+\\.)?${field}\\b`, 'i')),
      );
    }
  }, 180_000);

  it('a second run adds nothing', async () => {
    const run = await runImport(running(), args);
    expect(sumsOf(run)).toEqual({ imported: 0, skipped: importedRows, refused, rows: rowsOfFile });
    expect(await listAll()).toHaveLength(importedRows);
  }, 180_000);

  it('a definition says what its row says; the rest is unknown', async () => {
    expect(await find('CPS.I.1.1')).toMatchObject({
      measure: '%',
      valueType: ValueType.DECIMAL,
      decimals: 2,
      periodKind: PeriodKind.YEAR,
      grade: ValueGrade.ESTIMATE,
      rollUp: RollUpRule.NONE,
      minValue: '0',
      maxValue: '100',
      targets: [{ year: 2027, value: '100' }],
      ours: false,
      validFrom: '2026-01-01',
    });
    // Published for the half year, quarters, nine months and the year.
    expect(await find('THU.01')).toMatchObject({ periodKind: PeriodKind.QUARTER, targets: [] });
  });

  it('words are found with and without accents', async () => {
    const withAccents = await listAll('cà phê');
    expect(withAccents.length).toBeGreaterThan(0);
    expect((await listAll('ca phe')).length).toBeGreaterThanOrEqual(withAccents.length);
  });
});
