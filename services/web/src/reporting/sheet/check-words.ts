import type { CheckFinding, IndicatorDefinition } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { compareDecimals, isDecimal, showDecimal } from '../decimal.ts';

/** What a finding says, in plain words, with what is expected. */
export function checkWords(finding: CheckFinding, definition: IndicatorDefinition, m: Messages): string {
  const t = m.submission.rules;
  const [expected, found] = [showDecimal(finding.expected), showDecimal(finding.found)];
  switch (finding.rule) {
    case 'CHECK_RULE_MISSING':
      return t.missing;
    case 'CHECK_RULE_OUT_OF_RANGE':
      return isTooLittle(finding) ? t.tooLittle(expected, found) : t.tooMuch(expected, found);
    case 'CHECK_RULE_CUMULATIVE_FELL':
      return t.fell(expected, found);
    case 'CHECK_RULE_PARTS_DIFFER':
      return t.partsDiffer(found, expected);
    case 'CHECK_RULE_JUMP_WITHOUT_REASON':
      return t.jump(definition.jumpPercent ?? 0, expected, found);
    case 'CHECK_RULE_DENOMINATOR_ZERO':
      return t.denominatorZero;
    default:
      return t.other(expected, found);
  }
}

/** Whether it is the least value that is not reached, and not the greatest that is passed. */
function isTooLittle({ expected, found }: CheckFinding): boolean {
  return isDecimal(expected) && isDecimal(found) && compareDecimals(found, expected) < 0;
}
