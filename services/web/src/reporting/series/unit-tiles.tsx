import { useMessages } from '../../i18n/language.tsx';
import { showDecimal } from '../decimal.ts';
import { countLevels, type Tile, type TileLevel } from './grid-tiles.ts';

/** Shapes tell the levels apart without colour: see styles/series.css for the colours. */
const SHAPES: Readonly<Record<TileLevel, string>> = {
  reached: 'M2.5 8.5 6.2 12 13.5 4.5',
  missed: 'M4 4l8 8M12 4l-8 8',
  high: 'M8 13V3M4 7l4-4 4 4',
  middle: 'M3 8h10',
  low: 'M8 3v10M4 9l4 4 4-4',
  nothing: 'M8 3a5 5 0 1 1 0 10a5 5 0 0 1 0-10z',
  none: 'M5 6a3 3 0 1 1 4 2.8c-.7.3-1 .8-1 1.6M8 12.8v.4',
};

/** A level in colour, shape and word; the word of the level when no other is given. */
export function LevelMark({ level, words }: { level: TileLevel; words?: string }) {
  const t = useMessages().series;
  return (
    <span className={`level-mark level-${level}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[level]} />
      </svg>
      <span>{words ?? t.levels[level]}</span>
    </span>
  );
}

/** How many units there are of each level: the key of the tiles. */
export function LevelCounts({ tiles }: { tiles: readonly Pick<Tile, 'level'>[] }) {
  const t = useMessages().series;
  return (
    <ul className="level-counts">
      {countLevels(tiles).map(({ level, count }) => (
        <li key={level}>
          <LevelMark level={level} /> <span>{t.levelCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A tile a unit, with name, value and level in words. */
export function Tiles({ tiles, label }: { tiles: readonly Tile[]; label: string }) {
  return (
    <ul className="unit-tiles" aria-label={label}>
      {tiles.map(({ id, name, value, level }) => (
        <li key={id} className={`unit-tile level-${level}`}>
          <span className="unit-tile-name">{name}</span>
          {value !== '' && <strong>{showDecimal(value)}</strong>}
          <LevelMark level={level} />
        </li>
      ))}
    </ul>
  );
}
