import type { Component } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { asksForCause, changeText, isLessBetter } from './standing-words.ts';

/** Where the value goes: told by shape; whether that is good, by word and colour. */
const SHAPES = {
  up: 'M8 13V3M4 7l4-4 4 4',
  upSlowly: 'M3 11.5 12.5 5M8 4.5h5v5',
  level: 'M3 8h10',
  downSlowly: 'M3 4.5 12.5 11M8 11.5h5v-5',
  down: 'M8 3v10M4 9l4 4 4-4',
  none: 'M5 6a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.6M8 12.8v.4',
} as const;

type Shape = keyof typeof SHAPES;

/** Shape and tone of each trend where more is better. */
const LOOKS: Readonly<Record<string, readonly [Shape, string]>> = {
  TREND_RISING: ['up', 'better'],
  TREND_RISING_SLOWER: ['upSlowly', 'slower'],
  TREND_LEVEL: ['level', 'level'],
  TREND_FALLING: ['down', 'worse'],
};

const UPSIDE_DOWN: Readonly<Partial<Record<Shape, Shape>>> = {
  up: 'down',
  upSlowly: 'downSlowly',
  down: 'up',
};

/** How a value goes, in shape, word and colour, with the change and what half of the peers reach. */
export function TrendMark({ component }: { component: Component }) {
  const m = useMessages();
  const t = m.standing;
  const { trend, criterion, measure, change, peerChange } = component;
  const isDown = isLessBetter(criterion?.scoring);
  const [shape, tone] = LOOKS[trend ?? ''] ?? (['none', 'none'] as const);
  const drawn = isDown ? (UPSIDE_DOWN[shape] ?? shape) : shape;
  const words = trend === undefined ? '' : word(isDown ? t.trends.down : t.trends.up, trend);
  const own = changeText(change, measure, m);
  const peers = changeText(peerChange, measure, m);
  return (
    <>
      <span className={`trend-mark trend-${tone}`}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={SHAPES[drawn]} />
        </svg>
        <span>
          {words === '' ? t.noTrend : words}
          {asksForCause(component) && <strong> — {t.needsCause}</strong>}
        </span>
      </span>
      {own !== '' && (
        <div className="cell-note">
          <span className="nowrap">{own}</span>
          {peers !== '' && <>; {t.peerChange(peers)}</>}
        </div>
      )}
    </>
  );
}
