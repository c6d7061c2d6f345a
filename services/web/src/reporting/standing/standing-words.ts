import type { Component, Criterion, Place, ScoringRule } from '../../api/standing-api.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { compareDecimals, isDecimal, showDecimal } from '../decimal.ts';

/** A number with what it is measured in: `83,3 %`; empty for none. */
export function withMeasure(value: string | undefined, measure: string | undefined): string {
  const shown = showDecimal(value);
  return shown === '' ? '' : `${shown} ${measure ?? ''}`.trim();
}

/** `36–97 %`; empty when there is no interval. */
export function intervalText({ low = '', high = '', measure }: Component): string {
  return low === '' || high === '' ? '' : `${showDecimal(low)}–${withMeasure(high, measure)}`;
}

/** `5/6` of a ratio, `5 việc` of what is none, of a survey who answered; empty when nothing was counted. */
export function countText(
  { counted = 0, among = 0, criterion }: Pick<Component, 'counted' | 'among' | 'criterion'>,
  m: Messages,
): string {
  if (criterion?.method === 'CRITERION_METHOD_SURVEY') {
    return among > 0 ? m.standing.answered(showDecimal(String(among))) : '';
  }
  if (among > 0) return `${counted}/${among}`;
  return counted > 0 ? m.standing.itemCount(counted) : '';
}

/** Why a value is not placed: few items, or a count of what is no ratio; empty when it is. */
export function fewText({ few = false, among = 0 }: Component, m: Messages): string {
  if (!few) return '';
  return among > 0 ? m.standing.few : m.standing.countOnly;
}

/** Value, and what makes it less sure, in one line. */
export function valueText(component: Component, m: Messages): string {
  const { value, measure } = component;
  const shown = withMeasure(value, measure);
  const interval = intervalText(component);
  return [
    shown === '' ? m.standing.noValue : shown,
    interval === '' ? '' : `(${interval})`,
    countText(component, m),
    fewText(component, m),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** `hạng 12/126 (không phân biệt được với hạng 5–30)`. */
export function placeText(place: Place | undefined, m: Messages): string {
  const range = placeRange(place, m);
  return `${placeAlone(place, m)}${range === '' ? '' : ` (${range})`}`;
}

/** The place without what it cannot be told apart from. */
export function placeAlone(place: Place | undefined, m: Messages): string {
  const { place: at = 0, peerCount = 0 } = place ?? {};
  return at === 0 ? m.standing.noPlace : m.standing.placeOf(at, peerCount);
}

/** What a place cannot be told apart from; empty when from no other. */
export function placeRange(place: Place | undefined, m: Messages): string {
  const { place: at = 0, bestPlace = at, worstPlace = at } = place ?? {};
  return at === 0 || bestPlace === worstPlace ? '' : m.standing.placeRange(bestPlace, worstPlace);
}

/** Whether a small value is a good one, as the scoring rule has it. */
export function isLessBetter(rule: ScoringRule | undefined): boolean {
  const { zeroValue = '', fullValue = '', bands = [] } = rule ?? {};
  if (isDecimal(zeroValue) && isDecimal(fullValue)) return compareDecimals(fullValue, zeroValue) < 0;
  const [best, next] = bands.map(({ value = '' }) => value);
  return isDecimal(best) && isDecimal(next) && compareDecimals(best, next) < 0;
}

/** Whether the target is reached; nothing when there is no target, or no value of the unit's own. */
export function isReached({
  value = '',
  criterion = {},
  surveyOfCity = false,
}: Component): boolean | undefined {
  const { target = '', scoring } = criterion;
  if (surveyOfCity || !isDecimal(value) || !isDecimal(target)) return undefined;
  const against = compareDecimals(value, target);
  return isLessBetter(scoring) ? against <= 0 : against >= 0;
}

/**
 * Whether a unit is asked why: worse, or better but slower than the others. All units together have no place, and nobody is asked
 * for them.
 */
export function asksForCause({ trend, place }: Component): boolean {
  if (place === undefined) return false;
  return trend === 'TREND_FALLING' || trend === 'TREND_RISING_SLOWER';
}

/** `+5,2 điểm %`, `−3 ngày`; empty when not known. */
export function changeText(change: string | undefined, measure: string | undefined, m: Messages): string {
  if (!isDecimal(change)) return '';
  const sign = compareDecimals(change, '0') > 0 ? '+' : '';
  const words = measure === '%' ? m.standing.percentPoints : (measure ?? '');
  return `${sign}${withMeasure(change, words).replace(/^-/, '−')}`;
}

/** A scoring rule in words, a line each. */
export function ruleLines(criterion: Criterion, measure: string, m: Messages): string[] {
  const { scoring } = criterion;
  const { zeroValue = '', fullValue = '', bands = [] } = scoring ?? {};
  const t = m.standing;
  const shown = (value: string): string => withMeasure(value, measure);
  if (bands.length > 0) {
    const reach = isLessBetter(scoring) ? t.atMost : t.atLeast;
    return bands.map(({ value = '', points = '' }) => t.band(reach(shown(value)), showDecimal(points)));
  }
  return zeroValue === '' ? [] : [t.linear(shown(zeroValue), shown(fullValue))];
}
