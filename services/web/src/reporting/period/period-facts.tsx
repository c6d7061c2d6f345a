import { Link } from 'react-router';
import type { ReportPeriod } from '../../api/reporting-types.ts';
import { useLanguage, word } from '../../i18n/language.tsx';
import { Facts } from '../../item/facts.tsx';
import { useRemaining } from '../../state/calendar.ts';
import { showDue, showInstant } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { periodName, periodSpan } from '../period-words.ts';
import { MissingCount } from './missing-count.tsx';
import { unsignedOf } from './period-list.tsx';

/** What a period is: days, due time and how it was counted, state, and how many units signed. */
export function PeriodFacts({ period }: { period: ReportPeriod }) {
  const { m, language } = useLanguage();
  const remaining = useRemaining();
  const t = m.reporting;
  const { unitCount = 0, onTimeCount = 0, lateCount = 0, formId = '', lockTime } = period;
  const unsigned = unsignedOf(period);
  return (
    <Facts
      facts={[
        [
          t.state,
          <span key="state">
            <StateTag text={word(m.enums.periodState, period.state)} tone="active" />{' '}
            {lockTime !== undefined && t.locked(showInstant(lockTime))}
          </span>,
        ],
        [
          t.form,
          <Link key="form" to={`/reporting/forms/${formId}`}>
            {period.formName}
          </Link>,
        ],
        [t.period, periodName(period, m)],
        [t.days, periodSpan(period.fromDate, period.toDate)],
        [
          t.due,
          <DueText key="due" due={period.dueTime} left={unsigned > 0 ? remaining(period.dueTime) : ''} />,
        ],
        [t.dueCounted, language === 'vi' ? period.dueExplanationVi : period.dueExplanationEn],
        [t.onTime, t.ofUnits(onTimeCount, unitCount)],
        [t.late, t.ofUnits(lateCount, unitCount)],
        [t.notSigned, t.ofUnits(unsigned, unitCount)],
        [t.missing, <MissingCount key="missing" count={period.missingCount} />],
      ]}
    />
  );
}

function DueText({ due, left }: { due: string | undefined; left: string }) {
  return (
    <>
      <strong>{showDue(due)}</strong>
      {left !== '' && <span className="quiet"> {left}</span>}
    </>
  );
}
