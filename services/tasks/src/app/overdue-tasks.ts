import { officeUnits } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { UrgedTask } from '@baro/proto/baro/tasks/v1/urging';
import { overdueDaysAt } from '../domain/urging.ts';
import type { OverdueTask } from '../store/urging-store.ts';

/** The unit that answers for a task to be urged: who leads it; a division has no seal, so the unit above it. */
export function answeringUnit(session: Session, task: OverdueTask): string {
  return officeUnits(task.leadUnitId, session.find)[0] ?? task.leadUnitId;
}

/** Whether a unit, or one below it, leads or holds the task. */
export function liesWith(session: Session, task: OverdueTask, unitId: string): boolean {
  const { directory, now } = session;
  return [task.leadUnitId, task.holderUnitId].some(
    (one) => one && (one === unitId || directory.isWithin(one, unitId, now)),
  );
}

/** A task that may be urged, as the contract shows it. */
export function showOverdue(session: Session, task: OverdueTask): UrgedTask {
  const { id: taskId, work, sourceNumberSymbol, dueTime, urgingCount } = task;
  const overdueDays = overdueDaysAt(dueTime, session.now);
  return { taskId, work, sourceNumberSymbol, dueTime, overdueDays, urgingCount };
}
