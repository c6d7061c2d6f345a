import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { exportSessionReport, getSessionReport, type SessionReport } from '../../api/session-report-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { Facts } from '../../item/facts.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { TakeAway } from '../../list/take-away.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { showDate, showInstant } from '../../time/format.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { PetitionPlaces } from '../board/petition-places.tsx';
import { BothWords } from './both-words.tsx';
import { countColumns, type CountRow } from './count-columns.tsx';
import { fieldRows, levelRows, summaryRows, unitRows } from './count-rows.ts';
import { LocalityTable } from './locality-table.tsx';
import { CountLink, showCount } from './report-link.tsx';

/** The report of a session: every number leads to the petitions it is made of. */
export function ReportPage() {
  const m = useMessages();
  const t = m.sessionReport;
  const { id = '' } = useParams();
  const queryKey = ['petitions', 'report', id];
  const report = useQuery({ queryKey, queryFn: ({ signal }) => getSessionReport(id, signal) });
  const live = useLiveList(['petition', 'session'], queryKey);
  const { data } = report;
  const session = data === undefined ? '' : m.petition.sessionOf(data.sessionName ?? '', data.term ?? '');
  return (
    <Page
      title={data === undefined ? t.link : t.title(session)}
      actions={
        data !== undefined && (
          <TakeAway fetchReport={(format, onBytes) => exportSessionReport(id, format, onBytes)} />
        )
      }
      className="session-report"
    >
      <PetitionPlaces here="session" />
      {report.isPending && <LoadingState />}
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {data !== undefined && <ReportBody sessionId={id} report={data} />}
      <LiveNotice live={live} />
    </Page>
  );
}

interface ReportBodyProps {
  readonly sessionId: string;
  readonly report: SessionReport;
}

function ReportBody({ sessionId, report }: ReportBodyProps) {
  const m = useMessages();
  const t = m.sessionReport;
  if ((report.total?.totalCount ?? 0) === 0) return <StatePanel title={t.emptyTitle} help={t.emptyHelp} />;
  const tables: [title: string, first: string, rows: CountRow[]][] = [
    [t.summary, t.petitions, summaryRows(report, m)],
    [t.byLevel, t.level, levelRows(report, m)],
    [t.byField, t.field, fieldRows(report, m)],
    [t.byUnit, t.unit, unitRows(report, m)],
  ];
  return (
    <>
      <ReportFacts sessionId={sessionId} report={report} m={m} />
      {tables.map(([title, first, rows]) => (
        <section key={title}>
          <h2>{title}</h2>
          <DataTable
            label={title}
            columns={countColumns(m, sessionId, first)}
            rows={rows}
            rowKey={({ name, filters }) => `${name} ${JSON.stringify(filters)}`}
          />
        </section>
      ))}
      <section>
        <h2>{t.bothWords}</h2>
        <BothWords sessionId={sessionId} report={report} />
      </section>
      <section>
        <h2>{t.byLocality}</h2>
        <LocalityTable sessionId={sessionId} report={report} />
      </section>
    </>
  );
}

function ReportFacts({ sessionId, report, m }: ReportBodyProps & { m: Messages }) {
  const t = m.sessionReport;
  const { carriedCount, raisedCount, raisedAgainCount, totalCount } = report.total ?? {};
  return (
    <>
      <p className="report-sum">
        {t.sum(showCount(carriedCount), showCount(raisedCount), showCount(totalCount))}
      </p>
      <p className="quiet">{t.countedAt(showInstant(report.countTime))}</p>
      <Facts
        facts={[
          [m.petition.council, report.unitName],
          [m.petition.days, m.petition.daySpan(showDate(report.openDate), showDate(report.closeDate))],
          [
            t.raisedAgain,
            <CountLink
              key="again"
              sessionId={sessionId}
              count={raisedAgainCount}
              filters={{ part: 'REPORT_PART_RAISED_AGAIN' }}
              label={t.raisedAgain}
            />,
          ],
        ]}
      />
    </>
  );
}
