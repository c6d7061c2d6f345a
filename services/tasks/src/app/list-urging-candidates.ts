import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession } from '@baro/directory-client';
import type {
  ListUrgingCandidatesRequest,
  ListUrgingCandidatesResponse,
} from '@baro/proto/baro/tasks/v1/urging';
import { mayUrge } from '../domain/policy.ts';
import { findOverdue } from '../store/urging-store.ts';
import type { OverdueTask } from '../store/urging-store.ts';
import type { Deps } from './deps.ts';
import { answeringUnit, showOverdue } from './overdue-tasks.ts';

const maxTasks = 500;

/** Lists units with overdue tasks of the unit. */
export async function listUrgingCandidates(
  deps: Deps,
  request: ListUrgingCandidatesRequest,
  ctx: CallContext,
): Promise<ListUrgingCandidatesResponse> {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!mayUrge(session.staff, request.unitId).allowed) throw new AppError('PERMISSION_DENIED');
  const byUnit = new Map<string, OverdueTask[]>();
  for (const task of await findOverdue(ctx.em, request.unitId, ctx.now, maxTasks)) {
    const unitId = answeringUnit(session, task);
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), task]);
  }
  const candidates = [...byUnit].map(([unitId, tasks]) => ({
    unitId,
    unitName: session.directory.unit(unitId, ctx.now)?.name ?? '',
    tasks: tasks.map((task) => showOverdue(session, task)),
  }));
  return { candidates: candidates.toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'vi')) };
}
