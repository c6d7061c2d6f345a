import type { FieldCheck } from './field-check.ts';

/** `issue_date` and `issueDate` name one field: programs write the first, browsers the second. */
function fieldOf(path: string): string {
  return (path.split('.')[0] ?? '').replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Reads an update mask; each path must name a field that may change. @returns field names in camelCase. */
export function readMask(
  check: FieldCheck,
  paths: readonly string[],
  updatable: readonly string[],
): Set<string> {
  if (paths.length === 0) check.add('updateMask', 'REQUIRED', 'is required', 'bắt buộc nêu trường cần sửa');
  const fields = new Set<string>();
  paths.forEach((path, at) => {
    const field = fieldOf(path);
    if (updatable.includes(field)) fields.add(field);
    else {
      check.add(
        `updateMask[${at}]`,
        'NOT_UPDATABLE',
        'is not a field that may change',
        'trường này không được sửa',
      );
    }
  });
  return fields;
}
