import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ConfigError, readConfig } from '@baro/chassis';
import { nameOf } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { configFilesOf, isIdentityKey, secretFilesOf, workloadsOf, writableFoldersOf } from '../workload.ts';
import type { Workload } from '../workload.ts';
import { configSpecs, prefixOf } from '../service-configs.ts';
import type { Specs } from '../service-configs.ts';

/** Each container's environment is read by its service's own configuration: nothing is missing, nothing unknown. */
export function checkEnvironment(manifests: readonly Manifest[], specs: Specs = configSpecs): string[] {
  return workloadsOf(manifests).flatMap((workload) => {
    const service = workload.role === 'smoke' ? 'smoke' : workload.service;
    const spec = specs[service];
    if (!spec) return [`${nameOf(workload.manifest)}: there is no service ${service}`];
    const findings = [
      ...unknownKeys(workload, service, spec),
      ...unreadable(workload, service, spec),
      ...foldersMissing(workload),
      ...migratorsMissing(workload, service, spec),
    ];
    return findings.map((finding) => `${nameOf(workload.manifest)}: ${finding}`);
  });
}

/** A job migrates every database of its service. */
function migratorsMissing({ role, env }: Workload, service: string, spec: Specs[string]): string[] {
  if (role !== 'migrate') return [];
  return Object.values(spec)
    .filter(({ key }) => key.endsWith('MIGRATOR_DATABASE_URL'))
    .map(({ key }) => `${prefixOf(service)}_${key}_FILE`)
    .filter((key) => !(key in env))
    .map((key) => `the job has no address of a migrator role, ${key}`);
}

/** Keys of Node and OpenTelemetry themselves. */
const standardKeys = /^(OTEL_[A-Z_]+|NODE_[A-Z_]+)$/;

function unknownKeys({ env }: Workload, service: string, spec: Specs[string]): string[] {
  const known = new Set(
    Object.values(spec).map(({ key, secret }) => `${prefixOf(service)}_${key}${secret ? '_FILE' : ''}`),
  );
  return Object.keys(env)
    .filter((key) => !known.has(key) && !standardKeys.test(key))
    .map((key) => `${service} knows no ${key}`);
}

/** Reads it as the process does, with its files laid out in a folder of ours. */
function unreadable(workload: Workload, service: string, spec: Specs[string]): string[] {
  const files = new Map([...secretFilesOf(workload), ...configFilesOf(workload)]);
  const dir = mkdtempSync(path.join(tmpdir(), 'baro-charts-'));
  try {
    const missing: string[] = [];
    const env = Object.fromEntries(
      Object.entries(workload.env).map(([key, value]) => {
        if (!key.endsWith('_FILE') && key !== 'NODE_EXTRA_CA_CERTS') return [key, value];
        const isKept = workload.role === 'migrate' && isIdentityKey(key);
        if (!isKept && !files.has(value)) {
          missing.push(`${key} names ${value}, which no secret or ConfigMap gives`);
        }
        const file = path.join(dir, key);
        writeFileSync(file, 'a file of the check\n');
        return [key, file];
      }),
    );
    try {
      readConfig(service, spec, env);
      return missing;
    } catch (error) {
      if (error instanceof ConfigError) return [...missing, error.message];
      throw error;
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Files are kept where a volume is. */
function foldersMissing(workload: Workload): string[] {
  const folders = writableFoldersOf(workload);
  return Object.entries(workload.env)
    .filter(
      ([key, value]) =>
        workload.role === 'service' && key.endsWith('ATTACHMENT_DIR') && !folders.includes(value),
    )
    .map(([key, value]) => `${key} is ${value}, where no volume is`);
}
