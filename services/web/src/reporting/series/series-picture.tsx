import { useMemo } from 'react';
import type { IndicatorDefinition } from '../../api/reporting-types.ts';
import type { IndicatorSeries } from '../../api/series-api.ts';
import { Chart } from '../../chart/chart.tsx';
import { lineOption, type DrawLines } from '../../chart/line-option.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { periodName } from '../period-words.ts';
import { LineLegend } from './line-legend.tsx';
import type { SeriesChange, SeriesView } from './series-address.ts';
import { seriesColumns } from './series-columns.tsx';
import { drawnLines, nameLines, numberBreaks, type NumberedBreak } from './series-lines.ts';

/** In pixels. */
const HEIGHT = 340;

interface SeriesPictureProps {
  readonly series: IndicatorSeries;
  readonly definition: IndicatorDefinition;
  readonly view: SeriesView;
  readonly change: (changes: SeriesChange) => void;
}

/** Lines over time, below them what breaks them, and the same numbers as a table. */
export function SeriesPicture({ series, definition, view, change }: SeriesPictureProps) {
  const m = useMessages();
  const t = m.series;
  const { name = '', measure = '', targets = [] } = definition;
  const periods = useMemo(() => series.periods ?? [], [series]);
  const lines = useMemo(() => nameLines(series, m), [series, m]);
  const breaks = useMemo(() => numberBreaks(periods, lines, m), [periods, lines, m]);
  const draw = useMemo<DrawLines>(() => {
    const drawn = drawnLines(periods, lines, breaks, { measure, m });
    return (place) => lineOption(drawn, place);
  }, [periods, lines, breaks, measure, m]);
  const columns = useMemo(() => seriesColumns(lines, breaks, m), [lines, breaks, m]);
  const isAimed = periods.some(({ target = '' }) => target !== '');
  return (
    <>
      <LineLegend
        lines={lines}
        isAimed={isAimed}
        onRemove={(id) => change({ units: view.units.filter((one) => one !== id) })}
      />
      <Chart draw={draw} label={t.chart(name, periods.length)} height={HEIGHT} />
      <p className="quiet">
        {t.hollow} {!isAimed && targets.length > 0 && t.targetApart}
      </p>
      <h3>{t.breaks}</h3>
      <Breaks breaks={breaks} />
      <h3>{t.tableTitle}</h3>
      <DataTable
        label={t.table}
        columns={columns}
        rows={periods.toReversed()}
        rowKey={(row) => row.periodId ?? ''}
      />
    </>
  );
}

function Breaks({ breaks }: { breaks: readonly NumberedBreak[] }) {
  const m = useMessages();
  const t = m.series;
  if (breaks.length === 0) return <p className="quiet">{t.noBreaks}</p>;
  return (
    <ul className="series-breaks">
      {breaks.map(({ number, period, words, legalRef }) => (
        <li key={number}>
          <strong>{t.breakIn(number, period === undefined ? '' : periodName(period, m))}</strong>: {words}{' '}
          {legalRef !== '' && <span className="quiet">{t.legalRef(legalRef)}</span>}
        </li>
      ))}
    </ul>
  );
}
