import { Link } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { showDecimal } from '../decimal.ts';
import { LevelMark } from '../series/unit-tiles.tsx';
import { windowSearch, type StandingView } from '../standing/standing-address.ts';
import { placeAlone, placeText, withMeasure } from '../standing/standing-words.ts';
import type { UnitShare } from './unit-shares.ts';

interface SharesProps {
  readonly shares: readonly UnitShare[];
  readonly label: string;
  readonly view: StandingView;
}

/** A tile a unit, which leads to its page: name, share of points, place, and what it has to explain. */
export function ShareTiles({ shares, label, view }: SharesProps) {
  const m = useMessages();
  const search = windowSearch(view);
  return (
    <ul className="unit-tiles" aria-label={label}>
      {shares.map(({ id, name, share, level, unit: { score, askingCount = 0 } }) => (
        <li key={id} className={`unit-tile level-${level}`}>
          <Link className="unit-tile-link" to={`/reporting/units/${id}${search}`}>
            <span className="unit-tile-name">{name}</span>
          </Link>
          <span className="unit-tile-line">
            {share !== '' && <strong>{withMeasure(share, '%')}</strong>}
            <span className="unit-tile-note">{placeAlone(score?.place, m)}</span>
          </span>
          <LevelMark level={level} />
          {askingCount > 0 && <span className="unit-tile-note">{m.dashboard.askingCount(askingCount)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The same units as a table. */
export function ShareTable({ shares, label, view }: SharesProps) {
  const m = useMessages();
  return <DataTable label={label} columns={columnsOf(view, m)} rows={shares} rowKey={({ id }) => id} />;
}

function columnsOf(view: StandingView, m: Messages): Column<UnitShare>[] {
  const t = m.dashboard;
  const search = windowSearch(view);
  const share = (row: UnitShare): string => withMeasure(row.share, '%');
  const place = ({ unit }: UnitShare): string => placeText(unit.score?.place, m);
  const asking = ({ unit }: UnitShare): string => String(unit.askingCount ?? 0);
  const points = ({ unit: { score: { points: own, scoredPoints } = {} } }: UnitShare): string =>
    Number(scoredPoints) > 0 ? m.standing.pointsOf(showDecimal(own), showDecimal(scoredPoints)) : '';
  return [
    {
      key: 'unit',
      title: m.standing.unit,
      className: 'cell-main',
      cell: ({ id, name }) => (
        <Link to={`/reporting/units/${id}${search}`} data-row-link className="row-link">
          {name}
        </Link>
      ),
      text: ({ name }) => name,
    },
    { key: 'share', title: t.share, cell: share, text: share, className: 'cell-figure' },
    {
      key: 'level',
      title: t.level,
      cell: ({ level }) => <LevelMark level={level} />,
      text: ({ level }) => m.series.levels[level],
    },
    { key: 'place', title: m.standing.place, cell: place, text: place },
    { key: 'points', title: t.points, cell: points, text: points, className: 'cell-figure' },
    { key: 'asking', title: t.asking, cell: asking, text: asking, className: 'cell-number' },
  ];
}
