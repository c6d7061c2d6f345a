import { useMemo } from 'react';
import type { TaskSlippage } from '../api/types.ts';
import { barOption, heightOf, rowsOf, type DrawBars } from '../chart/bar-option.ts';
import { Chart } from '../chart/chart.tsx';
import { useLanguage } from '../i18n/language.tsx';

/** How far due times moved from the first; the table beside it says the same. */
export function SlippageBars({ rows }: { rows: readonly TaskSlippage[] }) {
  const { m, language } = useLanguage();
  const shown = useMemo(() => rowsOf(rows.filter((row) => (row.workingDays ?? 0) > 0)), [rows]);
  const draw = useMemo<DrawBars>(() => {
    const series = {
      name: m.slippage.far,
      color: '#1d5c8f',
      width: 18,
      values: shown.map((row) => row.workingDays ?? 0),
    };
    const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
    const bars = {
      names: shown.map((row) => row.work ?? ''),
      axis: m.slippage.axis,
      show: (value: number) => value.toLocaleString(locale),
      series: [series],
    };
    return (place) => barOption(bars, place);
  }, [shown, m, language]);
  if (shown.length === 0) return null;
  return <Chart draw={draw} label={m.slippage.chart} height={heightOf(shown.length)} />;
}
