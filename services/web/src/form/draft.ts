import { useEffect, useRef } from 'react';
import { readStoredJson, writeStored } from '../state/storage.ts';
import type { FieldName } from './form-state.ts';

interface KeptDraft {
  readonly savedAt: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const PAUSE_MS = 250;

/** What a form kept in this browser; fields it no longer has are passed over. */
export function readDraft<Values extends object>(
  key: string,
  blank: Values,
): { values: Values; savedAt: string } | undefined {
  const kept = readStoredJson(key, isKeptDraft);
  if (kept === undefined) return undefined;
  return { values: mergeDraft(blank, kept.values), savedAt: kept.savedAt };
}

/** The blank form with what was kept, as far as it is of the field's kind. */
export function mergeDraft<Values extends object>(
  blank: Values,
  kept: Readonly<Record<string, unknown>>,
): Values {
  const entries = Object.entries(blank).map(([name, value]: [string, unknown]) => {
    const old = kept[name];
    const isLike = typeof old === typeof value && old !== null && Array.isArray(old) === Array.isArray(value);
    return [name, isLike ? old : value];
  });
  return Object.fromEntries(entries) as Values;
}

/** The part of a form that may be kept on the computer: everything but personal data. */
export function withoutPersonal<Values extends object>(
  values: Values,
  personal: readonly FieldName<Values>[],
): Record<string, unknown> {
  const entries = Object.entries(values).filter(([name]) => !personal.some((one) => one === name));
  return Object.fromEntries(entries);
}

/** Keeps what is typed in this browser while it differs from the blank form, and at once when the page is left. */
export function useKeepDraft<Values extends object>(
  key: string,
  values: Values,
  blank: Values,
  personal: readonly FieldName<Values>[],
): { forget: () => void } {
  const pending = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    const keep = (): void => {
      pending.current = undefined;
      const safe = withoutPersonal(values, personal);
      const isBlank = JSON.stringify(safe) === JSON.stringify(withoutPersonal(blank, personal));
      const draft: KeptDraft = { savedAt: new Date().toISOString(), values: safe };
      writeStored(key, isBlank ? undefined : JSON.stringify(draft));
    };
    pending.current = keep;
    // What was forgotten in the meantime was sent: it must not come back.
    const timer = setTimeout(() => pending.current?.(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, values, blank, personal]);
  useEffect(() => {
    const flush = (): void => pending.current?.();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return {
    forget: () => {
      pending.current = undefined;
      writeStored(key, undefined);
    },
  };
}

function isKeptDraft(value: unknown): value is KeptDraft {
  return typeof value === 'object' && value !== null && 'savedAt' in value && 'values' in value;
}
