import type { KeyboardEvent } from 'react';
import { onFormKeyDown } from '../../form/enter-to-next.ts';

/** Fields of the column one types down, in the order of the page. */
const CELLS = '[data-cell]:not(:disabled), [data-main-button]';

/** Enter and the arrows go up and down the column, as in a spreadsheet; the rest is as in every form. */
export function onSheetKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const step = stepOf(event);
  const { target } = event;
  if (step === 0 || !(target instanceof HTMLInputElement) || !target.matches('[data-cell], [data-reason]')) {
    onFormKeyDown(event);
    return;
  }
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(`${CELLS}, [data-reason]`)];
  let at = fields.indexOf(target) + step;
  // A reason is written when it is asked for; the column goes past it.
  while (fields[at]?.matches('[data-reason]') === true) at += step;
  const next = fields[at];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function stepOf(event: KeyboardEvent): -1 | 0 | 1 {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return 0;
  if (event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)) return -1;
  return event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
}
