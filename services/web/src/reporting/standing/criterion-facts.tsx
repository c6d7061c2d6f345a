import { Link } from 'react-router';
import type { Component } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { Facts } from '../../item/facts.tsx';
import { PlaceCell, PointsCell, TargetCell, ValueCell } from './component-cells.tsx';
import { ruleLines } from './standing-words.ts';
import { TrendMark } from './trend-mark.tsx';

/** What a criterion comes to and how its points come about. */
export function CriterionFacts({ component, year }: { component: Component; year: number }) {
  const m = useMessages();
  const t = m.standing;
  const { criterion = {}, measure = '', place, cause = '' } = component;
  const { target = '', indicatorCode = '', legalRef = '' } = criterion;
  const rule = ruleLines(criterion, measure, m);
  return (
    <Facts
      facts={[
        [t.value, <ValueCell key="value" component={component} year={year} />],
        [t.target, target !== '' && <TargetCell component={component} />],
        [t.trend, criterion.method === 'CRITERION_METHOD_COMPUTED' && <TrendMark component={component} />],
        [t.cause, cause],
        [t.place, place !== undefined && <PlaceCell component={component} />],
        [t.points, place !== undefined && <PointsCell component={component} />],
        [m.indexSet.method, word(m.enums.criterionMethod, criterion.method)],
        [t.how, rule.length > 0 && rule.map((line) => <div key={line}>{line}</div>)],
        [t.legalRef, legalRef],
        [
          m.reporting.indicator,
          indicatorCode !== '' && (
            <Link to={`/reporting/indicators/${encodeURIComponent(indicatorCode)}`}>{t.definition}</Link>
          ),
        ],
      ]}
    />
  );
}
