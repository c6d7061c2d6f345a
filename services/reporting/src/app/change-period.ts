import { openSession } from '@baro/directory-client';
import type { Acting, Decision, Session } from '@baro/directory-client';
import { AppError, checkEtag, checkId, enumName, FieldCheck, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { PeriodState } from '@baro/proto/baro/reporting/v1/resources';
import type { Period } from '@baro/proto/baro/reporting/v1/resources';
import type { LockPeriodRequest, RollUpPeriodRequest } from '@baro/proto/baro/reporting/v1/periods';
import { mayKeepForms, mayLock, maySeeReports } from '../domain/policy.ts';
import type { PeriodRow } from '../store/entities.ts';
import { countStandings, lockPeriodRow } from '../store/period-store.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { rollUpNow } from './roll-up.ts';
import { showOnePeriod } from './show-period.ts';

interface Act {
  tx: Tx;
  period: PeriodRow;
  as: Acting;
}

/** Does an act on a period: lock, right, etag, state, then `work`; answers with the period. */
async function changePeriod(
  deps: Deps,
  ctx: CallContext,
  request: RollUpPeriodRequest,
  rule: { may: (staff: Session['staff'], unitId: string) => Decision; from: readonly PeriodState[] },
  work: (act: Act) => Promise<void>,
): Promise<{ period: Period }> {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const period = await lockPeriodRow(tx.em, request.id);
    if (!period) throw new AppError(maySeeReports(session.staff) ? 'PERIOD_NOT_FOUND' : 'PERMISSION_DENIED');
    const decision = rule.may(session.staff, period.unitId);
    if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, period.version);
    if (!rule.from.includes(period.state)) {
      throw new AppError('PERIOD_STATE_WRONG', { metadata: { state: enumName(PeriodState, period.state) } });
    }
    await work({ tx, period, as: decision.as });
    await tx.em.flush();
    return async () => ({ period: await showOnePeriod(tx.em, session, period) });
  });
}

/** Rolls up what units have signed so far. */
export async function rollUpPeriod(deps: Deps, request: RollUpPeriodRequest, ctx: CallContext) {
  const from = [PeriodState.OPEN, PeriodState.ROLLED_UP];
  return changePeriod(deps, ctx, request, { may: mayKeepForms, from }, async ({ tx, period, as }) => {
    const standings = (await countStandings(tx.em, [period.id])).get(period.id);
    if (!standings || standings.onTime + standings.late === 0) throw new AppError('NOTHING_SIGNED');
    await rollUpNow(tx, period, as);
    period.state = PeriodState.ROLLED_UP;
  });
}

/** Locks a period after a last roll-up: from then on figures change by signed corrections alone. */
export async function lockPeriod(deps: Deps, request: LockPeriodRequest, ctx: CallContext) {
  const from = [PeriodState.ROLLED_UP];
  return changePeriod(deps, ctx, request, { may: mayLock, from }, async ({ tx, period, as }) => {
    const missingCount = (await countStandings(tx.em, [period.id])).get(period.id)?.unsigned ?? 0;
    if (missingCount > 0 && !request.acceptMissing) {
      throw new AppError('UNITS_MISSING', { metadata: { count: String(missingCount) } });
    }
    await rollUpNow(tx, period, as);
    period.state = PeriodState.LOCKED;
    period.lockTime = tx.now;
    period.lockedRollUpNumber = period.rollUpNumber;
    emitFact(tx, period, 'ReportPeriodLocked', { periodId: period.id, missingCount });
    tx.audit({
      action: 'lock',
      subjectType: 'report_period',
      subjectId: period.id,
      unitId: period.unitId,
      details: { missingCount, postId: as.postId },
    });
  });
}
