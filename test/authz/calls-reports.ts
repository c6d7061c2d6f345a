import {
  GetIndicatorRequest,
  ListCutOffRulesRequest,
  ListIndicatorsRequest,
} from '@baro/proto/baro/reporting/v1/indicators';
import {
  ListPeriodsRequest,
  ListReportFormsRequest,
  ListRolledFiguresRequest,
} from '@baro/proto/baro/reporting/v1/periods';
import { GetIndicatorGridRequest, GetIndicatorSeriesRequest } from '@baro/proto/baro/reporting/v1/series';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { call, callMetadata } from '@baro/chassis';
import { writing } from './petition-scenes.ts';
import { catalogueOf, firstValue, indicatorCode, newCode, newForm, newPeriod } from './report-scenes.ts';
import { findSubmission, ofSubmissions } from './calls-submissions.ts';
import { ofStandings, readStandingActions } from './calls-standings.ts';
import { findIn } from './report-question.ts';
import type { ReportCall, ReportQuestion } from './report-question.ts';
import { readAll } from './stream-calls.ts';
import { unitId } from './world.ts';

const catalogueAndPeriods: Record<string, ReportCall> = {
  ImportIndicators: {
    stage: 'none',
    changes: 'adds',
    ask: ({ platform: { indicators }, scene, token }) =>
      call(indicators, indicators.importIndicators, catalogueOf(scene.receiver, newCode()), { token }),
  },
  CreateReportForm: {
    // The catalogue must be there.
    stage: 'form',
    changes: 'adds',
    offeredBy: 'receiver',
    ask: ({ platform: { reportPeriods }, scene, token }) =>
      call(reportPeriods, reportPeriods.createReportForm, newForm(scene.receiver), { token }),
  },
  OpenPeriod: {
    stage: 'form',
    changes: 'adds',
    offeredBy: 'form',
    ask: ({ platform: { reportPeriods }, scene, token }) =>
      call(reportPeriods, reportPeriods.openPeriod, newPeriod(scene.formId), { token }),
  },
  RollUpPeriod: {
    stage: 'rolled-up',
    changes: 'adds',
    offeredBy: 'period',
    ask: ({ platform: { reportPeriods }, scene: { periodId: id }, token }) =>
      call(reportPeriods, reportPeriods.rollUpPeriod, { id, ...writing() }, { token }),
  },
  LockPeriod: {
    stage: 'rolled-up',
    changes: true,
    offeredBy: 'period',
    ask: ({ platform: { reportPeriods }, scene: { periodId: id }, token }) =>
      call(reportPeriods, reportPeriods.lockPeriod, { id, acceptMissing: true, ...writing() }, { token }),
  },
  ExportPeriodReport: {
    stage: 'locked',
    offeredBy: 'period',
    ask: ({ platform: { reportPeriods }, scene: { periodId }, token }) =>
      readAll(reportPeriods.exportPeriodReport({ periodId, format: 2 }, callMetadata(token))),
  },
};

