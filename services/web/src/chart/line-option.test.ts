import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import { lookAt, MAIN_LOOK } from './line-look.ts';
import { lineOption, type Lines } from './line-option.ts';

register([LineChart, GridComponent, MarkLineComponent, SVGRenderer, TooltipComponent]);

const point = (value: number, isOpen = false) => ({ value, isOpen });
const lines: Lines = {
  names: ['9/2026', '10/2026', '11/2026', '12/2026'],
  titles: ['Kỳ tháng 9', 'Kỳ tháng 10', 'Kỳ tháng 11', 'Kỳ tháng 12'],
  lines: [
    {
      name: 'Thành phố',
      look: MAIN_LOOK,
      points: [point(1000), point(2000), point(1500), point(1250.5)],
      breaks: [2],
    },
    {
      name: '<b>Phường</b>',
      look: lookAt(0),
      points: [point(900), undefined, point(1100), point(1200, true)],
      breaks: [],
    },
  ],
  target: { name: 'Mục tiêu', values: [undefined, undefined, 1800, 1800] },
  marks: [{ before: 2, label: 'Ngắt 1' }],
  measure: 'văn bản',
  show: (value) => value.toLocaleString('vi-VN'),
};

const place = { width: 900, fontFamily: 'sans-serif' };

function draw(): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width: place.width, height: 340 });
  chart.setOption(lineOption(lines, place));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Joins of points in each line of a colour; a line with a break is several. */
function strokesOf(svg: string, color: string): number[] {
  return [
    ...svg.matchAll(
      new RegExp(`<path d="([^"]*)" fill="none" pointer-events="visible" stroke="${color}"`, 'g'),
    ),
  ].map(([, path = '']) => path.match(/L/g)?.length ?? 0);
}

describe('a picture of lines', () => {
  it('has the periods, the marks of breaks, the measure, and numbers as the language writes them', () => {
    const svg = draw();
    for (const text of ['9/2026', '12/2026', 'Ngắt 1', 'văn bản', '1.800']) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  it('never joins two points with a break between them, nor over a value that is missing', () => {
    const svg = draw();
    expect(strokesOf(svg, MAIN_LOOK.color)).toEqual([1, 1]);
    expect(strokesOf(svg, lookAt(0).color)).toEqual([1]);
  });

  it('tells text that is pointed at, with the values of its period alone', () => {
    const { tooltip } = lineOption(lines, place);
    const told = tooltip as { renderMode: string; formatter: (pointed: unknown) => string };
    expect(told.renderMode).toBe('richText');
    expect(told.formatter([{ axisValue: 1 }])).toBe('Kỳ tháng 10\nThành phố: 2.000');
    expect(told.formatter([{ axisValue: 3 }])).toBe(
      'Kỳ tháng 12\nThành phố: 1.250,5\n<b>Phường</b>: 1.200\nMục tiêu: 1.800',
    );
  });
});
