import { Link } from 'react-router';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { showDecimal } from '../decimal.ts';
import { NowCell } from './now-cell.tsx';
import { isCounted, nameOf, type SheetRow } from './sheet-rows.ts';
import { tickChanges, TICKED } from './sheet-values.ts';
import { cellLabel, rowLabel, type SheetView } from './sheet-view.ts';

/** The columns of a sheet. */
export function sheetColumns(view: SheetView): Column<SheetRow>[] {
  const { m, sheet } = view;
  const t = m.submission;
  const former = ({ former: figure, part }: SheetRow): string => showDecimal(figure?.[part]);
  return [
    ...lineColumns(m),
    { key: 'former', title: t.former, className: 'cell-figure', cell: former, text: former },
    {
      key: 'now',
      title: t.now,
      className: 'cell-figure cell-now',
      cell: (row) => <NowCell row={row} view={view} />,
      text: ({ name }) => sheet.textOf(name),
    },
    {
      key: 'nothing',
      title: t.nothing,
      className: 'cell-nothing',
      cell: (row) => <NothingTick row={row} view={view} />,
      text: () => '',
    },
  ];
}

/** What is asked: code, name and measure. */
export function lineColumns(m: Messages): Column<SheetRow>[] {
  const t = m.submission;
  const code = ({ depth, code: own }: SheetRow): string => (depth === 0 ? own : '');
  const measure = ({ part, definition }: SheetRow): string =>
    part === 'value' ? (definition.measure ?? '') : '';
  return [
    {
      key: 'code',
      title: t.code,
      className: 'cell-symbol',
      cell: (row) =>
        code(row) !== '' && row.part === 'value' ? (
          <Link to={`/reporting/indicators/${encodeURIComponent(row.code)}`}>{row.code}</Link>
        ) : null,
      text: code,
    },
    {
      key: 'indicator',
      title: t.indicator,
      className: 'cell-main',
      cell: (row) => <LineName row={row} m={m} />,
      text: (row) => rowLabel(row, m),
    },
    { key: 'measure', title: t.measure, cell: measure, text: measure, className: 'cell-measure' },
  ];
}

function LineName({ row, m }: { row: SheetRow; m: Messages }) {
  const { definition = '' } = row.definition;
  return (
    <div className={`line-name line-depth-${row.depth}`}>
      {rowLabel(row, m)}
      {row.depth === 0 && definition !== '' && (
        <details className="line-definition">
          <summary>{m.submission.definition}</summary>
          <p>{definition}</p>
        </details>
      )}
    </div>
  );
}

/** Said by the unit: nothing to report. What is left empty without it is missing. */
function NothingTick({ row, view: { sheet, isEditing, m } }: { row: SheetRow; view: SheetView }) {
  if (row.part !== 'value' || isCounted(row.figure)) return null;
  const name = nameOf('nothing', row.code, row.member);
  const isTicked = sheet.textOf(name) === TICKED;
  if (!isEditing) return isTicked ? m.submission.nothing : null;
  return (
    <label className="nothing-tick">
      <input
        type="checkbox"
        aria-label={m.submission.nothingOf(cellLabel(row, m))}
        checked={isTicked}
        onChange={() => sheet.change(tickChanges(row, isTicked ? '' : TICKED, sheet))}
      />
    </label>
  );
}
