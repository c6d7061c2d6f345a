import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LetterRow } from './letter-entities.ts';

/**
 * Whether a denunciation of the same content was passed on by the unit before: an earlier one the clerk named, another that
 * names the same earlier one, or one that says the same words. Two that come at once wait for each other.
 */
export async function isPassedOn(
  em: EntityManager,
  letter: Pick<LetterRow, 'id' | 'unitId' | 'text' | 'previousLetterId'>,
): Promise<boolean> {
  await query(em, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`pass on ${letter.unitId}`]);
  const rows = await query(
    em,
    `SELECT 1 FROM letters d
     WHERE d.content = 2 AND d.state = 12 AND d.id <> $1
       AND (d.id = $2 OR d.previous_letter_id = $2 OR d.previous_letter_id = $1
         OR (d.unit_id = $3 AND d.text <> '' AND md5(regexp_replace(lower(d.text), '\\s+', ' ', 'g')) = md5(regexp_replace(lower($4::text), '\\s+', ' ', 'g'))))
     LIMIT 1`,
    [letter.id, letter.previousLetterId ?? null, letter.unitId, letter.text],
  );
  return rows.length > 0;
}
