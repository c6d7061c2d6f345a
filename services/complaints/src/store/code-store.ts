import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';

/** A code of the law as stored. */
export interface CodeRow {
  kind: LegalCodeKind;
  code: string;
  value: number;
  nameVi: string;
  nameEn: string;
  legalRef: string;
  confidence: string;
}

/** Codes that hold on a day, by list and in the order of the law; of one list alone unless `kind` is 0. */
export async function findCodes(em: EntityManager, kind: LegalCodeKind, date: string): Promise<CodeRow[]> {
  return query<CodeRow>(
    em,
    `SELECT kind, code, value, name_vi AS "nameVi", name_en AS "nameEn", legal_ref AS "legalRef", confidence
     FROM legal_codes
     WHERE valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) AND ($1 = 0 OR kind = $1)
     ORDER BY kind, legal_ref, position`,
    [kind, date],
  );
}
