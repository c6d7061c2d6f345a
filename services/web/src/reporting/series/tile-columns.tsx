import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { showDecimal } from '../decimal.ts';
import { StandingMark } from '../standing-mark.tsx';
import type { Tile } from './grid-tiles.ts';
import { PointValue } from './series-columns.tsx';
import { LevelMark } from './unit-tiles.tsx';

/** Columns of the grid as a table: the same units, with how each stands to the due time. */
export function tileColumns(m: Messages): Column<Tile>[] {
  const t = m.series;
  return [
    {
      key: 'unit',
      title: t.unit,
      className: 'cell-main',
      cell: ({ name }) => name,
      text: ({ name }) => name,
    },
    {
      key: 'value',
      title: t.value,
      className: 'cell-figure',
      cell: ({ unit: { point = {} } }) => <PointValue point={point} isUnit m={m} />,
      text: ({ value }) => showDecimal(value),
    },
    {
      key: 'level',
      title: t.level,
      cell: ({ level }) => <LevelMark level={level} />,
      text: ({ level }) => t.levels[level],
    },
    {
      key: 'standing',
      title: t.standing,
      cell: ({ unit: { point } }) => <StandingMark standing={point?.standing} />,
      text: ({ unit: { point } }) => word(m.enums.standing, point?.standing),
    },
  ];
}
