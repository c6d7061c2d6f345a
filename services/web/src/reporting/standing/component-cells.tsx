import type { Component } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { showDecimal } from '../decimal.ts';
import { LevelMark } from '../series/unit-tiles.tsx';
import {
  countText,
  fewText,
  intervalText,
  isReached,
  placeAlone,
  placeRange,
  withMeasure,
} from './standing-words.ts';

interface CellProps {
  readonly component: Component;
  /** Year of the set: a survey of an earlier one is carried on. */
  readonly year?: number;
}

/** Value, its interval, what it is counted from, and the value of the whole group. */
export function ValueCell({ component, year = 0 }: CellProps) {
  const m = useMessages();
  const t = m.standing;
  const { value, measure, few = false, among = 0, peerValue, criterion = {} } = component;
  const { surveyYear = 0, surveyOfCity = false } = component;
  const shown = withMeasure(value, measure);
  const interval = intervalText(component);
  const counts = countText(component, m);
  const isCarried = surveyYear > 0 && surveyYear < year;
  const peers = surveyOfCity ? '' : withMeasure(peerValue, measure);
  return (
    <>
      {shown === '' ? (
        <span className="quiet">{t.noValue}</span>
      ) : (
        <strong className={isCarried || (few && among > 0) ? 'quiet' : undefined}>{shown}</strong>
      )}
      {(interval !== '' || counts !== '') && (
        <div className="cell-note">
          {interval !== '' && <span title={t.interval(interval)}>({interval})</span>} {counts}
        </div>
      )}
      {few && <div className="cell-note">{fewText(component, m)}</div>}
      {criterion.method === 'CRITERION_METHOD_SURVEY' && <SurveyNotes component={component} year={year} />}
      {peers !== '' && <div className="cell-note">{t.peers(peers)}</div>}
    </>
  );
}

function SurveyNotes({ component, year }: { component: Component; year: number }) {
  const t = useMessages().standing;
  const { surveyYear = 0, surveyOfCity = false } = component;
  if (surveyYear === 0) return null;
  return (
    <>
      <div className="cell-note">
        {surveyYear < year ? t.surveyCarried(surveyYear) : t.surveyOf(surveyYear)}
      </div>
      {surveyOfCity && <StateTag text={t.surveyOfCity} />}
    </>
  );
}

/** What is aimed at, and whether it is reached in shape, word and colour. */
export function TargetCell({ component }: CellProps) {
  const t = useMessages().standing;
  const { criterion = {}, measure } = component;
  const target = withMeasure(criterion.target, measure);
  const reached = isReached(component);
  if (target === '') return null;
  return (
    <>
      {target}
      {reached !== undefined && (
        <div>
          <LevelMark level={reached ? 'reached' : 'missed'} words={reached ? t.reached : t.missed} />
        </div>
      )}
    </>
  );
}

/** Place among the peers, and from which it cannot be told apart. */
export function PlaceCell({ component: { place, value = '' } }: CellProps) {
  const m = useMessages();
  if (place === undefined || value === '') return null;
  const range = placeRange(place, m);
  return (
    <>
      <span className={(place.place ?? 0) === 0 ? 'quiet' : 'nowrap'}>{placeAlone(place, m)}</span>
      {range !== '' && <div className="cell-note">{range}</div>}
    </>
  );
}

/** Points of the most there are: `2,1/3`. */
export function PointsCell({ component: { points = '', criterion = {} } }: CellProps) {
  const t = useMessages().standing;
  const most = showDecimal(criterion.maxPoints);
  return (
    <span className="nowrap">
      {points === '' ? <span className="quiet">{t.notScored}</span> : <strong>{showDecimal(points)}</strong>}
      <span className="quiet">/{most}</span>
    </span>
  );
}
