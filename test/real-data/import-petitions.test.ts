import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import {
  CreateCouncilSessionRequest,
  ListPetitionsRequest,
  PetitionServiceClient,
} from '@baro/proto/baro/petitions/v1/petitions';
import { PetitionLevel, PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import { loadDirectory } from '@baro/tools/city/directory/load-directory.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusedIn, runImport, startImport, sumsOf } from './import-run.ts';

const rowsOfFile = 1011;
/** Rows that say nowhere of whom: counted in the file. */
const refused = 17;
const importedRows = rowsOfFile - refused;
const name = 'Kỳ họp thứ 5';
const councilCode = 'HDND';

describeNeeding('realData', 'the real petitions in the running platform', (folder) => {
  const file = path.join(folder, 'petitions.jsonl');
  let platform: TestPlatform | undefined;
  let petitions: PetitionServiceClient;

  const running = (): TestPlatform => {
    if (!platform) throw new Error('not started');
    return platform;
  };
  const args = ['petitions', file, '--unit', councilCode, '--session', name];

  beforeAll(async () => {
    platform = await startTestPlatform({ services: ['directory', 'petitions', 'gateway'] });
    const { address, signOn } = platform;
    const day = new Date().toISOString().slice(0, 10);
    await loadDirectory(address('directory'), signOn.token, day, () => {});
    petitions = openClient(PetitionServiceClient, address('gateway'));
    const token = await signOn.token('tham-tra');
    const directory = openClient(DirectoryServiceClient, address('gateway'));
    const asked = ListUnitsRequest.fromPartial({ code: councilCode, pageSize: 1 });
    const { units } = await call(directory, directory.listUnits, asked, { token });
    directory.close();
    const session = { unitId: units[0]?.id ?? '', name, term: 'Khóa XVII', openDate: '2026-12-08' };
    const request = CreateCouncilSessionRequest.fromPartial({ session, requestId: randomUUID() });
    // The petitions service hears of the city by events.
    await eventually(() => call(petitions, petitions.createCouncilSession, request, { token }), 120_000);
    await eventually(async () => {
      const { code, err } = await runImport(running(), [...args, '--dry-run']);
      if (code !== 0) throw new Error(err);
    }, 120_000);
  }, 300_000);

  afterAll(async () => {
    petitions?.close();
    await platform?.stop();
  });

  /** Every petition there is. */
  async function listAll(fields: Partial<ListPetitionsRequest> = {}): Promise<Petition[]> {
    const token = await running().signOn.token('kiem-toan');
    const found: Petition[] = [];
    let pageToken = '';
    do {
      const request = ListPetitionsRequest.fromPartial({ ...fields, pageSize: 200, pageToken });
      const page = await call(petitions, petitions.listPetitions, request, { token });
      found.push(...page.petitions);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return found;
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
      if (/ of 1,?011 rows \(/.test(chunk.toString())) child.kill('SIGKILL');
    });
    expect((await ended).code).toBe(null);
    const run = await runImport(running(), args);
    expect(run).toMatchObject({ code: 0 });
    const sums = sumsOf(run);
    expect(sums.skipped).toBeGreaterThan(0);
    expect(sums.imported + sums.skipped).toBe(importedRows);
    expect(sums).toMatchObject({ refused, rows: rowsOfFile });
    expect(new Set(refusedIn(run).map((row) => row.split(',').slice(2).join(' ')))).toEqual(
      new Set(['REQUIRED localityName']),
    );
    const found = await listAll();
    expect(found).toHaveLength(importedRows);
    const numbers = found.map(({ code }) => Number(code.slice(-5))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(
      found.every(({ state, raisingCount }) => state === PetitionState.RECORDED && raisingCount === 1),
    ).toBe(true);
  }, 300_000);

  it('a second run adds nothing', async () => {
    const run = await runImport(running(), args);
    expect(sumsOf(run)).toEqual({ imported: 0, skipped: importedRows, refused, rows: rowsOfFile });
    expect(await listAll()).toHaveLength(importedRows);
  }, 180_000);

  it('a ministry’s competence is of the central level, and words are found with and without accents', async () => {
    const central = await listAll({ level: PetitionLevel.CENTRAL });
    expect(central.length).toBeGreaterThan(800);
    const withAccents = await listAll({ query: 'sạt lở' });
    expect(withAccents.length).toBeGreaterThan(0);
    expect((await listAll({ query: 'sat lo' })).length).toBeGreaterThanOrEqual(withAccents.length);
  });
});
