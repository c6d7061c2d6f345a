import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DuplicateVerdict } from '@baro/proto/baro/complaints/v1/letters';

/** A judgement on two letters. */
export interface MarkRow {
  letterId: string;
  otherId: string;
  verdict: DuplicateVerdict;
  unitId: string;
  postId: string;
  personId: string;
  time: Date;
}

export async function insertMark(em: EntityManager, mark: MarkRow): Promise<void> {
  const { letterId, otherId, verdict, unitId, postId, personId, time } = mark;
  await execute(
    em,
    `INSERT INTO letter_duplicate_marks (letter_id, other_id, verdict, by_unit_id, by_post_id, by_person_id, mark_time)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [letterId, otherId, verdict, unitId, postId, personId, time],
  );
}

/** The last judgement on the letter and each other one, whichever of the two it was said of. */
export async function findMarks(em: EntityManager, letterId: string): Promise<MarkRow[]> {
  return query<MarkRow>(
    em,
    `SELECT DISTINCT ON (least(letter_id, other_id), greatest(letter_id, other_id))
       letter_id AS "letterId", other_id AS "otherId", verdict, by_unit_id AS "unitId", by_post_id AS "postId",
       by_person_id AS "personId", mark_time AS "time"
     FROM letter_duplicate_marks WHERE letter_id = $1 OR other_id = $1
     ORDER BY least(letter_id, other_id), greatest(letter_id, other_id), seq DESC`,
    [letterId],
  );
}

/** Until the end of the transaction only one duplicate of the unit is filed, so that of two marked for each other one stays. */
export async function lockFiling(em: EntityManager, unitId: string): Promise<void> {
  await query(em, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`file duplicate ${unitId}`]);
}
