import type { DwellTime } from '../api/types.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { scaleFor, showHours } from './dwell-scale.ts';

/** More rows than this are read in the table; a picture of them would be a carpet. */
const MOST_ROWS = 20;

/**
 * Bars of dwell time: to the median, on to the 75th percentile, and a line to the 95th. HTML and not a canvas: it
 * grows with the text, prints, and every number in it can be read out.
 */
export function DwellChart({ rows }: { rows: readonly DwellTime[] }) {
  const m = useMessages();
  const { language } = useLanguage();
  const shown = rows.slice(0, MOST_ROWS);
  const scale = scaleFor(Math.max(...shown.map((row) => row.p95Minutes ?? 0)) / 60);
  const at = (minutes: number | undefined): string => `${((minutes ?? 0) / 60 / scale.most) * 100}%`;
  return (
    <figure className="dwell-chart" aria-label={m.dwell.chart}>
      <Legend />
      <ul>
        {shown.map((row) => (
          <li key={row.key}>
            <span className="dwell-name">{row.name}</span>
            <span className="dwell-plot" role="img" aria-label={barWords(row, m, language)}>
              <span className="dwell-p95" style={{ width: at(row.p95Minutes) }} />
              <span className="dwell-p75" style={{ width: at(row.p75Minutes) }} />
              <span className="dwell-median" style={{ width: at(row.medianMinutes) }} />
            </span>
            <span className="dwell-value">{showHours(row.medianMinutes, language)}</span>
          </li>
        ))}
      </ul>
      <div className="dwell-axis" aria-hidden="true">
        <span className="dwell-marks">
          {scale.marks.map((mark) => (
            <span key={mark} style={{ left: `${(mark / scale.most) * 100}%` }}>
              {showHours(mark * 60, language)}
            </span>
          ))}
        </span>
      </div>
      <figcaption className="quiet">{m.dwell.chart}</figcaption>
    </figure>
  );
}

function barWords(row: DwellTime, m: ReturnType<typeof useMessages>, language: 'vi' | 'en'): string {
  const values = [
    [m.dwell.median, row.medianMinutes],
    [m.dwell.p75, row.p75Minutes],
    [m.dwell.p95, row.p95Minutes],
  ] as const;
  return values
    .map(([name, minutes]) => `${name} ${showHours(minutes, language)} ${m.dwell.axis}`)
    .join('; ');
}

function Legend() {
  const m = useMessages();
  return (
    <ul className="dwell-legend" aria-hidden="true">
      <li>
        <span className="dwell-key dwell-median" /> {m.dwell.median}
      </li>
      <li>
        <span className="dwell-key dwell-p75" /> {m.dwell.p75}
      </li>
      <li>
        <span className="dwell-key dwell-p95" /> {m.dwell.p95}
      </li>
    </ul>
  );
}
