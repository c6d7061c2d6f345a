import { useMemo } from 'react';
import type { MapRow } from '../api/types.ts';
import {
  barOption,
  heightOf,
  rowsOf,
  type Bars,
  type DrawBars,
  type BarSeries,
} from '../chart/bar-option.ts';
import { Chart } from '../chart/chart.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { barParts, type BarParts } from './counts.ts';

/** Where most lies, and how much of it is late: the rows of the table beside it. */
export function MapChart({ rows, label }: { rows: readonly MapRow[]; label: string }) {
  const m = useMessages();
  const { language } = useLanguage();
  const draw = useMemo<DrawBars>(() => {
    const bars = mapBars(rowsOf(rows), m, language);
    return (place) => barOption(bars, place);
  }, [rows, m, language]);
  return <Chart draw={draw} label={m.map.chart(label)} height={heightOf(rowsOf(rows).length)} />;
}

/** What each row holds, in three parts end to end; red is for overdue alone. */
export function mapBars(rows: readonly MapRow[], m: Messages, language: 'vi' | 'en'): Bars {
  const parts = rows.map((row) => barParts(row.counts));
  const part = (key: keyof BarParts, name: string, color: string, striped = false): BarSeries => {
    return { name, color, striped, width: 18, stack: 'held', values: parts.map((one) => one[key]) };
  };
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  return {
    names: rows.map((row) => row.post?.postTitle ?? row.unitName ?? m.map.noPost),
    axis: m.map.axis,
    show: (value) => value.toLocaleString(locale),
    series: [
      part('overdue', m.map.overdue, '#b3141c'),
      part('dueSoon', m.map.dueSoon, '#c98a1d', true),
      part('rest', m.map.inTerm, '#9db4c6'),
    ],
  };
}
