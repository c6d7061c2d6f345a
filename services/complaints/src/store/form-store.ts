import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A form of the law as stored, with the days it holds. */
export interface FormRow {
  code: string;
  number: string;
  titleVi: string;
  titleEn: string;
  legalRef: string;
  confidence: string;
  from: string;
  to: string | null;
}

/** Every form there is or was: some dozens. */
export async function findFormRows(em: EntityManager): Promise<FormRow[]> {
  return query<FormRow>(
    em,
    `SELECT code, number, title_vi AS "titleVi", title_en AS "titleEn", legal_ref AS "legalRef", confidence,
       valid_from::text AS "from", valid_to::text AS "to"
     FROM legal_forms ORDER BY code, valid_from`,
  );
}

/** The form as the law had it on a day. */
export function formOn(rows: readonly FormRow[], code: string, date: string): FormRow | undefined {
  return rows.find((row) => row.code === code && row.from <= date && (row.to === null || row.to >= date));
}

/** A change of hands that is an act of the law. Its note stays behind: it may name somebody. */
export interface HandTime {
  reason: string;
  time: Date;
  toPostId: string | null;
}

export async function findHandTimes(em: EntityManager, letterId: string): Promise<HandTime[]> {
  return query<HandTime>(
    em,
    `SELECT reason, change_time AS "time", to_post_id AS "toPostId" FROM letter_hands WHERE item_id = $1 ORDER BY version`,
    [letterId],
  );
}
