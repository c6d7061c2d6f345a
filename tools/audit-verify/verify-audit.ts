import pg from 'pg';
import type { Anchor, SealKey } from '@baro/chassis/audit';
import { VerifyError } from './verify-error.ts';
import { verifyService } from './verify-service.ts';
import type { ServiceReport } from './verify-service.ts';

/** The log of one service. */
export interface AuditLog {
  service: string;
  /** Of a role that may read `audit`, `audit_seals` and `audit_seal_members`; the app role may. */
  databaseUrl: string;
}

/** What is to be verified, and by what. */
export interface AuditVerification {
  logs: readonly AuditLog[];
  /** Public keys trusted from outside; those they hand over to are trusted in turn. */
  keys: readonly SealKey[];
  /** Seals published outside the database. */
  anchors?: readonly Anchor[];
  onProgress?: (service: string, rows: number, of: number) => void;
}

async function connect(service: string, connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('audit_seals') IS NOT NULL AS there",
    );
    if (rows[0]?.there) return client;
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new VerifyError(`The database of ${service} does not answer (${why}): is PostgreSQL running?`, {
      cause: error,
    });
  }
  await client.end();
  throw new VerifyError(`The database of ${service} knows no seals: bring its schema up to date first.`);
}

/** Verifies the audit logs of services, one after the other, each as of one moment. Changes nothing. */
export async function verifyAudit({
  logs,
  keys,
  anchors = [],
  onProgress,
}: AuditVerification): Promise<ServiceReport[]> {
  const reports: ServiceReport[] = [];
  for (const { service, databaseUrl } of logs) {
    const client = await connect(service, databaseUrl);
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const tell = (rows: number, of: number): void => onProgress?.(service, rows, of);
      reports.push(await verifyService(client, { service, keys, anchors, onProgress: tell }));
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  }
  return reports;
}
