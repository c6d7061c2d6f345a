import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { cityToday } from '../time/format.ts';
import { problemText } from '../ui/problem-text.ts';
import type { BookLayoutProps } from './book-layout.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { toCsv } from './csv.ts';
import { saveFile } from './download.ts';
import { collectRows, EXPORT_LIMIT } from './export-rows.ts';
import { SearchBox } from './search-box.tsx';

type BookToolsProps<Row> = BookLayoutProps<Row> & { isPanelOpen: boolean; onPanel: () => void };

/** The line above a book: search, filters, columns, export. */
export function BookTools<Row>(props: BookToolsProps<Row>) {
  const m = useMessages();
  const active = props.fields.filter((field) => props.address.filters[field.name] !== undefined).length;
  return (
    <div className="book-tools">
      {props.searchPlaceholder !== undefined && (
        <SearchBox
          placeholder={props.searchPlaceholder}
          value={props.address.filters['query']?.[0] ?? ''}
          onSearch={(text) => props.address.setFilters({ query: text === '' ? [] : [text] })}
        />
      )}
      <Button
        icon={<FilterOutlined aria-hidden="true" />}
        aria-expanded={props.isPanelOpen}
        onClick={props.onPanel}
      >
        {active === 0 ? m.common.filters : `${m.common.filters} (${active})`}
      </Button>
      {props.tools}
      {props.body === undefined && <ColumnChooser choice={props.choice} />}
      <ExportButton {...props} />
    </div>
  );
}

function ExportButton<Row>({ choice, fetchAll, label, registerKind }: BookToolsProps<Row>) {
  const m = useMessages();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [count, setCount] = useState<number>();
  const exportCsv = async (): Promise<void> => {
    setCount(0);
    try {
      const all = await collectRows(fetchAll, setCount);
      if (all.isCut) message.warning(m.incoming.exportTooLong(EXPORT_LIMIT.toLocaleString('vi-VN')));
      else {
        saveFile(
          new Blob([toCsv(choice.visible, all.rows)], { type: 'text/csv' }),
          `${label} ${cityToday()}.csv`,
        );
      }
    } catch (error) {
      message.error(problemText(error, m));
    } finally {
      setCount(undefined);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'csv', label: m.incoming.exportCsv, onClick: () => void exportCsv() },
          ...(registerKind === undefined
            ? []
            : [
                {
                  key: 'register',
                  label: m.incoming.exportRegister,
                  onClick: () => void navigate(`/registers?kind=${registerKind}`),
                },
              ]),
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden="true" />} loading={count !== undefined}>
        {count === undefined ? m.incoming.exportButton : m.incoming.exporting(count)}
      </Button>
    </Dropdown>
  );
}
