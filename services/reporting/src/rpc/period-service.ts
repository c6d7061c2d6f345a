import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { PeriodServiceService } from '@baro/proto/baro/reporting/v1/periods';
import type { PeriodServiceServer } from '@baro/proto/baro/reporting/v1/periods';
import { lockPeriod, rollUpPeriod } from '../app/change-period.ts';
import { createReportForm } from '../app/create-form.ts';
import type { Deps } from '../app/deps.ts';
import { exportPeriodReport } from '../app/export-period-report.ts';
import { openPeriod } from '../app/open-period.ts';
import { getReportForm, listReportForms } from '../app/read-forms.ts';
import { getPeriod, listPeriods, listRolledFigures } from '../app/read-periods.ts';

/** Forms and periods over gRPC. */
export function periodService(deps: Deps): BoundService {
  return bindService<PeriodServiceServer>(PeriodServiceService, {
    createReportForm: (request, ctx) => createReportForm(deps, request, ctx),
    listReportForms: (request, ctx) => listReportForms(deps, request, ctx),
    getReportForm: (request, ctx) => getReportForm(deps, request, ctx),
    openPeriod: (request, ctx) => openPeriod(deps, request, ctx),
    listPeriods: (request, ctx) => listPeriods(deps, request, ctx),
    getPeriod: (request, ctx) => getPeriod(deps, request, ctx),
    rollUpPeriod: (request, ctx) => rollUpPeriod(deps, request, ctx),
    lockPeriod: (request, ctx) => lockPeriod(deps, request, ctx),
    listRolledFigures: (request, ctx) => listRolledFigures(deps, request, ctx),
    exportPeriodReport: (request, ctx) => exportPeriodReport(deps, request, ctx),
  });
}
