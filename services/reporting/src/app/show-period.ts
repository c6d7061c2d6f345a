import type { Session } from '@baro/directory-client';
import { PeriodState } from '@baro/proto/baro/reporting/v1/resources';
import type { Period } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mayKeepForms, mayLock } from '../domain/policy.ts';
import type { PeriodRow } from '../store/entities.ts';
import { countStandings } from '../store/period-store.ts';
import type { Standings } from '../store/period-store.ts';

/** Periods with how their units stand now. */
export async function showPeriods(
  em: EntityManager,
  session: Session,
  rows: readonly PeriodRow[],
): Promise<Period[]> {
  const standings = await countStandings(
    em,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => showPeriod(session, row, standings.get(row.id)));
}

/** One period with how its units stand now. */
export async function showOnePeriod(em: EntityManager, session: Session, row: PeriodRow): Promise<Period> {
  return showPeriod(session, row, (await countStandings(em, [row.id])).get(row.id));
}

function showPeriod(session: Session, row: PeriodRow, standings: Standings | undefined): Period {
  const { onTime = 0, late = 0, unsigned = 0 } = standings ?? {};
  return {
    id: row.id,
    formId: row.formId,
    formName: row.formName,
    kind: row.kind,
    year: row.year,
    number: row.number,
    fromDate: row.fromDate,
    toDate: row.toDate,
    dueTime: row.dueTime,
    dueExplanationVi: row.dueExplanationVi,
    dueExplanationEn: row.dueExplanationEn,
    state: row.state,
    rollUpNumber: row.rollUpNumber,
    unitCount: row.unitCount,
    onTimeCount: onTime,
    lateCount: late,
    missingCount: session.now > row.dueTime ? unsigned : 0,
    allowedActions: actionsOf(session, row),
    etag: String(row.version),
    lockTime: row.lockTime ?? undefined,
  };
}

function actionsOf({ staff }: Session, row: PeriodRow): string[] {
  const actions: string[] = [];
  const open = row.state !== PeriodState.LOCKED;
  if (open && mayKeepForms(staff, row.unitId).allowed) actions.push('RollUpPeriod');
  if (row.state === PeriodState.ROLLED_UP && mayLock(staff, row.unitId).allowed) actions.push('LockPeriod');
  // Read by everybody, but of a locked period alone.
  if (!open) actions.push('ExportPeriodReport');
  return actions;
}
