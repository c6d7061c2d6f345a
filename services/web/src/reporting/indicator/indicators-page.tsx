import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { listIndicators } from '../../api/reporting-api.ts';
import type { Indicator, IndicatorDefinition } from '../../api/reporting-types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { BookLayout } from '../../list/book-layout.tsx';
import type { Column } from '../../list/column.ts';
import type { FilterField } from '../../list/filter-field.ts';
import { useListAddress } from '../../list/list-address.ts';
import { listQuery } from '../../list/list-query.ts';
import { useColumns } from '../../list/use-columns.ts';
import { useLiveList } from '../../list/use-live-list.ts';
import { showDate } from '../../time/format.ts';
import { ReportingPlaces } from '../reporting-places.tsx';

const PAGE_SIZE = 50;
const NAMES = ['query', 'groupName'];

/** The catalogue: every indicator in the version in force today. */
export function IndicatorsPage() {
  const m = useMessages();
  const t = m.indicator;
  const address = useListAddress(NAMES);
  const choice = useColumns(
    'indicators',
    useMemo(() => columnsOf(m), [m]),
  );
  const { orderBy: _, ...query } = listQuery(address.filters, '', []);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['reporting', 'indicators', 'list', query, pageToken],
    queryFn: ({ signal }) => listIndicators({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['indicator'], ['reporting', 'indicators']);
  const groupNames = page.data?.groupNames;
  const fields = useMemo(
    (): readonly FilterField[] => [
      {
        name: 'groupName',
        label: t.group,
        kind: 'one',
        options: (groupNames ?? []).map((name) => ({ value: name, label: name })),
      },
    ],
    [t, groupNames],
  );
  return (
    <BookLayout
      title={t.title}
      label={t.tableLabel}
      searchPlaceholder={t.searchPlaceholder}
      actions={undefined}
      above={<ReportingPlaces here="indicators" />}
      address={address}
      fields={fields}
      choice={choice}
      page={page}
      rows={page.data?.indicators ?? []}
      rowKey={(row) => row.id ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      empty={{ title: t.emptyTitle, help: t.emptyHelp, filtered: t.filtered }}
      fetchAll={async (token) => {
        const next = await listIndicators({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.indicators ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}

function columnsOf(m: Messages): Column<Indicator>[] {
  const t = m.indicator;
  const column = (
    key: string,
    title: string,
    of: (definition: IndicatorDefinition) => string,
    more: Partial<Column<Indicator>> = {},
  ): Column<Indicator> => {
    const text = ({ definition = {} }: Indicator): string => of(definition);
    return { key, title, cell: text, text, ...more };
  };
  return [
    column('code', t.code, ({ code = '' }) => code, { className: 'cell-symbol', isFixed: true }),
    column('name', t.name, ({ name = '' }) => name, {
      className: 'cell-main',
      isFixed: true,
      cell: ({ definition }) => (
        <Link
          to={`/reporting/indicators/${encodeURIComponent(definition?.code ?? '')}`}
          data-row-link
          className="row-link"
        >
          {definition?.name}
        </Link>
      ),
    }),
    column('group', t.group, ({ groupName = '' }) => groupName, { filters: ['groupName'] }),
    column('measure', t.measure, ({ measure = '' }) => measure),
    column('kind', t.kind, ({ periodKind }) => word(m.enums.periodKind, periodKind)),
    column('collectors', t.collectors, ({ collectors = [] }) =>
      collectors.map((one) => word(m.enums.unitGroup, one)).join('; '),
    ),
    column('owner', t.owner, ({ ownerName = '' }) => ownerName),
    column('legalRef', t.legalRef, ({ legalRef = '' }) => legalRef, { isHiddenAtFirst: true }),
    column('from', t.from, ({ validFrom }) => showDate(validFrom), { isHiddenAtFirst: true }),
  ];
}
