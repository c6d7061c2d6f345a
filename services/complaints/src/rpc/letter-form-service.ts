import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { LetterFormServiceService } from '@baro/proto/baro/complaints/v1/forms';
import type { LetterFormServiceServer } from '@baro/proto/baro/complaints/v1/forms';
import type { Deps } from '../app/deps.ts';
import { exportCaseFile } from '../app/forms/export-case-file.ts';
import { listLetterForms } from '../app/forms/list-forms.ts';
import { makeLetterForm } from '../app/forms/make-form.ts';

/** Papers of a letter over gRPC. */
export function letterFormService(deps: Deps): BoundService {
  return bindService<LetterFormServiceServer>(LetterFormServiceService, {
    listLetterForms: (request, ctx) => listLetterForms(deps, request, ctx),
    makeLetterForm: (request, ctx) => makeLetterForm(deps, request, ctx),
    exportCaseFile: (request, ctx) => exportCaseFile(deps, request, ctx),
  });
}
