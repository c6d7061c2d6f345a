import { FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { pdfBundle } from '@baro/chassis/export';
import type { ExportCaseFileRequest, ExportCaseFileResponse } from '@baro/proto/baro/complaints/v1/forms';
import { codeOf } from '../../domain/code.ts';
import type { Deps } from '../deps.ts';
import { caseFile } from './case-file.ts';
import { pdfHeader } from './file-header.ts';
import { readFormCase } from './form-case.ts';

/** Streams the case file, people masked whoever asks. Audited before the first byte. */
export async function* exportCaseFile(
  deps: Deps,
  { letterId }: ExportCaseFileRequest,
  ctx: CallContext,
): AsyncGenerator<ExportCaseFileResponse> {
  const check = new FieldCheck();
  checkId(check, 'letterId', letterId);
  check.throwIfAny();
  const formCase = await readFormCase(deps, ctx, letterId);
  const { letter } = formCase.file;
  const { unitId } = letter;
  await auditRead(ctx, { action: 'export', subjectType: 'letter', subjectIds: [letterId], unitId });
  const code = codeOf(letter);
  yield { part: { $case: 'header', value: pdfHeader(code) } };
  const bundle = caseFile(formCase);
  const { title, unitName } = bundle.front;
  const facts = { title: `${title} - ${code}`, author: unitName, subject: code };
  for await (const chunk of pdfBundle(bundle, facts)) yield { part: { $case: 'chunk', value: chunk } };
}
