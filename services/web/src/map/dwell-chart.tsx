import { useMemo } from 'react';
import type { DwellTime } from '../api/types.ts';
import { barOption, heightOf, rowsOf, type Bars, type DrawBars } from '../chart/bar-option.ts';
import { Chart } from '../chart/chart.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { showHours } from './hours.ts';

/** Dwell time a row: a broad bar to the median, a narrower one to the 75th percentile, a line to the 95th. */
export function DwellChart({ rows }: { rows: readonly DwellTime[] }) {
  const m = useMessages();
  const { language } = useLanguage();
  const draw = useMemo<DrawBars>(() => {
    const bars = dwellBars(rowsOf(rows), m, language);
    return (place) => barOption(bars, place);
  }, [rows, m, language]);
  return <Chart draw={draw} label={m.dwell.chart} height={heightOf(rowsOf(rows).length)} />;
}

/** The same rows as a picture, in working hours. */
export function dwellBars(rows: readonly DwellTime[], m: Messages, language: 'vi' | 'en'): Bars {
  const hours = (minutes: (row: DwellTime) => number | undefined): number[] =>
    rows.map((row) => (minutes(row) ?? 0) / 60);
  return {
    names: rows.map((row) => row.name ?? ''),
    axis: m.dwell.axis,
    show: (value) => showHours(value * 60, language),
    series: [
      { name: m.dwell.median, color: '#1d5c8f', width: 18, values: hours((row) => row.medianMinutes) },
      { name: m.dwell.p75, color: '#9cc0dc', width: 10, values: hours((row) => row.p75Minutes) },
      { name: m.dwell.p95, color: '#8a95a3', width: 3, values: hours((row) => row.p95Minutes) },
    ],
  };
}
