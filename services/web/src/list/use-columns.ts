import { useMemo, useState } from 'react';
import { readStoredJson, writeStored } from '../state/storage.ts';
import type { Column } from './column.ts';

export interface ColumnChoice<Row> {
  readonly visible: readonly Column<Row>[];
  readonly all: readonly Column<Row>[];
  readonly toggle: (key: string) => void;
}

/** Which columns of a table are shown; this browser remembers it by the table's name. */
export function useColumns<Row>(table: string, all: readonly Column<Row>[]): ColumnChoice<Row> {
  const stored = `baro.columns.${table}`;
  const [hidden, setHidden] = useState<readonly string[]>(
    () =>
      readStoredJson(stored, isTextList) ?? all.filter((column) => column.isHiddenAtFirst).map((c) => c.key),
  );
  const visible = useMemo(
    () => all.filter((c) => c.isFixed === true || !hidden.includes(c.key)),
    [all, hidden],
  );
  const toggle = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
    setHidden(next);
    writeStored(stored, JSON.stringify(next));
  };
  return { visible, all, toggle };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
