import type { TaskSlippage } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import { scaleFor } from '../chart/scale.ts';
import { daysInWords } from './days.ts';

/** More rows than this are read in the table. */
const MOST_ROWS = 15;

/** Bars of how far due times moved from the first. HTML: it grows with the text, prints, and can be read out. */
export function SlippageBars({ rows }: { rows: readonly TaskSlippage[] }) {
  const { m, language } = useLanguage();
  const shown = rows.filter((row) => (row.workingDays ?? 0) > 0).slice(0, MOST_ROWS);
  if (shown.length === 0) return null;
  const scale = scaleFor(Math.max(...shown.map((row) => row.workingDays ?? 0)));
  return (
    <figure className="dwell-chart" aria-label={m.slippage.chart}>
      <ul>
        {shown.map((row) => (
          <li key={row.taskId}>
            <span className="dwell-name bar-name">{row.work}</span>
            <span className="dwell-plot" role="img" aria-label={daysInWords(row.workingDays, m, language)}>
              <span
                className="dwell-median"
                style={{ width: `${((row.workingDays ?? 0) / scale.most) * 100}%` }}
              />
            </span>
            <span className="dwell-value">{row.workingDays}</span>
          </li>
        ))}
      </ul>
      <div className="dwell-axis" aria-hidden="true">
        <span className="dwell-marks">
          {scale.marks.map((mark) => (
            <span key={mark} style={{ left: `${(mark / scale.most) * 100}%` }}>
              {mark}
            </span>
          ))}
        </span>
      </div>
      <figcaption className="quiet">{m.slippage.chart}</figcaption>
    </figure>
  );
}
