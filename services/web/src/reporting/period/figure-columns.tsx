import { Link } from 'react-router';
import type { RolledFigure } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { showDecimal } from '../decimal.ts';

/** Columns of what a period is rolled up to. */
export function figureColumns(m: Messages): Column<RolledFigure>[] {
  const t = m.reporting;
  const isWhole = ({ member = '' }: RolledFigure): boolean => member === '';
  const code = (row: RolledFigure): string => (isWhole(row) ? (row.indicatorCode ?? '') : '');
  const name = (row: RolledFigure): string =>
    isWhole(row) ? (row.indicatorName ?? '') : (row.memberName ?? row.member ?? '');
  const measure = (row: RolledFigure): string => (isWhole(row) ? (row.measure ?? '') : '');
  const units = (row: RolledFigure): string => String(row.unitCount ?? 0);
  return [
    {
      key: 'code',
      title: t.code,
      className: 'cell-symbol',
      cell: (row) =>
        isWhole(row) ? (
          <Link to={`/reporting/indicators/${encodeURIComponent(code(row))}`}>{code(row)}</Link>
        ) : null,
      text: code,
    },
    {
      key: 'name',
      title: t.indicator,
      className: 'cell-main',
      cell: (row) => <div className={isWhole(row) ? 'line-name' : 'line-name line-depth-1'}>{name(row)}</div>,
      text: name,
    },
    { key: 'measure', title: t.measure, cell: measure, text: measure, className: 'cell-measure' },
    {
      key: 'value',
      title: t.value,
      className: 'cell-figure',
      cell: (row) => <Value row={row} m={m} />,
      text: (row) => showDecimal(row.value),
    },
    { key: 'units', title: t.unitsIn, cell: units, text: units, className: 'cell-number' },
  ];
}

/** A value, below it what a ratio is made of, and what it was before it was restated. */
function Value({ row, m }: { row: RolledFigure; m: Messages }) {
  const t = m.reporting;
  const { value = '', numerator = '', denominator = '', lockedValue = '' } = row;
  return (
    <>
      {value === '' ? (
        <span className="quiet">{(row.unitCount ?? 0) === 0 ? m.submission.noneYet : t.noValue}</span>
      ) : (
        <strong>{showDecimal(value)}</strong>
      )}
      {numerator + denominator !== '' && (
        <div className="quiet">
          {numerator === ''
            ? t.weight(showDecimal(denominator))
            : t.fraction(showDecimal(numerator), showDecimal(denominator))}
        </div>
      )}
      {(row.restated ?? false) && (
        <div className="restated">
          <StateTag text={t.restated} tone="active" />{' '}
          <span>{lockedValue === '' ? t.lockedWithNone : t.lockedWith(showDecimal(lockedValue))}</span>
        </div>
      )}
    </>
  );
}
