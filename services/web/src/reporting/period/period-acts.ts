import { actOnPeriod } from '../../api/reporting-api.ts';
import type { ReportPeriod } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { SimpleAct } from '../../item/simple-act.ts';
import { unsignedOf } from './period-list.tsx';

/** The likeliest act first, by the names of their RPCs. */
export const PERIOD_ACTS = ['RollUpPeriod', 'LockPeriod'] as const;

export type PeriodActName = (typeof PERIOD_ACTS)[number];

/** Locking; while units have not signed it is asked whether that is accepted. */
export function lockAct(period: ReportPeriod, m: Messages): SimpleAct<ReportPeriod> {
  const t = m.reporting;
  const unsigned = unsignedOf(period);
  const isMissing = unsigned > 0;
  return {
    action: 'LockPeriod',
    title: t.lock,
    help: t.lockHelp,
    isWide: isMissing,
    fields: isMissing
      ? [
          {
            name: 'acceptMissing',
            label: t.acceptMissingLabel,
            missing: t.acceptMissingAsked,
            kind: 'many',
            options: [{ value: 'true', label: t.acceptMissing(unsigned) }],
          },
        ]
      : [],
    send: (answers, requestId) =>
      actOnPeriod(period.id ?? '', 'lock', {
        acceptMissing: answers['acceptMissing'] === 'true',
        etag: answers['etag'] ?? '',
        requestId,
      }),
  };
}
