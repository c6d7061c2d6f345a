import { Button } from 'antd';
import { Link } from 'react-router';
import type { RegisterRow } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import type { RegisterRows } from './register-rows.ts';
import type { RegisterAddress } from './use-register-address.ts';

interface RegisterTableProps {
  readonly kind: RegisterAddress['kind'];
  readonly rows: RegisterRows;
  readonly caption: string;
}

/** The register with exactly the columns the service gives, which are those of the decree. */
export function RegisterTable({ kind, rows, caption }: RegisterTableProps) {
  const m = useMessages();
  if (rows.isPending) return <LoadingState rows={10} />;
  if (rows.isError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  const all = rows.data.pages.flatMap((page) => page.rows ?? []);
  const columns = rows.data.pages[0]?.columns ?? [];
  if (all.length === 0) return <StatePanel title={m.register.emptyTitle} help={m.register.emptyHelp} />;
  return (
    <>
      <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
        <table className="register-table">
          <caption>
            <span className="register-caption">
              {caption}
              <span className="register-note">{m.register.legalNote}</span>
            </span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((row, index) => (
              <RegisterLine key={`${row.documentId}-${index}`} row={row} kind={kind} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.hasNextPage && (
        <Button
          className="no-print"
          loading={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {m.register.loadMore}
        </Button>
      )}
    </>
  );
}

function RegisterLine({ row, kind }: { row: RegisterRow; kind: RegisterAddress['kind'] }) {
  const m = useMessages();
  const folder = kind === 'REGISTER_KIND_OUTGOING' ? 'outgoing' : 'incoming';
  // The number or the subject would do; the longest cell is the subject and gives the widest target.
  const cells = row.cells ?? [];
  const longest = cells.reduce(
    (best, cell, index) => (cell.length > (cells[best]?.length ?? 0) ? index : best),
    0,
  );
  return (
    <tr>
      {cells.map((cell, index) => (
        // Cells have no other name than their place: the columns come from the service.
        <td key={index}>
          {index === longest && (row.documentId ?? '') !== '' ? (
            <Link to={`/${folder}/${row.documentId ?? ''}`} data-row-link title={m.register.openDocument}>
              {cell}
            </Link>
          ) : (
            cell
          )}
        </td>
      ))}
    </tr>
  );
}
