import { checkId, checkReason, checkTime } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { RouteIncomingDocumentRequest, RouteTarget } from '@baro/proto/baro/documents/v1/incoming';

const maxTargets = 50;

/** Checks a routing. @returns the lead. */
export function checkRouting(
  check: FieldCheck,
  request: RouteIncomingDocumentRequest,
): RouteTarget | undefined {
  const { lead, coOrdinators, forInformationPostIds } = request;
  checkId(check, 'id', request.id);
  checkReason(check, 'direction', request.direction, 1000);
  if (check.required('lead', lead) && lead) checkTarget(check, 'lead', lead);
  checkCount(check, 'coOrdinators', coOrdinators);
  checkCount(check, 'forInformationPostIds', forInformationPostIds);
  coOrdinators.forEach((target, at) => checkTarget(check, `coOrdinators[${at}]`, target));
  forInformationPostIds.forEach((postId, at) => checkId(check, `forInformationPostIds[${at}]`, postId));
  checkTwice(check, lead, coOrdinators);
  return lead;
}

function checkTarget(check: FieldCheck, field: string, target: RouteTarget): void {
  checkId(check, `${field}.postId`, target.postId);
  checkTime(check, `${field}.dueTime`, target.dueTime);
  check.text(`${field}.direction`, target.direction, 1000);
}

function checkCount(check: FieldCheck, field: string, list: readonly unknown[]): void {
  if (list.length > maxTargets) {
    check.add(field, 'TOO_MANY', `has more than ${maxTargets}`, `không quá ${maxTargets} nơi nhận`);
  }
}

/** Each post once: who leads does not co-ordinate as well. */
function checkTwice(
  check: FieldCheck,
  lead: RouteTarget | undefined,
  coOrdinators: readonly RouteTarget[],
): void {
  const seen = new Set([lead?.postId ?? '']);
  coOrdinators.forEach(({ postId }, at) => {
    if (postId && seen.has(postId)) {
      check.add(`coOrdinators[${at}].postId`, 'TWICE', 'is named twice', 'chức danh được chọn hai lần');
    }
    seen.add(postId);
  });
}

/** A co-ordinator answers in time for the lead to use it. */
export function checkDueOrder(
  check: FieldCheck,
  end: Date | undefined,
  coOrdinators: readonly RouteTarget[],
): void {
  coOrdinators.forEach(({ dueTime }, at) => {
    if (!end || !dueTime || dueTime <= end) return;
    const field = `coOrdinators[${at}].dueTime`;
    check.add(
      field,
      'AFTER_LEAD',
      'lies after the due time of the lead',
      'hạn phối hợp sau hạn của đơn vị chủ trì',
    );
  });
}
