import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { SubmissionSheet } from '../../api/reporting-types.ts';
import { getSubmission } from '../../api/submissions-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { useLiveItem } from '../../item/use-live-item.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { ReportingPlaces } from '../reporting-places.tsx';
import { WorkbookPanel } from '../workbook/workbook-panel.tsx';
import { REVISION, REVISIONS_ID, Revisions } from './revisions.tsx';
import { RevisionView } from './revision-view.tsx';
import { SheetForm } from './sheet-form.tsx';
import { mayFill, SubmissionActions } from './submission-actions.tsx';
import { SubmissionFacts } from './submission-facts.tsx';
import { useSheet } from './use-sheet.ts';

/** What one unit reports for one period: the sheet, its steps, and every signed version. */
export function SubmissionPage() {
  const { id = '' } = useParams();
  const queryKey = ['reporting', 'submissions', 'item', id];
  const found = useQuery({ queryKey, queryFn: ({ signal }) => getSubmission(id, signal) });
  useLiveItem(id, queryKey);
  if (found.isPending) return <LoadingState rows={14} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <SubmissionBody key={id} found={found.data} queryKey={queryKey} />;
}

interface SubmissionBodyProps {
  readonly found: SubmissionSheet;
  readonly queryKey: readonly string[];
}

function SubmissionBody({ found, queryKey }: SubmissionBodyProps) {
  const m = useMessages();
  const t = m.submission;
  const [params] = useSearchParams();
  const sheet = useSheet(found, queryKey);
  const { submission = {}, lines = [], revisions = [] } = found;
  const isEditing = mayFill(submission);
  const revision = revisions.find((one) => String(one.revision) === params.get(REVISION));
  return (
    <Page
      title={`${submission.period?.formName ?? ''} – ${submission.unitName ?? ''}`}
      className="submission"
      actions={
        <div className="report-actions" role="group" aria-label={m.reporting.acts}>
          <SubmissionActions
            submission={submission}
            queryKey={queryKey}
            unsavedCount={isEditing ? sheet.changedCount : 0}
          />
        </div>
      }
    >
      <ReportingPlaces here="" />
      <SubmissionFacts found={found} />
      <Section title={t.sheet}>
        {isEditing && (
          <WorkbookPanel submission={submission} queryKey={queryKey} unsavedCount={sheet.changedCount} />
        )}
        {lines.length === 0 ? (
          <NoLines isSigned={(submission.signedRevision ?? 0) > 0} />
        ) : (
          <SheetForm found={found} sheet={sheet} isEditing={isEditing} />
        )}
      </Section>
      <section className="section" id={REVISIONS_ID}>
        <h2>{t.revisions}</h2>
        <Revisions revisions={revisions} />
        {revision !== undefined && (
          <RevisionView
            key={revision.revision}
            submissionId={submission.id ?? ''}
            signed={revision}
            lines={lines}
          />
        )}
      </section>
    </Page>
  );
}

function NoLines({ isSigned }: { isSigned: boolean }) {
  const t = useMessages().submission;
  return isSigned ? (
    <StatePanel title={t.emptyTitle} help={t.emptyHelp} />
  ) : (
    <StatePanel title={t.notSignedTitle} help={t.notSignedHelp} />
  );
}
