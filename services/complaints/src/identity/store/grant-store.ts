import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';

/** A grant as it is kept, with its revocation. */
export interface GrantRow {
  id: string;
  caseId: string;
  personId: string;
  granterPersonId: string;
  granterPostId: string;
  sealedReason: Buffer;
  fingerprint: Buffer;
  grantTime: Date;
  endTime: Date;
  revokeTime: Date | null;
  revokerPersonId: string | null;
  sealedRevokeReason: Buffer | null;
}

const select = `SELECT g.id, g.case_id AS "caseId", g.person_id AS "personId", g.granter_person_id AS "granterPersonId",
    g.granter_post_id AS "granterPostId", g.sealed_reason AS "sealedReason", g.fingerprint, g.grant_time AS "grantTime",
    g.end_time AS "endTime", r.revoke_time AS "revokeTime", r.revoker_person_id AS "revokerPersonId",
    r.sealed_reason AS "sealedRevokeReason"
  FROM grants g LEFT JOIN grant_revocations r ON r.grant_id = g.id`;

export type NewGrant = Omit<GrantRow, 'revokeTime' | 'revokerPersonId' | 'sealedRevokeReason'>;

/** Keeps a grant unless it is there: a call repeated finds its own. */
export async function insertGrant(em: Queryable, row: NewGrant): Promise<void> {
  await execute(
    em,
    `INSERT INTO grants (id, case_id, person_id, granter_person_id, granter_post_id, sealed_reason, fingerprint, grant_time, end_time)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      row.id,
      row.caseId,
      row.personId,
      row.granterPersonId,
      row.granterPostId,
      row.sealedReason,
      row.fingerprint,
      row.grantTime,
      row.endTime,
    ],
  );
}

export async function findGrant(em: Queryable, id: string): Promise<GrantRow | undefined> {
  const rows = await query<GrantRow>(em, `${select} WHERE g.id = $1`, [id]);
  return rows[0];
}

/** Grants of a case to a person that have neither ended nor been revoked, the longest first. */
export async function findGrantsInForce(
  em: Queryable,
  caseId: string,
  personId: string,
  now: Date,
): Promise<GrantRow[]> {
  return query<GrantRow>(
    em,
    `${select} WHERE g.case_id = $1 AND g.person_id = $2 AND g.end_time > $3 AND g.grant_time <= $3
       AND r.grant_id IS NULL ORDER BY g.end_time DESC LIMIT 20`,
    [caseId, personId, now],
  );
}

/** All grants of a case, the latest first; they stay few. */
export async function findGrantsOf(em: Queryable, caseId: string): Promise<GrantRow[]> {
  return query<GrantRow>(em, `${select} WHERE g.case_id = $1 ORDER BY g.grant_time DESC, g.id LIMIT 100`, [
    caseId,
  ]);
}

/** Revokes; a repeated call changes nothing. */
export async function insertRevocation(
  em: Queryable,
  row: { grantId: string; personId: string; postId: string; sealedReason: Buffer; time: Date },
): Promise<void> {
  await execute(
    em,
    `INSERT INTO grant_revocations (grant_id, revoker_person_id, revoker_post_id, sealed_reason, revoke_time)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [row.grantId, row.personId, row.postId, row.sealedReason, row.time],
  );
}
