import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnPeriod } from '../../api/reporting-api.ts';
import type { PeriodWithRollUps, ReportPeriod } from '../../api/reporting-types.ts';
import { listSubmissions } from '../../api/submissions-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ActionButtons } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useReportingWriter } from '../reporting-writer.ts';
import { lockAct, PERIOD_ACTS, type PeriodActName } from './period-acts.ts';
import { unsignedOf } from './period-list.tsx';

interface PeriodActionsProps {
  readonly period: ReportPeriod;
  readonly queryKey: readonly string[];
}

/** What the caller may do with a period. */
export function PeriodActions({ period, queryKey }: PeriodActionsProps) {
  const m = useMessages();
  const t = m.reporting;
  const [isLocking, setLocking] = useState(false);
  const writer = useReportingWriter<ReportPeriod, PeriodWithRollUps>(queryKey, (page, next) => ({
    ...page,
    period: next,
  }));
  const { id = '', etag = '' } = period;
  const rollUp = useDirectAct(writer, t.rollUp, { id, etag }, (requestId) =>
    actOnPeriod(id, 'rollUp', { etag, requestId }),
  );
  const buttons: Record<PeriodActName, { label: string; onPress: () => void; isBusy?: boolean }> = {
    RollUpPeriod: { label: t.rollUp, onPress: rollUp.run, isBusy: rollUp.isBusy },
    LockPeriod: { label: t.lock, onPress: () => setLocking(true) },
  };
  return (
    <div className="report-actions no-print" role="group" aria-label={t.acts}>
      <ActionButtons
        none={t.onlyRead}
        buttons={PERIOD_ACTS.filter((action) => period.allowedActions?.includes(action)).map((action) => ({
          action,
          ...buttons[action],
        }))}
      />
      {isLocking && <LockDialog period={period} writer={writer} onClose={() => setLocking(false)} />}
    </div>
  );
}

interface LockDialogProps {
  readonly period: ReportPeriod;
  readonly writer: ItemWriter<ReportPeriod>;
  readonly onClose: () => void;
}

function LockDialog({ period, writer, onClose }: LockDialogProps) {
  const m = useMessages();
  const { id = '', etag = '' } = period;
  return (
    <SimpleActDialog act={lockAct(period, m)} itemId={id} etag={etag} writer={writer} onClose={onClose}>
      {unsignedOf(period) === 0 ? <p>{m.reporting.lockAll}</p> : <UnsignedUnits periodId={id} />}
    </SimpleActDialog>
  );
}

/** The units that would stay missing, by name. */
function UnsignedUnits({ periodId }: { periodId: string }) {
  const m = useMessages();
  const found = useQuery({
    queryKey: ['reporting', 'periods', 'unsigned', periodId],
    queryFn: async ({ signal }) => {
      const standings = ['STANDING_MISSING', 'STANDING_IN_TERM'];
      const pages = await Promise.all(
        standings.map((standing) => listSubmissions({ periodId, standing, pageSize: 200 }, signal)),
      );
      return pages.flatMap((page) => page.submissions ?? []);
    },
  });
  if (found.isPending) return <LoadingState rows={4} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className="unsigned-units">
      <h3>{m.reporting.missingUnits}</h3>
      <ul>
        {found.data.map(({ id, unitName }) => (
          <li key={id}>{unitName}</li>
        ))}
      </ul>
    </div>
  );
}
