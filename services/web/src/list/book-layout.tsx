import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RegisterKindName } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { BookTools } from './book-tools.tsx';
import { DataTable } from './data-table.tsx';
import type { RowsPage } from './export-rows.ts';
import { FilterChips, FilterPanel, HeadFilter } from './filter-bar.tsx';
import type { FilterField } from './filter-field.ts';
import type { ListAddress } from './list-address.ts';
import { LiveNotice } from './live-notice.tsx';
import { Pager } from './pager.tsx';
import type { ColumnChoice } from './use-columns.ts';
import type { LiveList } from './use-live-list.ts';

export interface BookLayoutProps<Row> {
  readonly title: string;
  readonly label: string;
  /** Of the search for words; a list that has none shows no box. */
  readonly searchPlaceholder?: string;
  readonly actions: ReactNode;
  readonly address: ListAddress;
  readonly fields: readonly FilterField[];
  readonly choice: ColumnChoice<Row>;
  readonly page: UseQueryResult;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly nextToken: string | undefined;
  readonly live: LiveList;
  /** Said of an empty book; `filtered` in place of a title when filters made it so. */
  readonly empty: { readonly title: string; readonly help: string; readonly filtered?: string };
  /** The legal register behind the book; a book of tasks has none. */
  readonly registerKind?: RegisterKindName;
  /** Between the title and the tools, e.g. what the whole book comes to. */
  readonly above?: ReactNode;
  /** Beside the tools, e.g. another way to see the same rows. */
  readonly tools?: ReactNode;
  /** Shown in place of the table. */
  readonly body?: ReactNode;
  readonly fetchAll: (token: string) => Promise<RowsPage<Row>>;
}

/** A book: search and tools, chips of the filters in force, the table, and the pages. */
export function BookLayout<Row>(props: BookLayoutProps<Row>) {
  const { address, fields } = props;
  const [isPanelOpen, setPanelOpen] = useState(false);
  return (
    <Page title={props.title} actions={props.actions} className="book">
      {props.above}
      <BookTools {...props} isPanelOpen={isPanelOpen} onPanel={() => setPanelOpen(!isPanelOpen)} />
      {isPanelOpen && <FilterPanel fields={fields} address={address} />}
      <FilterChips fields={fields} address={address} />
      {props.body ?? <BookBody {...props} />}
      <LiveNotice live={props.live} />
    </Page>
  );
}

function BookBody<Row>(props: BookLayoutProps<Row>) {
  const { page } = props;
  if (page.isPending) return <LoadingState rows={12} />;
  if (page.isError) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  return <BookRows {...props} />;
}

function BookRows<Row>(props: BookLayoutProps<Row>) {
  const { address, fields, rows, page } = props;
  if (rows.length === 0 && address.tokens.length === 0) return <NoRows {...props} />;
  return (
    <>
      <DataTable
        label={props.label}
        columns={props.choice.visible}
        rows={rows}
        rowKey={props.rowKey}
        orderBy={address.orderBy}
        onOrder={address.setOrderBy}
        headExtra={(column) => <HeadFilter column={column} fields={fields} address={address} />}
        isBusy={page.isPlaceholderData}
      />
      <Pager address={address} nextToken={props.nextToken} rowCount={rows.length} />
    </>
  );
}

function NoRows<Row>({ address, empty }: BookLayoutProps<Row>) {
  const m = useMessages();
  if (Object.keys(address.filters).length === 0) return <StatePanel title={empty.title} help={empty.help} />;
  return (
    <StatePanel
      title={empty.filtered ?? m.incoming.emptyTitle}
      help={m.incoming.emptyHelp}
      action={<Button onClick={address.clearFilters}>{m.common.clearFilters}</Button>}
    />
  );
}
