import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import { barOption, heightOf, rowsOf, type Bars } from './bar-option.ts';

register([BarChart, GridComponent, LegendComponent, SVGRenderer, TooltipComponent]);

const bars: Bars = {
  names: ['Phòng Nội vụ', 'Văn phòng HĐND và UBND'],
  axis: 'số việc đang giữ',
  show: (value) => value.toLocaleString('vi-VN'),
  series: [
    { name: 'Quá hạn', color: '#b3141c', width: 18, stack: 'held', values: [1200, 300] },
    { name: 'Còn hạn', color: '#9db4c6', width: 18, stack: 'held', values: [0, 700] },
  ],
};

const place = { width: 900, fontFamily: 'sans-serif' };

function draw(option: ReturnType<typeof barOption>): string {
  const chart = init(null, undefined, {
    renderer: 'svg',
    ssr: true,
    width: place.width,
    height: heightOf(2),
  });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

describe('a picture of bars', () => {
  it('has its names, its legend, what the axis counts, and numbers as the language writes them', () => {
    const svg = draw(barOption(bars, place));
    for (const text of ['Phòng Nội vụ', 'Quá hạn', 'Còn hạn', 'số việc đang giữ', '1.200']) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  it('draws a bar in the colour of its series for every row that holds something', () => {
    const svg = draw(barOption(bars, place));
    const drawn = (color: string) => svg.match(new RegExp(`<path[^>]*fill="${color}"`, 'g'))?.length ?? 0;
    // One more each: the key in the legend. The empty bar of the first row has no width.
    expect(drawn('#b3141c')).toBe(3);
    expect(drawn('#9db4c6')).toBeGreaterThanOrEqual(2);
  });

  it('leaves what would be a carpet to the table', () => {
    const many = Array.from({ length: 126 }, (_, index) => index);
    expect(rowsOf(many)).toHaveLength(20);
    expect(rowsOf(['one'])).toEqual(['one']);
  });
});
