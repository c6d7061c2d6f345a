import { AppError, FieldCheck, checkCount, checkId, checkReason, newId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type {
  ReportCompletionRequest,
  ReportCompletionResponse,
  ReportProgressRequest,
  ReportProgressResponse,
} from '@baro/proto/baro/tasks/v1/tasks';
import { openParts, openTasks } from '../domain/states.ts';
import { sealAttachments } from '../store/attachment-store.ts';
import { ProgressEntity } from '../store/task-entities.ts';
import { countChildren } from '../store/task-store.ts';
import { auditAct, changeTask } from './change-task.ts';
import type { TaskAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { emitTask } from './emit.ts';
import { lapseExtension, withdrawPart } from './give-out.ts';
import { assignerToday, moveItem } from './hands.ts';

/** The holder reports progress. */
export async function reportProgress(
  deps: Deps,
  request: ReportProgressRequest,
  ctx: CallContext,
): Promise<ReportProgressResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkCount(check, 'percent', request.percent, 100);
  checkReason(check, 'text', request.text, 2000);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'ReportProgress', async (act) => {
    const { tx, session, task, as } = act;
    const { percent } = request;
    const report = {
      id: newId(),
      taskId: task.id,
      reportTime: session.now,
      percent,
      text: request.text.trim(),
      byUnitId: as.unitId,
      byPostId: as.postId,
      byPersonId: as.personId,
    };
    tx.em.persist(tx.em.create(ProgressEntity, report));
    task.progressPercent = percent;
    emitTask(tx, task, 'TaskProgressReported', { percent }, [as.unitId]);
    auditAct(act, 'report_progress', { percent });
  });
}

/** The holder reports completion; the task lies with who assigned it until he confirms. */
export async function reportCompletion(
  deps: Deps,
  request: ReportCompletionRequest,
  ctx: CallContext,
): Promise<ReportCompletionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'text', request.text, 2000);
  check.uuid('documentId', request.documentId);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'ReportCompletion', (act) => complete(act, request));
}

async function complete(act: TaskAct, request: ReportCompletionRequest): Promise<void> {
  const { tx, session, task, item } = act;
  await closeParts(act);
  const children = await countChildren(tx.em, task.id, openTasks);
  if (children > 0) throw new AppError('CHILDREN_OPEN', { metadata: { count: String(children) } });
  await lapseExtension(act);
  await sealAttachments(tx.em, task.id);
  const note = request.text.trim();
  Object.assign(task, {
    state: TaskState.REPORTED,
    completionText: note,
    completionDocumentId: request.documentId || null,
    reportTime: session.now,
    stateReason: '',
  });
  const from = item.holderUnitId;
  const to = assignerToday(session, task);
  await moveItem(act, { item }, { reason: 'reported', to, note, backVersion: item.version });
  emitTask(tx, task, 'TaskCompletionReported', { reportTime: session.now }, [from, to.unitId]);
  auditAct(act, 'report_completion', { documentId: request.documentId });
}

/**
 * Who leads waits for co-ordinators who still have time. Whoever let the due time pass is taken to agree and keeps the
 * responsibility (NĐ 191/2026/NĐ-CP Đ.17): the part is withdrawn and does not hold up the report.
 */
async function closeParts(act: TaskAct): Promise<void> {
  const { session, parts } = act;
  const open = parts.filter(({ part }) => openParts.includes(part.state));
  const waiting = open.filter(({ part }) => !part.dueTime || part.dueTime >= session.now);
  if (waiting.length > 0) throw new AppError('PARTS_OPEN', { metadata: { count: String(waiting.length) } });
  for (const held of open) await withdrawPart(act, held, 'Quá hạn phối hợp, coi như thống nhất');
}
