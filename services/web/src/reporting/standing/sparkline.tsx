import type { Component, StandingWindow } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { isDecimal } from '../decimal.ts';
import { seriesWords } from './sparkline-words.ts';

/** In the units of the drawing. */
const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 4;

interface SparklineProps {
  readonly component: Component;
  readonly window: StandingWindow;
}

/** The last thirteen windows as a small line; read out as the numbers it is drawn from. */
export function Sparkline({ component, window }: SparklineProps) {
  const m = useMessages();
  const values = (component.pointsInTime ?? []).map(({ value }) =>
    isDecimal(value) ? Number(value) : undefined,
  );
  const label = m.standing.seriesWords(component.criterion?.name ?? '', seriesWords(component, window, m));
  const places = placesOf(values);
  const last = places.findLast((place) => place !== undefined);
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      {runsOf(places).map((run) => (
        <polyline key={run[0]?.join(' ')} points={run.map((place) => place.join(',')).join(' ')} />
      ))}
      {last !== undefined && <circle cx={last[0]} cy={last[1]} r={2.6} />}
    </svg>
  );
}

type Spot = readonly [x: number, y: number];

function placesOf(values: readonly (number | undefined)[]): (Spot | undefined)[] {
  const known = values.filter((value) => value !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  const scale = most === least ? 0 : (HEIGHT - 2 * EDGE) / (most - least);
  return values.map((value, at) =>
    value === undefined
      ? undefined
      : [EDGE + at * step, most === least ? HEIGHT / 2 : HEIGHT - EDGE - (value - least) * scale],
  );
}

/** Stretches without a gap: where there is no value, there is no line. */
function runsOf(places: readonly (Spot | undefined)[]): Spot[][] {
  const runs: Spot[][] = [[]];
  for (const place of places) {
    if (place === undefined) runs.push([]);
    else runs.at(-1)?.push(place);
  }
  return runs.filter((run) => run.length > 0);
}
