import { checkReason } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { Evidence } from '@baro/proto/baro/reporting/v1/index_sets';

/** Documents of one score. */
const maxEvidence = 20;
/** A path of our own: a second slash, or a backslash browsers take for one, would begin another host's address. */
const ownPath = /^\/(?![/\\])[^\s\\]*$/;

/** Faults of the documents of a score; `asked` where points are asked for, which takes at least one. */
export function checkEvidence(check: FieldCheck, evidence: readonly Evidence[], asked: boolean): void {
  if (asked && evidence.length === 0) check.required('evidence', undefined);
  if (evidence.length > maxEvidence) {
    const vi = `có quá ${maxEvidence} tài liệu`;
    check.add('evidence', 'TOO_MANY', `are more than ${maxEvidence}`, vi);
    return;
  }
  evidence.forEach(({ title, link }, at) => {
    checkReason(check, `evidence[${at}].title`, title, 300);
    check.text(`evidence[${at}].link`, link, 500);
    if (link !== '' && !isLink(link)) {
      const vi = 'phải là địa chỉ https:// hoặc đường dẫn trong Hệ thống bắt đầu bằng /';
      check.add(`evidence[${at}].link`, 'NOT_A_LINK', 'is no https address and no own path', vi);
    }
  });
}

function isLink(link: string): boolean {
  if (ownPath.test(link)) return true;
  return /^https:\/\/\S+$/.test(link) && URL.canParse(link) && new URL(link).username === '';
}
