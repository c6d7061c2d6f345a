import { enumName } from '@baro/chassis';
import { CheckRule } from '@baro/proto/baro/reporting/v1/resources';
import type { CheckFinding } from '@baro/proto/baro/reporting/v1/resources';

type Sentence = (finding: CheckFinding) => { en: string; vi: string };

const sentences: Readonly<Partial<Record<CheckRule, Sentence>>> = {
  [CheckRule.MISSING]: () => ({
    en: 'is missing: give a value or say that there is nothing',
    vi: 'chưa có số liệu: nhập số hoặc đánh dấu không phát sinh',
  }),
  [CheckRule.OUT_OF_RANGE]: ({ expected, found }) => ({
    en: `${found} is beyond ${expected}`,
    vi: `${found} vượt giới hạn ${expected}`,
  }),
  [CheckRule.CUMULATIVE_FELL]: ({ expected, found }) => ({
    en: `${found} counts from the start of the year and is less than ${expected} of the period before`,
    vi: `số lũy kế ${found} nhỏ hơn kỳ trước (${expected})`,
  }),
  [CheckRule.PARTS_DIFFER]: ({ expected, found }) => ({
    en: `parts add up to ${found}, the whole is ${expected}`,
    vi: `tổng các phân tổ là ${found}, khác tổng số ${expected}`,
  }),
  [CheckRule.JUMP_WITHOUT_REASON]: ({ expected, found }) => ({
    en: `changed from ${expected} to ${found}: give a reason`,
    vi: `biến động lớn so với kỳ trước (${expected} → ${found}), cần ghi lý do`,
  }),
  [CheckRule.DENOMINATOR_ZERO]: ({ found }) => ({
    en: `the numerator is ${found} and the denominator 0`,
    vi: `tử số là ${found} trong khi mẫu số bằng 0`,
  }),
};

/** A finding as a field violation says it. */
export function findingSentence(finding: CheckFinding): { rule: string; en: string; vi: string } {
  return {
    rule: enumName(CheckRule, finding.rule),
    ...(sentences[finding.rule]?.(finding) ?? { en: '', vi: '' }),
  };
}
