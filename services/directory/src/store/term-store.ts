import { query } from '@baro/chassis';
import type { CalendarDay, LegalTerm } from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { selectRows, shapeRows, type Stored } from './aggregate-store.ts';
import { covering } from './sql.ts';

/** Days of the working calendar in order, of a year or of all years. */
export async function readCalendarDays(em: EntityManager, year?: number): Promise<CalendarDay[]> {
  const rows = await query(
    em,
    `${selectRows('calendar_day')} WHERE $1::integer IS NULL OR extract(year FROM t.date) = $1 ORDER BY t.date`,
    [year ?? null],
  );
  return shapeRows(em, 'calendar_day', rows);
}

/** The contract's bound: terms are a few hundred rows, and a list without pages must end. */
const MAX_TERMS = 2_000;

/** Rows of legal terms by code and first day; `asOf` empty: of all times. */
export async function readLegalTerms(em: EntityManager, code: string, asOf: string): Promise<LegalTerm[]> {
  const rows = await query(
    em,
    `${selectRows('legal_term')} WHERE ($1 = '' OR t.code = $1) AND ($2::date IS NULL OR (${covering('t', '$2')}))
     ORDER BY t.code COLLATE "C", t.valid_from NULLS FIRST LIMIT ${MAX_TERMS}`,
    [code, asOf || null],
  );
  return shapeRows(em, 'legal_term', rows);
}

/** All rows of a legal term by first day, locked until the end of the transaction. */
export async function lockLegalTerms(em: EntityManager, code: string): Promise<Stored<LegalTerm>[]> {
  const rows = await query(
    em,
    `${selectRows('legal_term')} WHERE t.code = $1 ORDER BY t.valid_from NULLS FIRST FOR UPDATE`,
    [code],
  );
  return shapeRows(em, 'legal_term', rows);
}
