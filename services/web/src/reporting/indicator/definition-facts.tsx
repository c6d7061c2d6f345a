import type { IndicatorDefinition } from '../../api/reporting-types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { Facts } from '../../item/facts.tsx';
import { showDate } from '../../time/format.ts';
import { showDecimal } from '../decimal.ts';
import { cutOffName, useCutOffRules } from './use-cut-off-rules.ts';

/** Every field of one version of a definition. */
export function DefinitionFacts({ definition }: { definition: IndicatorDefinition }) {
  const m = useMessages();
  const t = m.indicator;
  const rules = useCutOffRules();
  const { valueType, decimals = 0, jumpPercent = 0, factor = '', collectors = [] } = definition;
  const isRatio = valueType === 'VALUE_TYPE_RATIO';
  return (
    <Facts
      facts={[
        [t.code, definition.code],
        [t.group, definition.groupName],
        [t.measure, definition.measure],
        [t.valueType, word(m.enums.valueType, valueType)],
        [t.decimals, valueType !== 'VALUE_TYPE_INTEGER' && t.decimalsOf(decimals)],
        [t.numerator, definition.numeratorName],
        [isRatio ? t.denominator : t.weight, definition.denominatorName],
        [t.factor, isRatio && factor !== '' && showDecimal(factor)],
        [t.kind, word(m.enums.periodKind, definition.periodKind)],
        [t.cutOff, cutOffName(rules, definition.cutOffCode, m)],
        [t.grade, word(m.enums.valueGrade, definition.grade)],
        [t.collectors, collectors.map((one) => word(m.enums.unitGroup, one)).join('; ')],
        [t.owner, definition.ownerName],
        [t.source, definition.source],
        [t.rollUp, word(m.enums.rollUpRule, definition.rollUp)],
        [t.direction, word(m.enums.direction, definition.direction)],
        [t.least, showDecimal(definition.minValue)],
        [t.greatest, showDecimal(definition.maxValue)],
        [t.cumulative, (definition.cumulative ?? false) && t.cumulativeYes],
        [t.jump, jumpPercent > 0 && t.jumpOf(jumpPercent)],
        [t.legalRef, definition.legalRef],
        [t.ours, (definition.ours ?? false) && t.oursYes],
        [t.from, showDate(definition.validFrom)],
        [t.to, showDate(definition.validTo)],
      ]}
    />
  );
}
