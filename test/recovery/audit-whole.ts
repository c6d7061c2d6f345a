import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSealKeys } from '@baro/chassis/audit';
import { eventually } from '@baro/chassis/testing';
import { readAnchors } from '@baro/tools/audit-verify/read-anchors.ts';
import { verifyAudit } from '@baro/tools/audit-verify/verify-audit.ts';
import type { ServiceReport } from '@baro/tools/audit-verify/verify-service.ts';
import { withClient } from '@baro/tools/recovery/platform-database.ts';
import { services } from '@baro/tools/start/services.ts';
import type { Checks } from './checks.ts';
import type { Lost } from './recovery-run.ts';
import type { StartedPlatform } from './started-platform.ts';

const limitMs = 60_000;
/** A seal is dated a moment before its commit: one of just before the instant may be behind it. */
const commitMs = 1_000;

const rowOfBefore = 'SELECT id, action FROM audit WHERE create_time < $1 ORDER BY random() LIMIT 1';
const setAction = 'UPDATE audit SET action = $2 WHERE id = $1';

/** The audit of the restored platform is whole, by the seals it was restored with, by those since, and by both platforms' anchors. */
export async function checkAudit(platform: StartedPlatform, lost: Lost, checks: Checks): Promise<void> {
  const verify = await openVerification(platform, lost);
  const goesOn = (found: readonly ServiceReport[]): boolean => {
    const { sealedUntil, tailRows } = documentsOf(found);
    return sealedUntil !== undefined && sealedUntil > lost.instant && tailRows === 0;
  };
  const sealed = async (): Promise<ServiceReport[]> => {
    const found = await verify();
    if (!goesOn(found)) throw new Error('not everything is sealed');
    return found;
  };
  const found = await eventually(sealed, limitMs).catch(verify);
  checks.addNone('audit:verify finds the restored audit whole', describe(found), faultsOf(found));
  const { sealedUntil, tailRows } = documentsOf(found);
  checks.add({
    name: 'its seals go on from those of before the loss',
    passed: goesOn(found),
    facts: `sealed until ${sealedUntil?.toISOString() ?? 'never'}, ${tailRows} rows not yet`,
  });
  await plantChange(platform, lost, verify, checks);
}

type Verify = () => Promise<ServiceReport[]>;

async function openVerification({ place, databaseUrl }: StartedPlatform, lost: Lost): Promise<Verify> {
  const keys = readSealKeys(
    await readFile(path.join(place.dir, 'secrets', 'audit-public-keys'), 'utf8'),
    'public',
  );
  const until = new Date(lost.instant.getTime() - commitMs);
  const published = await readAnchors([path.join(lost.dataDir, 'audit-anchors')], until);
  if (published.length === 0) throw new Error('the lost platform had published no seal before the instant');
  const own = path.join(place.dir, 'audit-anchors');
  return async () =>
    verifyAudit({
      logs: services.map(({ name }) => ({ service: name, databaseUrl: databaseUrl(`baro_${name}`) })),
      keys,
      anchors: [...published, ...(await readAnchors([own], undefined))],
    });
}

/** A row of before the loss, changed in the restored copy, is named, and nothing else. */
async function plantChange(
  { databaseUrl }: StartedPlatform,
  { instant }: Lost,
  verify: Verify,
  checks: Checks,
): Promise<void> {
  await withClient(databaseUrl('baro_documents'), async (client) => {
    const { rows } = await client.query<{ id: string; action: string }>(rowOfBefore, [instant]);
    const [row] = rows;
    await client.query(setAction, [row?.id, 'planted']);
    const faults = faultsOf(await verify());
    await client.query(setAction, [row?.id, row?.action]);
    checks.add({
      name: 'audit:verify finds one changed row of the restored audit',
      passed:
        row !== undefined &&
        faults.length === 1 &&
        faults[0]?.startsWith(`documents changed ${row.id}`) === true,
      facts: faults[0] ?? 'nothing',
    });
  });
}

function documentsOf(reports: readonly ServiceReport[]): ServiceReport {
  const found = reports.find(({ service }) => service === 'documents');
  if (!found) throw new Error('documents was not verified');
  return found;
}

function faultsOf(reports: readonly ServiceReport[]): string[] {
  return reports.flatMap(({ service, faults }) =>
    faults.map(
      ({ kind, batch, auditId, why }) => `${service} ${kind} ${auditId ?? ''} seal ${batch ?? ''}: ${why}`,
    ),
  );
}

function describe(reports: readonly ServiceReport[]): string {
  return reports.map(({ service, rows, batches }) => `${service} ${rows} rows, ${batches} seals`).join('; ');
}
