import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { DrawBars } from './bar-option.ts';
import type { DrawLines } from './line-option.ts';

// SVG and not a canvas: it prints sharply and grows with the page.
register([
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TooltipComponent,
]);

interface ChartProps {
  /** Draws into a width in pixels, in a font. */
  readonly draw: DrawBars | DrawLines;
  /** What the picture says, for who does not see it; the numbers stand in the table beside it. */
  readonly label: string;
  /** In pixels. */
  readonly height: number;
}

/** A picture that fills its width; never the only place where its numbers stand. */
export function Chart({ draw, label, height }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => (element.current === null ? undefined : keepDrawn(element.current, draw)), [draw, height]);
  return (
    <figure className="chart" aria-label={label}>
      <div ref={element} role="img" aria-label={label} style={{ height }} />
    </figure>
  );
}

function keepDrawn(place: HTMLElement, draw: ChartProps['draw']): () => void {
  const chart = init(place, undefined, { renderer: 'svg' });
  const observer = new ResizeObserver(() => {
    chart.resize();
    // Widths of words are measured: `inherit` cannot be.
    const { fontFamily } = getComputedStyle(place);
    chart.setOption(draw({ width: place.clientWidth, fontFamily }), { notMerge: true });
  });
  observer.observe(place);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
