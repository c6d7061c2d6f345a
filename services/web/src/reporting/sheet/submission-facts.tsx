import { Alert } from 'antd';
import { Link } from 'react-router';
import type { Submission, SubmissionSheet } from '../../api/reporting-types.ts';
import { useLanguage, word } from '../../i18n/language.tsx';
import { Facts } from '../../item/facts.tsx';
import { showInstant } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { periodName, periodSpan } from '../period-words.ts';
import { StandingMark, SubmissionDue } from '../standing-mark.tsx';
import { REVISIONS_ID } from './revisions.tsx';

/** What is reported by whom until when, how far it is, and why it came back. */
export function SubmissionFacts({ found }: { found: SubmissionSheet }) {
  const { m, language } = useLanguage();
  const t = m.reporting;
  const { submission = {}, correctionReason = '' } = found;
  const { period = {}, returnReason = '', filledCount = 0, askedCount = 0 } = submission;
  return (
    <>
      {returnReason !== '' && (
        <Alert type="warning" showIcon role="status" title={m.submission.returned(returnReason)} />
      )}
      {correctionReason !== '' && submission.state !== 'SUBMISSION_STATE_SIGNED' && (
        <Alert type="info" showIcon role="status" title={m.submission.correcting(correctionReason)} />
      )}
      <Facts
        facts={[
          [
            t.state,
            <StateTag key="state" text={word(m.enums.submissionState, submission.state)} tone="active" />,
          ],
          [t.standing, <StandingMark key="standing" standing={submission.standing} />],
          [t.unit, submission.unitName],
          [
            t.period,
            <Link key="period" to={`/reporting/periods/${period.id ?? ''}`}>
              {periodName(period, m)}
            </Link>,
          ],
          [t.days, periodSpan(period.fromDate, period.toDate)],
          [t.due, <SubmissionDue key="due" submission={submission} />],
          [t.dueCounted, language === 'vi' ? period.dueExplanationVi : period.dueExplanationEn],
          [t.filled, t.filledOf(filledCount, askedCount)],
          [t.revision, <RevisionLink key="revision" submission={submission} />],
          [t.signedAt, showInstant(submission.firstSignTime)],
        ]}
      />
    </>
  );
}

/** Which version this is; leads to the signed ones, which stand below the sheet. */
function RevisionLink({ submission: { signedRevision = 0, revision = 0 } }: { submission: Submission }) {
  const { m } = useLanguage();
  const words = m.reporting.revisionOf(signedRevision, revision);
  if (signedRevision === 0) return words;
  return (
    <a
      href={`#${REVISIONS_ID}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(REVISIONS_ID)?.scrollIntoView();
      }}
    >
      {words}
    </a>
  );
}
