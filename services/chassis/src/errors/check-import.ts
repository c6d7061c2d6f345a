import { FieldCheck } from './field-check.ts';
import { checkId } from './field-limits.ts';

/** What every request that takes rows of a table has. */
interface ImportRequest {
  requestId: string;
  unitId: string;
  source: string;
}

const maxChars = 100;

/** Checks what makes rows known again: unit, source and an id of its own in each row. @throws AppError FIELD_INVALID */
export function checkImport(
  request: ImportRequest,
  field: string,
  rows: readonly { externalId: string }[],
): void {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'unitId', request.unitId);
  if (check.required('source', request.source)) check.text('source', request.source, maxChars);
  if (rows.length === 0) check.required(field, undefined);
  const seen = new Set<string>();
  rows.forEach(({ externalId }, at) => {
    const place = `${field}[${at}].externalId`;
    if (check.required(place, externalId)) check.text(place, externalId, maxChars);
    if (seen.has(externalId)) {
      check.add(place, 'TWICE', 'comes twice', 'trùng mã với dòng khác trong lần nhập');
    }
    seen.add(externalId);
  });
  check.throwIfAny();
}
