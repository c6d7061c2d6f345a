import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  exportStatistics,
  getStatistics,
  type CountedPeriod,
  type StatisticsLine,
  type StatisticsTable,
} from '../api/complaint-statistics-api.ts';
import { LetterPlaces } from '../complaint/letter-places.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { saveFile } from '../list/download.ts';
import { PeriodDate } from '../register/period-date.tsx';
import { monthBefore, monthOf, yearOf, type Period } from '../register/period.ts';
import { useBookUnits } from '../state/book-units.ts';
import { cityToday } from '../time/format.ts';
import { Choice } from '../ui/choice.tsx';
import { Page } from '../ui/page.tsx';
import { problemText } from '../ui/problem-text.ts';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';

/** Tables 01/TCD to 04/GQTC of a unit and a period; the period is in the address, so that a link can be sent. */
export function StatisticsPage() {
  const m = useMessages();
  const t = m.reception.statistics;
  const [params, setParams] = useSearchParams();
  const books = useBookUnits(['POST_ROLE_RECORDS_CLERK', 'POST_ROLE_LEADER']);
  const unitId = params.get('unitId') ?? books.units[0]?.id ?? '';
  const year = yearOf(cityToday());
  const period = { from: params.get('from') ?? year.from, to: params.get('to') ?? year.to };
  const asked = { unitId, fromDate: period.from, toDate: period.to };
  const set = (changes: Record<string, string>): void =>
    setParams({ unitId, from: period.from, to: period.to, ...changes });
  const tables = useQuery({
    queryKey: ['reception', 'statistics', asked],
    queryFn: ({ signal }) => getStatistics(asked, signal),
    enabled: unitId !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} actions={unitId !== '' && <TakeAway asked={asked} />} className="session-report">
      <LetterPlaces here="statistics" />
      {!books.isPending && unitId === '' ? (
        <StatePanel title={m.reception.noUnitTitle} help={t.noUnitHelp} />
      ) : (
        <>
          {books.units.length > 1 && (
            <Choice
              label={m.reception.unit}
              value={unitId}
              options={books.units.map((one) => ({ value: one.id ?? '', label: one.name ?? '' }))}
              onChange={(id) => set({ unitId: id })}
            />
          )}
          <PeriodTools period={period} onPeriod={({ from, to }) => set({ from, to })} />
          {tables.isError && <ErrorState error={tables.error} onRetry={() => void tables.refetch()} />}
          {tables.isPending && <LoadingState />}
          {tables.data?.map((table) => (
            <TableSection key={table.code} table={table} />
          ))}
        </>
      )}
    </Page>
  );
}

function PeriodTools({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const m = useMessages();
  const { from, to } = period;
  const today = cityToday();
  return (
    <section className="register-tools no-print">
      <div className="form-row">
        <PeriodDate
          key={`from ${from}`}
          label={m.register.from}
          value={from}
          onDate={(date) => onPeriod({ from: date, to })}
        />
        <PeriodDate
          key={`to ${to}`}
          label={m.register.to}
          value={to}
          onDate={(date) => onPeriod({ from, to: date })}
        />
      </div>
      <div className="register-buttons">
        <Button onClick={() => onPeriod(monthOf(today))}>{m.register.thisMonth}</Button>
        <Button onClick={() => onPeriod(monthBefore(today))}>{m.register.lastMonth}</Button>
        <Button onClick={() => onPeriod(yearOf(today))}>{m.register.thisYear}</Button>
      </div>
    </section>
  );
}

function TableSection({ table }: { table: StatisticsTable }) {
  const { m, language } = useLanguage();
  const { code = '', titleVi = '', titleEn = '', lines = [] } = table;
  const title = `${code}. ${language === 'vi' ? titleVi : titleEn}`;
  const columns = useMemo((): Column<StatisticsLine>[] => {
    const nameOf = ({ nameVi = '', nameEn = '', part }: StatisticsLine): string =>
      `${part === true ? '– ' : ''}${language === 'vi' ? nameVi : nameEn}`;
    const countOf = ({ count = 0 }: StatisticsLine): string => String(count);
    const { line, count } = m.reception.statistics;
    return [
      { key: 'line', title: line, cell: nameOf, text: nameOf, className: 'cell-main', isFixed: true },
      { key: 'count', title: count, cell: countOf, text: countOf },
    ];
  }, [m, language]);
  return (
    <section>
      <h2>{title}</h2>
      <DataTable label={title} columns={columns} rows={lines} rowKey={({ key = '' }) => key} />
    </section>
  );
}

function TakeAway({ asked }: { asked: CountedPeriod }) {
  const m = useMessages();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const { blob, name } = await exportStatistics(asked);
      saveFile(blob, name);
    } catch (error) {
      message.error(problemText(error, m));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={isBusy} onClick={() => void take()}>
      {m.register.xlsx}
    </Button>
  );
}
