import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Fields one can stand in, in the order of the page; of a radio group only the chosen one, as Tab has it. */
const FIELDS =
  'input:not([type="hidden"]):not([type="file"]):not([tabindex="-1"]):not(:disabled), textarea:not(:disabled), [data-main-button]';

/**
 * Enter goes on to the next field, as clerks expect; Shift+Enter is a new line, Ctrl+Enter presses the main
 * button. Buttons keep their own Enter.
 */
export function onFormKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
  const form = event.currentTarget;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    settle(event.target);
    form.querySelector<HTMLElement>('[data-main-button]')?.click();
    return;
  }
  const target = event.target;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (event.shiftKey || !isField || target.type === 'checkbox') return;
  event.preventDefault();
  focusNext(form, target);
}

/**
 * Leaves a field and comes back: leaving is what splits a pasted number and understands a date, and the main
 * button must see that done, as it does when pressed with the mouse.
 */
function settle(field: EventTarget): void {
  if (!(field instanceof HTMLElement)) return;
  flushSync(() => field.blur());
  field.focus();
}

/** Moves the focus to the field after one. */
export function focusNext(form: HTMLElement, from: Element): void {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((one) => isReachable(one, from));
  fields[fields.indexOf(from as HTMLElement) + 1]?.focus();
}

/** Gives the focus to the first thing to fill in, or else to the main button; of a radio group to the chosen one. */
export function focusFirst(within: HTMLElement): void {
  if (within.contains(document.activeElement)) return;
  const first = [...within.querySelectorAll<HTMLElement>(FIELDS)].find((one) => one.offsetParent !== null);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first?.focus();
  const chosen = within.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`);
  (chosen ?? first).focus();
}

/** A form whose focus goes to the first field with an error after each refusal. */
export function useErrorFocus(refusals: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return form;
}

function isReachable(field: HTMLElement, from: Element): boolean {
  if (field === from) return true;
  if (field.offsetParent === null) return false;
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true;
  if (from instanceof HTMLInputElement && from.type === 'radio' && from.name === field.name) return false;
  return field.checked;
}
