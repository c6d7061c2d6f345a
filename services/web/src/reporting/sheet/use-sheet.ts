import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import type { SubmissionSheet } from '../../api/reporting-types.ts';
import { saveFigures } from '../../api/submissions-api.ts';
import { readDraft, useKeepDraft } from '../../form/draft.ts';
import { useSubmit, type Submit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { useActor } from '../../state/session.tsx';
import { sheetGroups, type SheetGroup } from './sheet-rows.ts';
import {
  changedFigures,
  checkSheet,
  figureFieldNames,
  savedValues,
  withChanges,
  type SheetValues,
} from './sheet-values.ts';

const NOTHING_TYPED: SheetValues = {};

export interface Sheet {
  readonly groups: readonly SheetGroup[];
  /** What stands in a field: typed, or else saved. */
  readonly textOf: (name: string) => string;
  /** Whether a field was typed in and not saved. */
  readonly isTyped: (name: string) => boolean;
  /** Figures with something typed and not saved. */
  readonly changedCount: number;
  readonly errors: Readonly<Record<string, string>>;
  /** What is being typed. Always the same function. */
  readonly change: (changes: SheetValues) => void;
  /** What is typed to its end or pasted: what is wrong with it is said at once. Always the same function. */
  readonly settle: (changes: SheetValues) => void;
  readonly submit: Submit;
  /** Somebody else had changed the sheet when it was to be saved. */
  readonly isStale: boolean;
  /** When what was typed in an earlier visit was last kept. */
  readonly restoredAt: string | undefined;
  readonly drop: () => void;
}

/**
 * What is typed lies over what is saved: others may save meanwhile, and only what was typed is sent. Kept in this
 * browser until it is saved; figures are no personal data.
 */
export function useSheet(found: SubmissionSheet, queryKey: QueryKey): Sheet {
  const m = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { submission = {}, lines = [] } = found;
  const { id = '', etag = '' } = submission;
  const groups = useMemo(() => sheetGroups(lines), [lines]);
  const saved = useMemo(() => savedValues(lines), [lines]);
  const key = `baro.draft.figures.${id}.${useActor().username}`;
  const [restored, setRestored] = useState(() => readDraft(key, saved));
  const [typed, setTyped] = useState<SheetValues>(() => withChanges({}, restored?.values ?? {}, saved));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isStale, setStale] = useState(false);
  const draft = useKeepDraft<Record<string, string>>(key, typed, NOTHING_TYPED, []);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const now = useRef({ saved, rows, m });
  now.current = { saved, rows, m };

  const change = useCallback((changes: SheetValues) => {
    setTyped((before) => withChanges(before, changes, now.current.saved));
    setErrors((before) => without(before, Object.keys(changes)));
  }, []);
  const settle = useCallback(
    (changes: SheetValues) => {
      const { saved: kept, rows: all, m: words } = now.current;
      change(changes);
      setErrors((before) => ({ ...before, ...checkSheet(all, kept, changes, words) }));
    },
    [change],
  );
  const drop = (): void => {
    draft.forget();
    setRestored(undefined);
    setTyped(NOTHING_TYPED);
    setErrors({});
  };
  const figures = changedFigures(lines, saved, typed);
  const submit = useSubmit<string>({
    form: { refuse: (next) => setErrors(without(next, [])) },
    fieldNames: figureFieldNames(figures),
    check: () => checkSheet(rows, saved, typed, m),
    send: async (ids) => {
      const body = { figures, etag };
      try {
        await saveFigures(id, { ...body, requestId: ids.idFor(body) });
      } catch (error) {
        if (error instanceof ApiError && error.reason === 'ETAG_STALE') {
          setStale(true);
          await client.invalidateQueries({ queryKey });
        }
        throw error;
      }
      await client.invalidateQueries({ queryKey });
      setTyped((now) => withoutSent(now, typed));
      setRestored(undefined);
      setErrors({});
      setStale(false);
      message.success(m.submission.saved(figures.length));
      itemsChanged(client);
    },
  });
  return {
    groups,
    textOf: (name) => typed[name] ?? saved[name] ?? '',
    isTyped: (name) => typed[name] !== undefined,
    changedCount: figures.length,
    errors,
    change,
    settle,
    submit,
    isStale,
    restoredAt: restored?.savedAt,
    drop,
  };
}

function without(
  errors: Readonly<Partial<Record<string, string>>>,
  names: readonly string[],
): Record<string, string> {
  const kept = Object.entries(errors).filter(([name, text]) => text !== undefined && !names.includes(name));
  return Object.fromEntries(kept) as Record<string, string>;
}

/** What was typed while the rest was on its way is still to be saved. */
function withoutSent(now: SheetValues, sent: SheetValues): SheetValues {
  return Object.fromEntries(Object.entries(now).filter(([name, text]) => sent[name] !== text));
}
