import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { idOf } from '@baro/directory-client/testing';
import * as sets from '@baro/proto/baro/reporting/v1/index_sets';
import {
  Direction,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import * as standings from '@baro/proto/baro/reporting/v1/standings';
import { ToldItem } from './told-items.ts';
import type { Fields, World } from './world.ts';

const at = (day: string, time = '09:00'): Date => new Date(`2026-${day}T${time}:00+07:00`);

/** Shares of tasks done in time. */
export const shares = [
  {
    code: 'S-TASKS',
    name: 'Tỷ lệ nhiệm vụ đúng hạn',
    computedBy: 'tasks.on_time',
    valueType: ValueType.RATIO,
    measure: '%',
    decimals: 2,
    factor: '100',
    rollUp: RollUpRule.RATIO_OF_SUMS,
    direction: Direction.UP,
    numeratorName: 'Đúng hạn',
    denominatorName: 'Đến hạn',
    targets: [{ year: 2026, value: '95', legalRef: 'thử' }],
  },
];

/** A set of a counted, a surveyed and a declared criterion. */
export function criteria(): sets.Criterion[] {
  const { LINEAR } = sets.ScoringKind;
  return [
    { code: '1', name: 'Nhiệm vụ', maxPoints: '80', method: sets.CriterionMethod.SUM },
    {
      code: '1.1',
      parentCode: '1',
      name: 'Nhiệm vụ đúng hạn',
      maxPoints: '60',
      method: sets.CriterionMethod.COMPUTED,
      indicatorCode: 'S-TASKS',
      scoring: { kind: LINEAR, zeroValue: '0', fullValue: '100' },
    },
    {
      code: '1.2',
      parentCode: '1',
      name: 'Kế hoạch',
      maxPoints: '20',
      method: sets.CriterionMethod.DECLARED,
      evidence: 'Kế hoạch đã ban hành',
    },
    {
      code: '2',
      name: 'Hài lòng',
      maxPoints: '20',
      method: sets.CriterionMethod.SURVEY,
      surveyCode: 'SIPAS',
      scoring: { kind: LINEAR, zeroValue: '50', fullValue: '100' },
    },
  ].map((fields) => sets.Criterion.fromPartial(fields));
}

/** Tasks of a unit that fall due on a day, so many of them done in time. */
export function dueTasks(unit: string, day: string, done: number, all: number): ToldItem[] {
  return Array.from({ length: all }, (_, index) => {
    const task = new ToldItem('task', at(day, '17:00')).give(unit, at('09-01'), 'assigned');
    if (index >= done) return task;
    return task.give('stc', at(day, '10:00'), 'reported').give(undefined, at(day, '11:00'), 'confirmed');
  });
}

/** Clients of index sets and standings, as people of the test city. */
export class StandingScene {
  readonly world: World;
  readonly sets: sets.IndexSetServiceClient;
  readonly standings: standings.StandingServiceClient;
  setId = '';

  constructor(world: World) {
    this.world = world;
    this.sets = openClient(sets.IndexSetServiceClient, world.service.address);
    this.standings = openClient(standings.StandingServiceClient, world.service.address);
  }

  async import(rows: readonly sets.Criterion[] = criteria(), fields: Fields = {}) {
    const request = sets.ImportIndexSetRequest.fromPartial({
      indexSet: {
        code: 'BCS-PHUONG',
        year: 2026,
        name: 'Bộ chỉ số điều hành',
        unitId: idOf('ubnd'),
        unitGroup: UnitGroup.COMMUNE,
        minCount: 2,
        legalRef: 'thử',
        ...fields,
      },
      source: 'thử',
      criteria: rows.map((criterion, index) => ({ row: index + 2, criterion })),
      requestId: randomUUID(),
    });
    const reply = await call(this.sets, this.sets.importIndexSet, request, await this.world.tokenOf('chief'));
    this.setId = reply.indexSet?.id ?? '';
    return reply;
  }

  async survey(value: string, unitCode = '', year = 2025) {
    const request = sets.ImportSurveyResultsRequest.fromPartial({
      unitId: idOf('ubnd'),
      source: 'thử',
      results: [
        {
          row: 2,
          result: {
            surveyCode: 'SIPAS',
            surveyName: 'SIPAS',
            year,
            unitCode,
            value,
            measure: '%',
            legalRef: 'thử',
          },
        },
      ],
      requestId: randomUUID(),
    });
    return call(this.sets, this.sets.importSurveyResults, request, await this.world.tokenOf('chief'));
  }

  async score(points: string, who = 'ward-official') {
    const request = sets.ScoreCriterionRequest.fromPartial({
      ...this.#of('ba-dinh'),
      criterionCode: '1.2',
      points,
      evidence: [{ title: 'Kế hoạch 12/KH-UBND' }],
      requestId: randomUUID(),
    });
    return call(this.sets, this.sets.scoreCriterion, request, await this.world.tokenOf(who));
  }

  async verify(scoreId: string, points: string, who = 'chief') {
    const request = sets.VerifyScoreRequest.fromPartial({
      ...this.#of('ba-dinh'),
      criterionCode: '1.2',
      scoreId,
      points,
      note: 'Chưa đủ tài liệu',
      requestId: randomUUID(),
    });
    return call(this.sets, this.sets.verifyScore, request, await this.world.tokenOf(who));
  }

  async unit(unit = 'ba-dinh', fields: Fields = {}, who = 'ward-official') {
    const request = standings.GetUnitStandingRequest.fromPartial({ ...this.#of(unit), ...fields });
    return call(this.standings, this.standings.getUnitStanding, request, await this.world.tokenOf(who));
  }

  async criterion(criterionCode = '1.1', fields: Fields = {}, who = 'ward-official') {
    const ask = { ...this.#of(), criterionCode, ...fields };
    const request = standings.GetCriterionStandingRequest.fromPartial(ask);
    return call(this.standings, this.standings.getCriterionStanding, request, await this.world.tokenOf(who));
  }

  async dashboard(fields: Fields = {}, who = 'ward-official') {
    const request = standings.GetCityDashboardRequest.fromPartial({ ...this.#of(), ...fields });
    return call(this.standings, this.standings.getCityDashboard, request, await this.world.tokenOf(who));
  }

  async items(fields: Fields = {}, who = 'ward-official') {
    const ask = { ...this.#of('ba-dinh'), criterionCode: '1.1', ...fields };
    const request = standings.ListStandingItemsRequest.fromPartial(ask);
    return call(this.standings, this.standings.listStandingItems, request, await this.world.tokenOf(who));
  }

  async cause(cause: string, fields: Fields = {}, who = 'ward-leader') {
    const ask = { ...this.#of('ba-dinh'), criterionCode: '1.1', cause, requestId: randomUUID(), ...fields };
    const request = standings.GiveCauseRequest.fromPartial(ask);
    return call(this.standings, this.standings.giveCause, request, await this.world.tokenOf(who));
  }

  #of(unit?: string) {
    return {
      indexSetId: this.setId,
      windowKind: PeriodKind.WEEK,
      ...(unit !== undefined && { unitId: idOf(unit) }),
    };
  }

  close(): void {
    this.sets.close();
    this.standings.close();
  }
}
