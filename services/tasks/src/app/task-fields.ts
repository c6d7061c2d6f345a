import { checkEnum, checkId, checkReason, checkTime, tidy } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { Task, TaskPart } from '@baro/proto/baro/tasks/v1/resources';

const maxParts = 30;
const maxUrgency = 5;

/** What was typed, as it is kept. */
export function tidyTask(task: Task): Task {
  const { work, responsibility, product, authority, sourceIssuerName, sourceNumberSymbol } = task;
  return {
    ...task,
    work: tidy(work),
    responsibility: responsibility.trim(),
    product: tidy(product),
    authority: authority.trim(),
    sourceIssuerName: tidy(sourceIssuerName),
    sourceNumberSymbol: tidy(sourceNumberSymbol),
  };
}

/** The six clears: work, who leads, time and product must be there; responsibility and authority may. */
export function checkTask(check: FieldCheck, task: Task): void {
  checkId(check, 'task.unitId', task.unitId);
  if (check.required('task.sourceKind', task.sourceKind || undefined)) {
    checkEnum(check, 'task.sourceKind', task.sourceKind, TaskSourceKind);
  }
  check.text('task.sourceIssuerName', task.sourceIssuerName, 200);
  check.text('task.sourceNumberSymbol', task.sourceNumberSymbol, 60);
  check.isoDate('task.sourceDate', task.sourceDate);
  check.uuid('task.sourceDocumentId', task.sourceDocumentId);
  checkPetition(check, task);
  check.uuid('task.parentId', task.parentId);
  checkReason(check, 'task.work', task.work, 500);
  checkReason(check, 'task.product', task.product, 500);
  check.text('task.responsibility', task.responsibility, 1000);
  check.text('task.authority', task.authority, 500);
  checkId(check, 'task.leadPostId', task.leadPostId);
  check.range('task.urgency', task.urgency, 0, maxUrgency);
  checkTime(check, 'task.dueTime', task.dueTime);
  if (!task.standing) check.required('task.dueTime', task.dueTime);
  else if (task.dueTime) refuseDueOfStanding(check, 'task.dueTime');
}

/** A petition is a source of its own kind and is named by its code, so that the task says it also where the petition is not shown. */
function checkPetition(check: FieldCheck, task: Task): void {
  check.uuid('task.sourcePetitionId', task.sourcePetitionId);
  if (task.sourcePetitionId === '') return;
  check.required('task.sourceNumberSymbol', task.sourceNumberSymbol);
  if (task.sourceKind === TaskSourceKind.PETITION) return;
  const vi = 'chỉ đặt khi loại nguồn là kiến nghị cử tri';
  check.add('task.sourcePetitionId', 'NOT_ALLOWED', 'is only of a source of kind PETITION', vi);
}

/** A standing task has no due time. */
export function refuseDueOfStanding(check: FieldCheck, field: string): void {
  check.add(field, 'NOT_ALLOWED', 'a standing task has none', 'nhiệm vụ thường xuyên không đặt hạn');
}

/** Checks the co-ordinators; each post once, and who leads does not co-ordinate as well. */
export function checkParts(check: FieldCheck, parts: readonly TaskPart[], leadPostId: string): void {
  if (parts.length > maxParts) {
    check.add('parts', 'TOO_MANY', `has more than ${maxParts}`, `không quá ${maxParts} đơn vị phối hợp`);
  }
  const seen = new Set([leadPostId]);
  parts.forEach(({ postId, request, dueTime }, at) => {
    checkId(check, `parts[${at}].postId`, postId);
    check.text(`parts[${at}].request`, request, 1000);
    checkTime(check, `parts[${at}].dueTime`, dueTime);
    if (postId && seen.has(postId)) {
      check.add(`parts[${at}].postId`, 'TWICE', 'is named twice', 'chức danh được chọn hai lần');
    }
    seen.add(postId);
  });
}

/** A co-ordinator answers in time for who leads to use it. */
export function checkPartDues(
  check: FieldCheck,
  parts: readonly TaskPart[],
  end: Date | null | undefined,
): void {
  parts.forEach(({ dueTime }, at) => {
    if (!end || !dueTime || dueTime <= end) return;
    const vi = 'hạn phối hợp sau hạn của đơn vị chủ trì';
    check.add(`parts[${at}].dueTime`, 'AFTER_LEAD', 'lies after the due time of the task', vi);
  });
}
