import { Link } from 'react-router';
import type { SeriesLine, SeriesPeriod, SeriesPoint } from '../../api/series-api.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { showDecimal } from '../decimal.ts';
import { periodTitle } from '../period-words.ts';
import type { NamedLine, NumberedBreak } from './series-lines.ts';

/** Columns of the table of a picture: the period with its breaks, each line, what is aimed at, the version. */
export function seriesColumns(
  lines: readonly NamedLine[],
  breaks: readonly NumberedBreak[],
  m: Messages,
): Column<SeriesPeriod>[] {
  const t = m.series;
  const target = ({ target: aimed }: SeriesPeriod): string => showDecimal(aimed);
  const version = ({ versionNumber = 0 }: SeriesPeriod): string => m.indicator.versionOf(versionNumber);
  const title = (row: SeriesPeriod): string => periodTitle(row, m);
  return [
    {
      key: 'period',
      title: t.period,
      className: 'cell-main',
      cell: (row) => (
        <>
          <Link to={`/reporting/periods/${row.periodId ?? ''}`}>{title(row)}</Link>
          {breaks
            .filter(({ period }) => period?.periodId === row.periodId)
            .map(({ number }) => (
              <div key={number}>
                <StateTag text={t.breakMark(number)} tone="active" />
              </div>
            ))}
        </>
      ),
      text: title,
    },
    ...lines.map(({ key, name, line }): Column<SeriesPeriod> => {
      const point = (row: SeriesPeriod): SeriesPoint | undefined =>
        line.points?.find(({ periodId }) => periodId === row.periodId);
      return {
        key,
        title: name,
        className: 'cell-figure',
        cell: (row) => <Point point={point(row)} line={line} m={m} />,
        text: (row) => showDecimal(point(row)?.value),
      };
    }),
    { key: 'target', title: t.target, cell: target, text: target, className: 'cell-figure' },
    { key: 'version', title: t.version, cell: version, text: version },
  ];
}

function Point({ point, line, m }: { point: SeriesPoint | undefined; line: SeriesLine; m: Messages }) {
  const isUnit = (line.unitId ?? '') !== '';
  if (point === undefined) {
    return <span className="quiet">{isUnit ? m.series.notAsked : m.series.noRolled}</span>;
  }
  return <PointValue point={point} isUnit={isUnit} m={m} />;
}

interface PointValueProps {
  readonly point: SeriesPoint;
  readonly isUnit: boolean;
  readonly m: Messages;
}

/** A value, how sure it is while that is not final, and what it was before it was restated. */
export function PointValue({ point, isUnit, m }: PointValueProps) {
  const t = m.series;
  const { value = '', grade, restated = false, lockedValue = '' } = point;
  const { notComparable = false, partCount = 0 } = point;
  const none = notComparable ? t.notComparable : missing(point, isUnit, m);
  return (
    <>
      {value === '' ? <span className="quiet">{none}</span> : <strong>{showDecimal(value)}</strong>}
      {value !== '' && grade !== undefined && grade !== 'VALUE_GRADE_FINAL' && (
        <div className="quiet">{word(m.enums.valueGrade, grade)}</div>
      )}
      {partCount > 1 && <div className="quiet">{t.parts(partCount)}</div>}
      {restated && (
        <div className="restated">
          {lockedValue === '' ? t.restatedFromNone : t.restated(showDecimal(lockedValue))}
        </div>
      )}
    </>
  );
}

function missing({ nothing = false }: SeriesPoint, isUnit: boolean, { series: t }: Messages): string {
  if (nothing) return t.nothing;
  return isUnit ? t.noValue : t.noRolled;
}
