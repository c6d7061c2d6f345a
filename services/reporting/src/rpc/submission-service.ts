import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { SubmissionServiceService } from '@baro/proto/baro/reporting/v1/submissions';
import type { SubmissionServiceServer } from '@baro/proto/baro/reporting/v1/submissions';
import type { Deps } from '../app/deps.ts';
import { checkSubmission, saveFigures } from '../app/fill-submission.ts';
import { getSignedRevision, getSubmission } from '../app/get-submission.ts';
import { listFigureItems } from '../app/list-figure-items.ts';
import { listSubmissions } from '../app/list-submissions.ts';
import {
  approveSubmission,
  correctSubmission,
  returnSubmission,
  signSubmission,
} from '../app/sign-submission.ts';

/** Submissions over gRPC. */
export function submissionService(deps: Deps): BoundService {
  return bindService<SubmissionServiceServer>(SubmissionServiceService, {
    listSubmissions: (request, ctx) => listSubmissions(deps, request, ctx),
    getSubmission: (request, ctx) => getSubmission(deps, request, ctx),
    saveFigures: (request, ctx) => saveFigures(deps, request, ctx),
    checkSubmission: (request, ctx) => checkSubmission(deps, request, ctx),
    approveSubmission: (request, ctx) => approveSubmission(deps, request, ctx),
    returnSubmission: (request, ctx) => returnSubmission(deps, request, ctx),
    signSubmission: (request, ctx) => signSubmission(deps, request, ctx),
    correctSubmission: (request, ctx) => correctSubmission(deps, request, ctx),
    listFigureItems: (request, ctx) => listFigureItems(deps, request, ctx),
    getSignedRevision: (request, ctx) => getSignedRevision(deps, request, ctx),
  });
}
