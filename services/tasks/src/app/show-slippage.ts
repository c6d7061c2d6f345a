import type { Session } from '@baro/directory-client';
import { postHolder } from '@baro/directory-client';
import type { DueMove, TaskSlippage } from '@baro/proto/baro/tasks/v1/slippage';
import { workingDaysMoved } from '../domain/slippage.ts';
import type { DueMoveRow } from '../store/programme-entities.ts';
import type { TaskRow } from '../store/task-entities.ts';
import { leadUnitName } from './show-task.ts';

/** How a task moved; of `moves` those that are its own. */
export function showSlippage(session: Session, task: TaskRow, moves: readonly DueMoveRow[]): TaskSlippage {
  const { originalDueTime, dueTime } = task;
  const calendar = session.directory.calendar();
  return {
    taskId: task.id,
    work: task.work,
    sourceNumberSymbol: task.sourceNumberSymbol,
    leadUnitId: task.leadUnitId ?? '',
    leadUnitName: leadUnitName(session, task),
    originalDueTime: originalDueTime ?? undefined,
    dueTime: dueTime ?? undefined,
    workingDays: originalDueTime && dueTime ? workingDaysMoved(originalDueTime, dueTime, calendar) : 0,
    moves: moves.filter((move) => move.taskId === task.id).map((move) => showMove(session, move)),
  };
}

function showMove(session: Session, move: DueMoveRow): DueMove {
  const { id, kind, fromDueTime, toDueTime, workingDays, reason, askTime, moveTime } = move;
  const asked = {
    unitId: move.askedUnitId,
    postId: move.askedPostId ?? null,
    personId: move.askedPersonId ?? null,
  };
  const decided = {
    unitId: move.decidedUnitId,
    postId: move.decidedPostId ?? null,
    personId: move.decidedPersonId ?? null,
  };
  return {
    id,
    kind,
    fromDueTime,
    toDueTime,
    workingDays,
    reason,
    moveTime,
    askedBy: postHolder(session, asked, askTime),
    decidedBy: postHolder(session, decided, moveTime),
  };
}
