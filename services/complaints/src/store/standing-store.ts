import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LetterContent } from '@baro/proto/baro/complaints/v1/resources';

/** What decides who may open the identities of a letter. */
export interface StandingRow {
  content: LetterContent;
  unitId: string;
  holderPostId: string | null;
  receiveTime: Date;
  /** An entry of the reception book, whose hands are the book's. */
  isReception: boolean;
  /** Letter taken at a reception: who is kept away from it is kept away from the entry. */
  takenLetterId: string | null;
}

export async function findStandingRow(em: EntityManager, letterId: string): Promise<StandingRow | undefined> {
  const rows = await query<StandingRow>(
    em,
    `SELECT l.content, l.decider_unit_id AS "unitId", l.receive_time AS "receiveTime", i.holder_post_id AS "holderPostId",
       false AS "isReception", NULL::uuid AS "takenLetterId"
     FROM letters l JOIN letter_items i ON i.id = l.id WHERE l.id = $1
     UNION ALL
     SELECT content, unit_id, receive_time, receiver_post_id, true, letter_id FROM receptions WHERE id = $1`,
    [letterId],
  );
  return rows[0];
}

/** Of the grants, those that were audited: one of a call that ended half-way never counts. */
export async function findAudited(em: EntityManager, grantIds: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT subject_id AS id FROM audit WHERE subject_id = ANY($1::uuid[]) AND action = 'grant_opening'`,
    [grantIds],
  );
  return new Set(rows.map(({ id }) => id));
}
