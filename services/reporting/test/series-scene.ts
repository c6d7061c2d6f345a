import { call } from '@baro/chassis';
import { addDirectoryRows, reorganisedRows } from '@baro/directory-client/testing';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { PeriodKind, UnitGroup, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type { Figure, Period } from '@baro/proto/baro/reporting/v1/resources';
import { GetIndicatorGridRequest, GetIndicatorSeriesRequest } from '@baro/proto/baro/reporting/v1/series';
import { kinds } from './definitions.ts';
import { department, startWorld, ward } from './world.ts';
import type { Fields, World } from './world.ts';

/** A share with a target. */
export const share = 'VB-02';
/** What adds up; nothing of it is aimed at within the year. */
export const count = 'VB-06';

const targets = [{ year: 2026, value: '90', legalRef: 'thử' }];

/** Three months of a department and of a ward that took over another within the second of them. */
export class SeriesScene {
  readonly world: World;
  readonly months: ReadonlyMap<number, Period>;

  constructor(world: World, months: ReadonlyMap<number, Period>) {
    this.world = world;
    this.months = months;
  }

  idOf(month: number): string {
    return this.months.get(month)?.id ?? '';
  }

  async series(code: string, fields: Fields = {}, who = 'ward-official') {
    const request = GetIndicatorSeriesRequest.fromPartial({
      code,
      periodKind: PeriodKind.MONTH,
      toDate: '2026-12-31',
      ...fields,
    });
    const { indicators } = this.world;
    return call(indicators, indicators.getIndicatorSeries, request, await this.world.tokenOf(who));
  }

  async grid(code: string, month: number, fields: Fields = {}, who = 'ward-official') {
    const request = GetIndicatorGridRequest.fromPartial({
      code,
      periodId: this.idOf(month),
      unitGroup: UnitGroup.COMMUNE,
      ...fields,
    });
    const { indicators } = this.world;
    return call(indicators, indicators.getIndicatorGrid, request, await this.world.tokenOf(who));
  }

  /** Reports a share and a count as the people of a unit, a minute after whatever was before. */
  async report(month: number, unit: 'stc' | 'ba-dinh', [numerator, denominator]: [string, string]) {
    this.wait();
    const { id } = await this.world.of(this.idOf(month), unit);
    const figures: Partial<Figure>[] = [
      { indicatorCode: share, numerator, denominator },
      { indicatorCode: count, value: denominator },
    ];
    const people = unit === 'stc' ? department : ward;
    return this.world.report(id, people, figures);
  }

  /** Begins a correction of what the department signed. */
  async correct(month: number): Promise<void> {
    const { id } = await this.world.of(this.idOf(month), 'stc');
    await this.world.act('stc-official', 'correctSubmission', id);
  }

  async rollUp(month: number) {
    this.wait();
    return this.world.actOnPeriod('chief', 'rollUpPeriod', this.idOf(month));
  }

  async lock(month: number) {
    this.wait();
    return this.world.actOnPeriod('chief', 'lockPeriod', this.idOf(month), { acceptMissing: true });
  }

  private wait(): void {
    this.world.clock.now = new Date(this.world.clock.now.getTime() + 60_000);
  }
}

/** Starts the scene: October to December are open; the share means something else from December on. */
export async function startSeriesScene(): Promise<SeriesScene> {
  const world = await startWorld();
  await addDirectoryRows(
    world.service.orm,
    reorganisedRows('old-ward', '2026-10-31', '2026-11-01', { 'ba-dinh': SuccessionRelation.WHOLE }),
  );
  const ofShare = { ...kinds[1], targets };
  await world.import([
    ofShare,
    { ...ofShare, validFrom: '2026-11-15', breaksSeries: true, grade: ValueGrade.PRELIMINARY },
    { code: count, targets },
    { code: count, targets, validFrom: '2026-11-15', name: 'Tên mới' },
  ]);
  const { id } = await world.form([share, count]);
  const months = new Map<number, Period>();
  for (const month of [10, 11, 12]) months.set(month, await world.open(id, month));
  return new SeriesScene(world, months);
}
