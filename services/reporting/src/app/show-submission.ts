import type { Session } from '@baro/directory-client';
import type { Period, Submission } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { maySeeDraft } from '../domain/policy.ts';
import { standingOf } from '../domain/states.ts';
import { actionsOf } from '../domain/submission-actions.ts';
import type { SubmissionRow } from '../store/entities.ts';
import { findPeriodsIn } from '../store/period-store.ts';
import { showPeriods } from './show-period.ts';

/** Submissions with their periods. */
export async function showSubmissions(
  em: EntityManager,
  session: Session,
  rows: readonly SubmissionRow[],
): Promise<Submission[]> {
  const ids = [...new Set(rows.map(({ periodId }) => periodId))];
  const periods = await showPeriods(em, session, await findPeriodsIn(em, ids));
  const byId = new Map(periods.map((period) => [period.id, period]));
  return rows.map((row) => showSubmission(session, row, byId.get(row.periodId)));
}

/** One submission with its period. */
export async function showOneSubmission(
  em: EntityManager,
  session: Session,
  row: SubmissionRow,
): Promise<Submission> {
  const [period] = await showPeriods(em, session, await findPeriodsIn(em, [row.periodId]));
  return showSubmission(session, row, period);
}

function showSubmission({ staff, find, now }: Session, row: SubmissionRow, period?: Period): Submission {
  const facts = { unitId: row.unitId, state: row.state, checkerPersonId: row.checkerPersonId ?? '' };
  return {
    id: row.id,
    period,
    unitId: row.unitId,
    unitName: row.unitName,
    unitGroup: row.unitGroup,
    state: row.state,
    standing: standingOf(row.dueTime, row.firstSignTime ?? null, now),
    revision: row.revision,
    signedRevision: row.signedRevision,
    filledCount: row.filledCount,
    askedCount: row.askedCount,
    firstSignTime: row.firstSignTime ?? undefined,
    // A word within the unit about its draft: the list of a period is read by everybody.
    returnReason: maySeeDraft(staff, row.unitId, find) ? row.returnReason : '',
    allowedActions: actionsOf(staff, facts, find),
    etag: String(row.version),
  };
}
