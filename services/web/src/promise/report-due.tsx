import { useQuery } from '@tanstack/react-query';
import { getPromiseReport } from '../api/promises-api.ts';
import type { PromiseReport } from '../api/types.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { showDate } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';

/** By when the promises must be reported before a session, how that was counted, and what they come to. */
export function ReportDue({ sessionId }: { sessionId: string }) {
  const m = useMessages();
  const queryKey = ['petitions', 'promises', 'report', sessionId];
  const report = useQuery({ queryKey, queryFn: ({ signal }) => getPromiseReport(sessionId, signal) });
  if (report.isPending) return <LoadingState />;
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  return (
    <Section title={m.promise.reportTitle(report.data.sessionName ?? '')}>
      <ReportFacts report={report.data} />
    </Section>
  );
}

function ReportFacts({ report }: { report: PromiseReport }) {
  const m = useMessages();
  const { language } = useLanguage();
  const t = m.promise;
  const { dueDate = '', lastWorkingDate = '' } = report;
  const isSure = report.confidence === 'high';
  return (
    <div className="session-counts">
      {dueDate === '' ? (
        <p>{t.noTerm}</p>
      ) : (
        <>
          <p className="promise-report-due">
            <strong>
              {t.reportDue} {showDate(dueDate)}
            </strong>{' '}
            <DueMark state={report.dueState} />
          </p>
          <p className="quiet">
            {t.counted}: {language === 'vi' ? report.explanationVi : report.explanationEn}
          </p>
          {!isSure && <p className="promise-unsure">{t.configured}</p>}
        </>
      )}
      <Facts
        facts={[
          [t.lastWorking, lastWorkingDate !== dueDate && showDate(lastWorkingDate)],
          [t.total, String(report.totalCount ?? 0)],
          [t.carriedOver, String(report.carriedCount ?? 0)],
          [t.kept, String(report.keptCount ?? 0)],
          [t.broken, String(report.brokenCount ?? 0)],
          [t.moved, String(report.movedCount ?? 0)],
        ]}
      />
    </div>
  );
}
