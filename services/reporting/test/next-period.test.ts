import { CheckRule } from '@baro/proto/baro/reporting/v1/resources';
import type { CheckFinding, Figure } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { department, startWorld } from './world.ts';
import type { World } from './world.ts';

const code = 'VB-04';
const counted = { code, name: 'Lũy kế từ đầu năm', cumulative: true, jumpPercent: 50 };

let world: World;
let formId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.import([
    counted,
    { ...counted, validFrom: '2026-11-15', name: 'Cách tính mới', breaksSeries: true },
    // In force within the same period: what broke before it is broken still.
    { ...counted, validFrom: '2026-12-01', name: 'Cách tính mới, sửa tên' },
  ]);
  ({ id: formId } = await world.form([code]));
}, 120_000);
afterAll(() => world.close());

/** The department's submission of a month. */
async function submissionOf(month: number): Promise<string> {
  const period = await world.open(formId, month);
  return (await world.of(period.id, 'stc')).id;
}

/** What breaks a rule once the figure is filled in. */
async function findings(
  id: string,
  figure: Partial<Figure>,
): Promise<Pick<CheckFinding, 'rule' | 'expected'>[]> {
  await world.act('stc-official', 'saveFigures', id, { figures: [{ indicatorCode: code, ...figure }] });
  return (await world.get(id)).findings.map(({ rule, expected }) => ({ rule, expected }));
}

it('compares with what was signed for the period before, and shows it', async () => {
  await world.report(await submissionOf(10), department, [{ indicatorCode: code, value: '100' }]);
  const id = await submissionOf(11);
  expect((await world.get(id)).lines[0]?.formerFigures[0]?.value).toBe('100');
  expect(await findings(id, { value: '99' })).toEqual([{ rule: CheckRule.CUMULATIVE_FELL, expected: '100' }]);
  expect(await findings(id, { value: '200' })).toEqual([
    { rule: CheckRule.JUMP_WITHOUT_REASON, expected: '100' },
  ]);
  expect(await findings(id, { value: '200', reason: 'Sáp nhập' })).toEqual([]);
  await world.report(id, department, [{ indicatorCode: code, value: '200', reason: 'Sáp nhập' }]);
});

it('compares nothing across a break of the series', async () => {
  const id = await submissionOf(12);
  const { lines } = await world.get(id);
  expect(lines[0]?.indicator).toMatchObject({
    versionNumber: 3,
    definition: { name: 'Cách tính mới, sửa tên' },
  });
  expect(await findings(id, { value: '1' })).toEqual([]);
});
