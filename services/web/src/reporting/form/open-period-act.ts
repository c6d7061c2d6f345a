import { openPeriod } from '../../api/reporting-api.ts';
import type { ReportForm, ReportPeriod } from '../../api/reporting-types.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { SimpleAct } from '../../item/simple-act.ts';
import { cityToday } from '../../time/format.ts';
import { likelyNumber, periodsOfYear } from '../period-words.ts';

/** Opening a period of a form; the one of today stands there first. */
export function openPeriodAct(form: ReportForm, m: Messages, today = cityToday()): SimpleAct<ReportPeriod> {
  const t = m.reporting;
  const most = periodsOfYear(form.periodKind);
  const kind = word(m.enums.periodKind, form.periodKind);
  return {
    action: 'OpenPeriod',
    title: t.openPeriod,
    help: t.openPeriodHelp,
    initial: { year: today.slice(0, 4), number: String(likelyNumber(form.periodKind, today)) },
    fields: [
      { name: 'year', label: t.year, missing: t.yearMissing, kind: 'text', maxLength: 4 },
      {
        name: 'number',
        label: t.number,
        hint: t.numberHint(kind, most),
        missing: t.numberMissing(most),
        kind: 'text',
        maxLength: 2,
      },
    ],
    check: ({ year = '', number = '' }): Record<string, string> => ({
      ...(isBetween(year, 2000, 2100) ? {} : { year: t.yearMissing }),
      ...(isBetween(number, 1, most) ? {} : { number: t.numberMissing(most) }),
    }),
    send: ({ year, number }, requestId) =>
      openPeriod(form.id ?? '', { year: Number(year), number: Number(number), requestId }),
  };
}

function isBetween(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}
