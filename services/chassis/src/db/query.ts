import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

/** The transaction or pool an EntityManager works on; both run compiled queries. */
export interface Executor {
  executeQuery(query: CompiledQuery): Promise<{ rows: unknown[]; numAffectedRows?: bigint }>;
}

/** What statements can be run on. */
export type Queryable = EntityManager | Executor;

function executorOf(em: Queryable): Executor {
  if ('executeQuery' in em) return em;
  return em.getTransactionContext<Executor & object>() ?? em.getConnection().getClient();
}

/**
 * Runs one SQL statement with `$1` parameters (extended protocol, never interpolated) in the EntityManager's
 * transaction, or outside one. The only way services write SQL by hand; used in `src/store/` alone.
 */
export async function query<Row = Record<string, unknown>>(
  em: Queryable,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await executorOf(em).executeQuery(CompiledQuery.raw(text, [...parameters]));
  return result.rows as Row[];
}

/** As `query`, for statements whose rows do not matter. @returns how many rows were affected. */
export async function execute(
  em: Queryable,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<number> {
  const result = await executorOf(em).executeQuery(CompiledQuery.raw(text, [...parameters]));
  return Number(result.numAffectedRows ?? result.rows.length);
}
