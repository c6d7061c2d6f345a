import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { WorkbookServiceService } from '@baro/proto/baro/reporting/v1/workbooks';
import type { WorkbookServiceServer } from '@baro/proto/baro/reporting/v1/workbooks';
import type { DepsWithWorkbooks } from '../app/deps.ts';
import { downloadWorkbook } from '../app/download-workbook.ts';
import { uploadWorkbook } from '../app/upload-workbook.ts';

/** Workbooks of submissions over gRPC. */
export function workbookService(deps: DepsWithWorkbooks): BoundService {
  return bindService<WorkbookServiceServer>(WorkbookServiceService, {
    downloadSubmissionWorkbook: (request, ctx) => downloadWorkbook(deps, request, ctx),
    uploadSubmissionWorkbook: (messages, ctx) => uploadWorkbook(deps, messages, ctx),
  });
}
