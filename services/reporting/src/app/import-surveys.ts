import { openSession, unitCodeOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkId, checkReason, FieldCheck, isUniqueViolation, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type {
  ImportSurveyResultsRequest,
  ImportSurveyResultsResponse,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { insertSurveys } from '../store/survey-store.ts';
import type { SurveyVersion } from '../store/survey-store.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { keeperOf } from './keeper.ts';
import { siftSurveys } from './sift-surveys.ts';

/** Rows of one import. */
const maxRows = 200;

/** Takes results of surveys or their next versions; what is known is skipped, what cannot be taken refused by itself. */
export async function importSurveyResults(
  deps: Deps,
  request: ImportSurveyResultsRequest,
  ctx: CallContext,
): Promise<ImportSurveyResultsResponse> {
  const { unitId, results } = request;
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'unitId', unitId);
  checkReason(check, 'source', request.source, 100);
  if (results.length === 0) check.required('results', undefined);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  keeperOf(session, unitId);
  if (results.length > maxRows) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(maxRows) } });
  }
  if (request.validateOnly) return (await siftSurveys(ctx.em, session, unitId, results)).response;
  return write(ctx, request, async (tx) => {
    const { versions, response } = await siftSurveys(tx.em, session, unitId, results);
    await take(tx, session, request, versions);
    return response;
  });
}

async function take(
  tx: Tx,
  session: Session,
  { unitId, source }: ImportSurveyResultsRequest,
  versions: readonly SurveyVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  await insertSurveys(tx.em, unitId, versions, { source, now: tx.now }).catch((error: unknown) => {
    // Who comes second tries again and finds the version known.
    if (isUniqueViolation(error, 'survey_results_number_key')) {
      throw new AppError('UNAVAILABLE', { cause: error });
    }
    throw error;
  });
  const unitCode = unitCodeOf(session, unitId);
  for (const { id, surveyCode, year } of versions) {
    const about = { id, version: 0, unitId, unitCode };
    emitFact(tx, about, 'SurveyResultImported', { resultId: id, surveyCode, year });
  }
  tx.audit({ action: 'import', subjectType: 'survey_result', unitId, details: { count: versions.length } });
}
