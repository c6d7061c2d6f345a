import { randomUUID } from 'node:crypto';
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
import { ListFigureItemsRequest, ListSubmissionsRequest } from '@baro/proto/baro/reporting/v1/submissions';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { Submission } from '@baro/proto/baro/reporting/v1/resources';
import { call, callMetadata } from '@baro/chassis';
import { writing } from './petition-scenes.ts';
import type { Platform, Token } from './platform.ts';
import {
  catalogueOf,
  correcting,
  figuresOf,
  firstValue,
  countedCode,
  indicatorCode,
  newCode,
  newForm,
  newPeriod,
  returning,
  secondValue,
  signing,
} from './report-scenes.ts';
import type { ReportScene, ReportStage } from './report-scenes.ts';
import { bringBack, readAll, readFirst } from './stream-calls.ts';
import { unitId } from './world.ts';

export interface ReportQuestion {
  platform: Platform;
  token: Token;
  scene: ReportScene;
}

export interface ReportCall {
  /** How far along the submission is. */
  stage: ReportStage;
  ask: (question: ReportQuestion) => Promise<unknown>;
  /** `adds`: leaves what is asked about as it was. */
  changes?: true | 'adds';
  /** What its `allowed_actions` are of. */
  offeredBy?: 'receiver' | 'form' | 'period' | 'submission';
}

type Found = Promise<'seen' | 'hidden'>;

/** Looks through all pages of a list. */
async function findIn<T>(
  read: (pageToken: string) => Promise<{ rows: T[]; nextPageToken: string }>,
  isIt: (row: T) => boolean,
): Found {
  let pageToken = '';
  do {
    const page = await read(pageToken);
    if (page.rows.some(isIt)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

/** Looks for the submission in the list of its period, or of the units the caller reports for. */
function findSubmission(
  { platform: { submissions }, token }: ReportQuestion,
  periodId: string,
  isIt: (row: Submission) => boolean,
): Found {
  return findIn(async (pageToken) => {
    const request = ListSubmissionsRequest.fromPartial({ periodId, pageSize: 200, pageToken });
    const page = await call(submissions, submissions.listSubmissions, request, { token });
    return { rows: page.submissions, nextPageToken: page.nextPageToken };
  }, isIt);
}

async function listItems({
  platform: { submissions },
  token,
  scene: { id },
}: ReportQuestion): Promise<unknown> {
  const request = ListFigureItemsRequest.fromPartial({ id, indicatorCode: countedCode });
  return call(submissions, submissions.listFigureItems, request, { token });
}

/** Whose figures a caller is shown: those being filled in, those signed before them, or none. */
async function readFigures(
  { platform: { submissions }, token, scene: { id } }: ReportQuestion,
  { now, signed }: { now: string; signed: string },
): Promise<'yes' | 'as-signed' | 'bare'> {
  const got = await call(submissions, submissions.getSubmission, { id }, { token });
  const value = got.lines[0]?.figures[0]?.value ?? '';
  if (value === now) return 'yes';
  const { findings, correctionReason } = got;
  if (findings.length > 0 || correctionReason) throw new Error('shows what is being filled in');
  if (got.lines.length === 0) return 'bare';
  if (value !== signed) throw new Error(`shows "${value}"`);
  return 'as-signed';
}

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

const approve: ReportCall = {
  stage: 'checked',
  changes: true,
  offeredBy: 'submission',
  ask: ({ platform: { submissions }, scene: { id }, token }) =>
    call(submissions, submissions.approveSubmission, { id, ...writing() }, { token }),
};

const ofSubmissions: Record<string, ReportCall> = {
  SaveFigures: {
    stage: 'draft',
    changes: 'adds',
    offeredBy: 'submission',
    ask: ({ platform: { submissions }, scene: { id }, token }) =>
      call(submissions, submissions.saveFigures, figuresOf(id, firstValue), { token }),
  },
  UploadSubmissionWorkbook: {
    stage: 'workbook',
    changes: 'adds',
    ask: ({ platform: { workbooks }, scene: { id: submissionId, workbook }, token }) =>
      bringBack(workbooks, { submissionId, requestId: randomUUID() }, workbook, token),
  },
  DownloadSubmissionWorkbook: {
    stage: 'draft',
    ask: ({ platform: { workbooks }, scene: { id }, token }) =>
      readFirst(workbooks.downloadSubmissionWorkbook({ id }, callMetadata(token))),
  },
  CheckSubmission: {
    stage: 'draft',
    changes: true,
    offeredBy: 'submission',
    ask: ({ platform: { submissions }, scene: { id }, token }) =>
      call(submissions, submissions.checkSubmission, { id, ...writing() }, { token }),
  },
  ApproveSubmission: approve,
  'ApproveSubmission(checker)': approve,
  ReturnSubmission: {
    stage: 'checked',
    changes: true,
    offeredBy: 'submission',
    ask: ({ platform: { submissions }, scene: { id }, token }) =>
      call(submissions, submissions.returnSubmission, returning(id), { token }),
  },
  SignSubmission: {
    stage: 'approved',
    changes: true,
    offeredBy: 'submission',
    ask: ({ platform: { submissions }, scene: { id }, token }) =>
      call(submissions, submissions.signSubmission, signing(id), { token }),
  },
  CorrectSubmission: {
    stage: 'signed',
    changes: true,
    offeredBy: 'submission',
    ask: ({ platform: { submissions }, scene: { id }, token }) =>
      call(submissions, submissions.correctSubmission, correcting(id), { token }),
  },
  'GetSubmission(draft)': {
    stage: 'draft',
    ask: (question) => readFigures(question, { now: firstValue, signed: '' }),
  },
  'GetSubmission(signed)': {
    stage: 'signed',
    ask: (question) => readFigures(question, { now: firstValue, signed: '' }),
  },
  'GetSubmission(corrected)': {
    stage: 'correcting',
    ask: (question) => readFigures(question, { now: secondValue, signed: firstValue }),
  },
  'ListFigureItems(draft)': { stage: 'draft', ask: listItems },
  'ListFigureItems(signed)': { stage: 'signed', ask: listItems },
  GetSignedRevision: {
    stage: 'signed',
    ask: async ({ platform: { submissions }, scene: { id }, token }) => {
      const request = { id, revision: 1 };
      const { figures } = await call(submissions, submissions.getSignedRevision, request, { token });
      return figures[0]?.value === firstValue ? 'yes' : 'bare';
    },
  },
  'ListSubmissions(returned)': {
    stage: 'returned',
    ask: (question) =>
      findSubmission(
        question,
        question.scene.periodId,
        ({ id, returnReason }) => id === question.scene.id && returnReason !== '',
      ),
  },
  'ListSubmissions(own)': {
    stage: 'draft',
    ask: (question) => findSubmission(question, '', ({ id }) => id === question.scene.id),
  },
};

/** How each RPC of reporting is asked. */
export const reportCalls: Record<string, ReportCall> = {
  ...catalogueAndPeriods,
  ...ofSubmissions,
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
    case 'submission': {
      const got = await call(submissions, submissions.getSubmission, { id: scene.id }, { token });
      return got.submission?.allowedActions;
    }
  }
}