const reads: Record<string, ReportCall['ask']> = {
  GetIndicator: ({ platform: { indicators }, token }) => {
    const request = GetIndicatorRequest.fromPartial({ code: indicatorCode });
    return call(indicators, indicators.getIndicator, request, { token });
  },
  GetIndicatorSeries: ({ platform: { indicators }, token }) => {
    const request = GetIndicatorSeriesRequest.fromPartial({
      code: indicatorCode,
      periodKind: PeriodKind.MONTH,
    });
    return call(indicators, indicators.getIndicatorSeries, request, { token });
  },
  GetIndicatorGrid: async ({ platform: { indicators }, scene: { periodId }, token }) => {
    const values: string[] = [];
    for (const unitGroup of [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT]) {
      const request = GetIndicatorGridRequest.fromPartial({ code: indicatorCode, periodId, unitGroup });
      const { units } = await call(indicators, indicators.getIndicatorGrid, request, { token });
      values.push(...units.map(({ point }) => point?.value ?? ''));
    }
    return values.includes(firstValue) ? 'yes' : 'hidden';
  },
  ListCutOffRules: ({ platform: { indicators }, token }) =>
    call(indicators, indicators.listCutOffRules, ListCutOffRulesRequest.create(), { token }),
  GetReportForm: ({ platform: { reportPeriods }, scene: { formId: id }, token }) =>
    call(reportPeriods, reportPeriods.getReportForm, { id }, { token }),
  GetPeriod: ({ platform: { reportPeriods }, scene: { periodId: id }, token }) =>
    call(reportPeriods, reportPeriods.getPeriod, { id }, { token }),
  ListRolledFigures: async ({ platform: { reportPeriods }, scene: { periodId }, token }) => {
    const request = ListRolledFiguresRequest.fromPartial({ periodId });
    const { figures } = await call(reportPeriods, reportPeriods.listRolledFigures, request, { token });
    return figures[0]?.value === firstValue ? 'yes' : 'hidden';
  },
  ListIndicators: ({ platform: { indicators }, token }) =>
    findIn(
      async (pageToken) => {
        const request = ListIndicatorsRequest.fromPartial({ pageSize: 200, pageToken });
        const page = await call(indicators, indicators.listIndicators, request, { token });
        return { rows: page.indicators, nextPageToken: page.nextPageToken };
      },
      ({ definition }) => definition?.code === indicatorCode,
    ),
  ListReportForms: ({ platform: { reportPeriods }, scene, token }) =>
    findIn(
      async (pageToken) => {
        const request = ListReportFormsRequest.fromPartial({ pageSize: 200, pageToken });
        const page = await call(reportPeriods, reportPeriods.listReportForms, request, { token });
        return { rows: page.forms, nextPageToken: page.nextPageToken };
      },
      ({ id }) => id === scene.formId,
    ),
  ListPeriods: ({ platform: { reportPeriods }, scene, token }) =>
    findIn(
      async (pageToken) => {
        const request = ListPeriodsRequest.fromPartial({ formId: scene.formId, pageSize: 200, pageToken });
        const page = await call(reportPeriods, reportPeriods.listPeriods, request, { token });
        return { rows: page.periods, nextPageToken: page.nextPageToken };
      },
      ({ id }) => id === scene.periodId,
    ),
  ListSubmissions: (question) =>
    findSubmission(question, question.scene.periodId, ({ id }) => id === question.scene.id),
};

/** How each RPC of reporting is asked. */
export const reportCalls: Record<string, ReportCall> = {
  ...catalogueAndPeriods,
  ...ofSubmissions,
  ...ofStandings,
  ...Object.fromEntries(
    Object.entries(reads).map(([name, ask]): [string, ReportCall] => [name, { stage: 'rolled-up', ask }]),
  ),
};

/** Acts a caller is offered on what the question is about; it throws where the caller may not see it. */
export async function readOffered(
  { platform, scene, token }: ReportQuestion,
  by: NonNullable<ReportCall['offeredBy']>,
): Promise<readonly string[] | undefined> {
  const { reportPeriods, submissions } = platform;
  switch (by) {
    case 'receiver': {
      const request = ListReportFormsRequest.create();
      const { creatableUnitIds } = await call(reportPeriods, reportPeriods.listReportForms, request, {
        token,
      });
      return creatableUnitIds.includes(unitId(scene.receiver)) ? ['CreateReportForm'] : [];
    }
    case 'form': {
      const got = await call(reportPeriods, reportPeriods.getReportForm, { id: scene.formId }, { token });
      return got.form?.allowedActions;
    }
    case 'period': {
      const got = await call(reportPeriods, reportPeriods.getPeriod, { id: scene.periodId }, { token });
      return got.period?.allowedActions;
    }
    case 'standing':
      return readStandingActions({ platform, scene, token });
    case 'submission': {
      const got = await call(submissions, submissions.getSubmission, { id: scene.id }, { token });
      return got.submission?.allowedActions;
    }
  }
}
