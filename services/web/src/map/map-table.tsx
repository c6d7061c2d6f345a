import { Link, useSearchParams } from 'react-router';
import type { MapRow } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Deputies } from '../item/deputies.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText } from '../ui/holder-text.tsx';

interface MapTableProps {
  readonly label: string;
  readonly rows: readonly MapRow[];
  /** What all rows and the unit itself hold together. */
  readonly total?: MapRow | undefined;
}

/** What lies at each unit below or each post, most overdue first; a row leads on to what it counts. */
export function MapTable({ label, rows, total }: MapTableProps) {
  const m = useMessages();
  return (
    <>
      <DataTable
        label={label}
        columns={mapColumns(m)}
        rows={rows}
        rowKey={(row) => row.post?.postId ?? row.unitId ?? ''}
        rowClass={(row) => ((row.counts?.overdue ?? 0) > 0 ? 'row-overdue' : '')}
      />
      {total !== undefined && (
        <p className="map-total">
          {m.map.total}: <strong>{total.counts?.open ?? 0}</strong>
          <Overdue count={total.counts?.overdue ?? 0} />
          <DueSoon count={total.counts?.dueSoon ?? 0} />
          <span>
            {m.map.notAccepted}: {total.counts?.notAccepted ?? 0}
          </span>
        </p>
      )}
    </>
  );
}

function mapColumns(m: Messages): Column<MapRow>[] {
  const number = (key: string, title: string, count: (row: MapRow) => number): Column<MapRow> => ({
    key,
    title,
    cell: (row) => (count(row) === 0 ? <span className="quiet">0</span> : count(row)),
    text: (row) => String(count(row)),
    className: 'cell-number',
  });
  return [
    {
      key: 'place',
      title: m.map.place,
      cell: (row) => <Place row={row} />,
      text: (row) => row.post?.postTitle ?? row.unitName ?? '',
      className: 'cell-main',
    },
    number('open', m.map.open, (row) => row.counts?.open ?? 0),
    {
      ...number('overdue', m.map.overdue, (row) => row.counts?.overdue ?? 0),
      cell: (row) => <Overdue count={row.counts?.overdue ?? 0} />,
      className: '',
    },
    {
      ...number('dueSoon', m.map.dueSoon, (row) => row.counts?.dueSoon ?? 0),
      cell: (row) => <DueSoon count={row.counts?.dueSoon ?? 0} />,
      className: '',
    },
    number('notAccepted', m.map.notAccepted, (row) => row.counts?.notAccepted ?? 0),
  ];
}

/** A unit opens its own map; a post shows what lies at it, further down the same page. */
function Place({ row }: { row: MapRow }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const asOf = params.get('asOf') ?? '';
  if (row.post === undefined) {
    const search = asOf === '' ? '' : `asOf=${asOf}`;
    return (
      <Link to={{ pathname: `/map/${row.unitId ?? ''}`, search }} data-row-link className="row-link map-link">
        {row.unitName}
      </Link>
    );
  }
  // Held by the unit and by no post yet: there is nobody to look at.
  if ((row.post.postId ?? '') === '') return <span className="quiet">{m.map.noPost}</span>;
  // What lay at a post then is counted, not listed.
  const deputies = <Deputies deputies={row.deputies} post={row.post.postTitle ?? ''} />;
  if (asOf !== '') {
    return (
      <>
        <HolderText holder={{ ...row.post, unitName: '' }} />
        {deputies}
      </>
    );
  }
  const search = new URLSearchParams(params);
  search.set('post', row.post.postId ?? '');
  return (
    <>
      <Link
        to={{ search: search.toString(), hash: 'items' }}
        preventScrollReset
        data-row-link
        className="row-link map-link"
        aria-current={params.get('post') === row.post.postId ? 'true' : undefined}
      >
        <HolderText holder={{ ...row.post, unitName: '' }} />
      </Link>
      {deputies}
    </>
  );
}

function Overdue({ count }: { count: number }) {
  const m = useMessages();
  if (count === 0) return <span className="quiet">0</span>;
  return <DueMark state="DUE_STATE_OVERDUE" text={`${count} ${m.map.overdue.toLowerCase()}`} />;
}

function DueSoon({ count }: { count: number }) {
  const m = useMessages();
  if (count === 0) return <span className="quiet">0</span>;
  return <DueMark state="DUE_STATE_DUE_SOON" text={`${count} ${m.map.dueSoon.toLowerCase()}`} />;
}
