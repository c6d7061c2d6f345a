import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { SessionReportServiceService } from '@baro/proto/baro/petitions/v1/session_report';
import type { SessionReportServiceServer } from '@baro/proto/baro/petitions/v1/session_report';
import type { Deps } from '../app/deps.ts';
import { exportSessionReport } from '../app/export-session-report.ts';
import { getSessionReport } from '../app/session-report.ts';
import { listSessionReportRows } from '../app/session-report-rows.ts';

/** Reports of sessions over gRPC. */
export function sessionReportService(deps: Deps): BoundService {
  return bindService<SessionReportServiceServer>(SessionReportServiceService, {
    getSessionReport: (request, ctx) => getSessionReport(deps, request, ctx),
    listSessionReportRows: (request, ctx) => listSessionReportRows(deps, request, ctx),
    exportSessionReport: (request, ctx) => exportSessionReport(deps, request, ctx),
  });
}
