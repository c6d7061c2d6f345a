import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { call } from '@baro/chassis';
import { RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

const get = async (code: string) =>
  call(world.indicators, world.indicators.getIndicator, { code }, await world.tokenOf('ward-system'));

describe('importing a catalogue', () => {
  it('takes, skips or refuses each row, together all of them', async () => {
    await world.import([{ code: 'A-1' }]);
    const reply = await world.import([
      { code: 'A-1' },
      { code: 'A-2', name: 'Tỷ lệ trẻ đến trường' },
      { code: 'a 3' },
      { code: 'A-4', measure: '' },
      { code: 'A-5', rollUp: RollUpRule.RATIO_OF_SUMS },
      { code: 'A-6', valueType: ValueType.RATIO, rollUp: RollUpRule.RATIO_OF_SUMS, denominatorName: 'x' },
      { code: 'A-7', cutOffCode: 'không có' },
      { code: 'A-8', decimals: 2 },
      { code: 'A-9', minValue: '5', maxValue: '4' },
    ]);
    expect([reply.importedCount, reply.skippedCount, reply.refusals.length]).toEqual([1, 1, 7]);
    expect(reply.refusals.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [4, 'code', 'NOT_A_CODE'],
      [5, 'measure', 'REQUIRED'],
      [6, 'rollUp', 'NOT_SUITED'],
      [7, 'numeratorName', 'REQUIRED'],
      [8, 'cutOffCode', 'NOT_ALLOWED'],
      [9, 'decimals', 'OUT_OF_RANGE'],
      [10, 'maxValue', 'BELOW_LEAST'],
    ]);
    expect(reply.refusals[1]?.messageVi).toBe('Đơn vị tính: bắt buộc nhập.');
  });

  it('refuses breakdowns that are none', async () => {
    const of = (...codes: string[]): Partial<IndicatorDefinition> => ({
      code: `P-${codes.length}`,
      breakdowns: [
        { name: 'Giới', additive: true, members: codes.map((code) => ({ code, name: code || 'x' })) },
      ],
    });
    const reply = await world.import([of('nam'), of('nam', 'nam'), of('Nữ', 'nam', 'x')]);
    expect(reply.refusals.map(({ reason }) => reason)).toEqual(['TOO_FEW', 'TWICE', 'NOT_A_CODE']);
  });

  it('makes a later definition the next version, and never changes one', async () => {
    await world.import([{ code: 'B-1', validFrom: '2025-01-01' }]);
    const again = await world.import([
      { code: 'B-1', validFrom: '2025-01-01', name: 'Tên khác' },
      { code: 'B-1', validFrom: '2026-12-15', measure: 'hồ sơ' },
      { code: 'B-1', validFrom: '2026-12-15', measure: 'hồ sơ', breaksSeries: true },
    ]);
    expect([again.importedCount, again.refusals.map(({ reason }) => reason)]).toEqual([
      1,
      ['NOT_LATER', 'MEASURE_CHANGED'],
    ]);
    const { indicator, versions } = await get('B-1');
    // In force today: the later one begins in December.
    expect(indicator).toMatchObject({ versionNumber: 1, definition: { measure: 'văn bản' } });
    expect(versions.map(({ versionNumber, definition }) => [versionNumber, definition?.measure])).toEqual([
      [2, 'hồ sơ'],
      [1, 'văn bản'],
    ]);
  });

  it('finds words with and without accents, and codes', async () => {
    for (const query of ['trẻ đến trường', 'tre den truong', 'A-2', '']) {
      const { indicators, groupNames } = await world.catalogue(query);
      expect(indicators.map(({ definition }) => definition?.code)).toContain('A-2');
      expect(groupNames).toEqual(['Văn bản']);
    }
    expect((await world.catalogue('trẻ đền trường')).indicators).toEqual([]);
  });

  it('only says what would be taken when asked to', async () => {
    const reply = await world.import([{ code: 'C-1' }], { validateOnly: true });
    expect(reply.importedCount).toBe(1);
    await expectReason(get('C-1'), 'INDICATOR_NOT_FOUND');
  });

  it('acts once for one request id, and takes a code once from two side by side', async () => {
    const requestId = randomUUID();
    const first = await world.import([{ code: 'D-1' }], { requestId });
    expect(await world.import([{ code: 'D-1' }], { requestId })).toEqual(first);
    const both = await Promise.allSettled([world.import([{ code: 'E-1' }]), world.import([{ code: 'E-1' }])]);
    const taken = both.map((one) => (one.status === 'fulfilled' ? one.value.importedCount : 0));
    expect(taken.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect((await get('E-1')).versions).toHaveLength(1);
  });

  it('is refused to who keeps no catalogue, and bad requests by their field', async () => {
    for (const who of ['ward-leader', 'stc-director', 'official-th', 'auditor', 'ward-system']) {
      await expectReason(world.import([{ code: 'F-1' }], {}, who), 'PERMISSION_DENIED');
    }
    await expectReason(world.import([]), 'FIELD_INVALID');
    await expectReason(world.import([{ code: 'F-1' }], { unitId: idOf('nowhere') }), 'PERMISSION_DENIED');
    const many = Array.from({ length: 201 }, (_, at) => ({ code: `M-${at}` }));
    await expectReason(world.import(many), 'IMPORT_TOO_LARGE');
    await expectReason(get('không'), 'FIELD_INVALID');
  });
});
