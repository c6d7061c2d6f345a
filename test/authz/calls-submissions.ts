import { randomUUID } from 'node:crypto';
import { ListFigureItemsRequest, ListSubmissionsRequest } from '@baro/proto/baro/reporting/v1/submissions';
import type { Submission } from '@baro/proto/baro/reporting/v1/resources';
import { call, callMetadata } from '@baro/chassis';
import { writing } from './petition-scenes.ts';
import { findIn } from './report-question.ts';
import type { Found, ReportCall, ReportQuestion } from './report-question.ts';
import {
  correcting,
  countedCode,
  figuresOf,
  firstValue,
  returning,
  secondValue,
  signing,
} from './report-scenes.ts';
import { bringBack, readFirst } from './stream-calls.ts';

/** Looks for the submission in the list of its period, or of the units the caller reports for. */
export function findSubmission(
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

const approve: ReportCall = {
  stage: 'checked',
  changes: true,
  offeredBy: 'submission',
  ask: ({ platform: { submissions }, scene: { id }, token }) =>
    call(submissions, submissions.approveSubmission, { id, ...writing() }, { token }),
};

/** How each RPC on a submission is asked. */
export const ofSubmissions: Record<string, ReportCall> = {
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
