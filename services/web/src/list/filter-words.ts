import { showDate } from '../time/format.ts';
import type { FilterField } from './filter-field.ts';

/** The values of a filter as words, for the chips above a list. */
export function filterWords(field: FilterField, values: readonly string[]): string {
  if (field.kind === 'date') return values.map(showDate).join(', ');
  if (field.kind === 'search') return values.map(field.nameOf).join(', ');
  if (field.kind === 'one' || field.kind === 'many') {
    return values.map((value) => field.options.find((o) => o.value === value)?.label ?? value).join(', ');
  }
  return values.join(', ');
}
