import { readFile } from 'node:fs/promises';
import { readSealKeys } from '@baro/chassis/audit';
import type { SealKey } from '@baro/chassis/audit';
import { services } from '../start/services.ts';
import { readOptions } from './options.ts';
import type { VerifyCommand } from './options.ts';
import { readAnchors } from './read-anchors.ts';
import { describeReports, progressLine } from './report.ts';
import { verifyAudit } from './verify-audit.ts';
import { VerifyError } from './verify-error.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const cwd = process.env['INIT_CWD'] ?? process.cwd();
    const names = services.map(({ name }) => name);
    return await run(readOptions(args, cwd, names));
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function run({ logs, keyFiles, anchors, anchorsUntil, json }: VerifyCommand): Promise<number> {
  const reports = await verifyAudit({
    logs: await Promise.all(
      logs.map(async ({ service, urlFile }) => ({
        service,
        databaseUrl: await readText('--database-url-file', urlFile),
      })),
    ),
    keys: (await Promise.all(keyFiles.map(readKeys))).flat(),
    anchors: await readAnchors(anchors, anchorsUntil),
    onProgress: progressLine(),
  });
  const isWhole = reports.every(({ faultCount }) => faultCount === 0);
  const lines = json ? [JSON.stringify({ isWhole, services: reports })] : describeReports(reports);
  for (const line of lines) process.stdout.write(`${line}\n`);
  return isWhole ? 0 : 1;
}

async function readKeys(file: string): Promise<SealKey[]> {
  const text = await readText('--public-key', file);
  try {
    return readSealKeys(text, 'public');
  } catch (error) {
    throw new VerifyError(`--public-key ${file} ${(error as Error).message}.`, { cause: error });
  }
}

async function readText(option: string, file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new VerifyError(`${option} ${file} cannot be read.`, { cause: error });
  }
}
