import { checkCount, checkEnum, checkId, checkReason } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { EvidenceKind } from '@baro/proto/baro/petitions/v1/promises';
import type { Evidence, PromiseMilestone } from '@baro/proto/baro/petitions/v1/promises';

export const mostMilestones = 20;
const mostEvidence = 10;

/** A day to come, today included. */
export function checkDueDate(check: FieldCheck, name: string, date: string, today: string): void {
  if (!check.required(name, date)) return;
  check.isoDate(name, date);
  if (date < today) check.add(name, 'PAST', 'lies in the past', 'ngày đã qua');
}

/** A milestone: what and by when; `last` is the due date of the promise, empty where that is not known yet. */
export function checkMilestone(
  check: FieldCheck,
  prefix: string,
  { content, dueDate }: Pick<PromiseMilestone, 'content' | 'dueDate'>,
  today: string,
  last: string,
): void {
  checkReason(check, `${prefix}content`, content, 500);
  checkDueDate(check, `${prefix}dueDate`, dueDate, today);
  if (last && dueDate > last) {
    check.add(
      `${prefix}dueDate`,
      'AFTER_PROMISE',
      'lies after the due date of the promise',
      'sau hạn của lời hứa',
    );
  }
}

/** Evidence is a document of the platform, by id. */
export function checkEvidence(check: FieldCheck, evidence: readonly Evidence[]): void {
  checkCount(check, 'evidence', evidence.length, mostEvidence);
  evidence.forEach(({ kind, documentId, text }, at) => {
    const name = `evidence[${at}]`;
    if (check.required(`${name}.kind`, kind || undefined)) {
      checkEnum(check, `${name}.kind`, kind, EvidenceKind);
    }
    checkId(check, `${name}.documentId`, documentId);
    check.text(`${name}.text`, text, 500);
  });
}
