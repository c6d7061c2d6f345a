import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  AddTasksToProgrammeRequest,
  AddTasksToProgrammeResponse,
  RemoveTaskFromProgrammeRequest,
  RemoveTaskFromProgrammeResponse,
} from '@baro/proto/baro/tasks/v1/programmes';
import { lockMembers, setProgramme } from '../store/programme-store.ts';
import { auditProgramme, changeProgramme } from './change-programme.ts';
import type { Deps } from './deps.ts';
import { emitProgramme } from './emit-programme.ts';

const maxTasks = 200;

/** Adds tasks of the unit; those in the programme already stay. */
export async function addTasks(
  deps: Deps,
  request: AddTasksToProgrammeRequest,
  ctx: CallContext,
): Promise<AddTasksToProgrammeResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkTaskIds(check, request.taskIds);
  check.throwIfAny();
  const change = { action: 'AddTasksToProgramme', part: 'programme', id: request.id } as const;
  return changeProgramme(deps, ctx, request, change, async (act) => {
    const { tx, programme } = act;
    const asked = [...new Set(request.taskIds)];
    const members = await lockMembers(tx.em, programme.unitId, asked);
    if (asked.some((id) => !members.has(id))) throw new AppError('TASK_NOT_FOUND');
    const others = [...members.values()].filter((id) => id !== null && id !== programme.id);
    if (others.length > 0) {
      throw new AppError('TASK_IN_OTHER_PROGRAMME', { metadata: { count: String(others.length) } });
    }
    const taskIds = asked.filter((id) => members.get(id) === null);
    await setProgramme(tx.em, taskIds, programme.id);
    await emitProgramme(tx, programme, 'ProgrammeTasksAdded', { taskIds });
    auditProgramme(act, 'add_tasks', { taskIds });
  });
}

function checkTaskIds(check: FieldCheck, ids: readonly string[]): void {
  if (ids.length === 0) check.add('taskIds', 'REQUIRED', 'is required', 'bắt buộc chọn nhiệm vụ');
  if (ids.length > maxTasks) {
    check.add('taskIds', 'TOO_MANY', `has more than ${maxTasks}`, `mỗi lần thêm tối đa ${maxTasks} nhiệm vụ`);
  }
  ids.slice(0, maxTasks).forEach((id, at) => checkId(check, `taskIds[${at}]`, id));
}

/** Takes a task out. */
export async function removeTask(
  deps: Deps,
  request: RemoveTaskFromProgrammeRequest,
  ctx: CallContext,
): Promise<RemoveTaskFromProgrammeResponse> {
  const { id, taskId } = request;
  const check = new FieldCheck();
  checkId(check, 'id', id);
  checkId(check, 'taskId', taskId);
  check.throwIfAny();
  const change = { action: 'RemoveTaskFromProgramme', part: 'programme', id } as const;
  return changeProgramme(deps, ctx, request, change, async (act) => {
    const { tx, programme } = act;
    const members = await lockMembers(tx.em, programme.unitId, [taskId]);
    if (members.get(taskId) !== programme.id) throw new AppError('TASK_NOT_FOUND');
    // Told before it leaves, so that who leads it hears of it.
    await emitProgramme(tx, programme, 'ProgrammeTaskRemoved', { taskId });
    await setProgramme(tx.em, [taskId], null);
    auditProgramme(act, 'remove_task', { taskId });
  });
}
