import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kind } from '../store/aggregate-store.ts';
import { readPostUnits } from '../store/post-store.ts';
import { readUnitCodes } from '../store/unit-store.ts';

/** The unit an event is told under, and others it concerns. */
export interface EventUnit {
  readonly id: string;
  readonly code: string;
  readonly others?: string[];
}

interface Linked {
  readonly id: string;
  readonly code?: string;
  readonly unitId?: string;
  readonly postId?: string;
  readonly predecessorId?: string;
  readonly successorId?: string;
}

/** The unit of each row by row id; none for people, days and terms, which belong to the whole city. */
export async function findEventUnits(
  em: EntityManager,
  kind: Kind,
  rows: readonly Linked[],
): Promise<Map<string, EventUnit>> {
  switch (kind) {
    case 'unit':
      return new Map(rows.map((row) => [row.id, { id: row.id, code: row.code ?? '' }]));
    case 'post':
    case 'identifier':
    case 'service_account':
      return byUnit(em, rows, (row) => row.unitId);
    case 'succession':
      return byUnit(em, rows, (row) => row.successorId);
    case 'holding':
    case 'delegation':
      return byPost(em, rows);
    default:
      return new Map();
  }
}

async function byUnit(
  em: EntityManager,
  rows: readonly Linked[],
  unitOf: (row: Linked) => string | undefined,
): Promise<Map<string, EventUnit>> {
  const codes = await readUnitCodes(em, [...new Set(rows.flatMap((row) => unitOf(row) ?? []))]);
  return new Map(
    rows.map((row) => {
      const id = unitOf(row) ?? '';
      const others = row.predecessorId === undefined ? [] : [row.predecessorId];
      return [row.id, { id, code: codes.get(id) ?? '', others }];
    }),
  );
}

async function byPost(em: EntityManager, rows: readonly Linked[]): Promise<Map<string, EventUnit>> {
  const units = await readPostUnits(em, [...new Set(rows.flatMap((row) => row.postId ?? []))]);
  return new Map(
    rows.flatMap((row) => {
      const unit = units.get(row.postId ?? '');
      return unit ? [[row.id, unit]] : [];
    }),
  );
}
