import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { LoggedOpening } from '../sealed.ts';

/** One view of an identity as it is logged. */
export interface OpeningRow {
  id: string;
  caseId: string;
  partyId: string;
  personId: string;
  postId: string;
  delegationId: string | null;
  /** Null where no grant is needed. */
  grantId: string | null;
  fields: string[];
  sealedReason: Buffer;
  openTime: Date;
}

/** Logs a view and commits it: only what comes back opens the identity. `em` is outside any transaction. */
export async function logOpening(em: Queryable, row: OpeningRow): Promise<LoggedOpening> {
  await execute(
    em,
    `INSERT INTO openings (id, case_id, party_id, person_id, post_id, delegation_id, grant_id, fields, sealed_reason, open_time)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      row.caseId,
      row.partyId,
      row.personId,
      row.postId,
      row.delegationId,
      row.grantId,
      row.fields,
      row.sealedReason,
      row.openTime,
    ],
  );
  return new LoggedOpening(row);
}

/** A page of a case's views and one more, the latest first. */
export async function findOpenings(
  em: Queryable,
  caseId: string,
  size: number,
  after: { openTime: string; id: string } | undefined,
): Promise<OpeningRow[]> {
  return query<OpeningRow>(
    em,
    `SELECT id, case_id AS "caseId", party_id AS "partyId", person_id AS "personId", post_id AS "postId",
       delegation_id AS "delegationId", grant_id AS "grantId", fields, sealed_reason AS "sealedReason", open_time AS "openTime"
     FROM openings WHERE case_id = $1 AND ($2::timestamptz IS NULL OR (open_time, id) < ($2, $3::uuid))
     ORDER BY open_time DESC, id DESC LIMIT $4`,
    [caseId, after?.openTime ?? null, after?.id ?? null, size + 1],
  );
}
