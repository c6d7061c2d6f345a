// Makes proto/gen anew: `node proto/generate.ts all [folder]` (in another folder to compare).
// With `protos` it only lays out the imported protos for buf lint.
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const [, , what = 'all', target = here] = process.argv;

/** buf reads no package folders: google/api and google/rpc are laid out beside our protos, uncommitted. */
function layOutGoogleProtos(): void {
  const source = dirname(createRequire(import.meta.url).resolve('google-proto-files/package.json'));
  const files = [
    'google/api/annotations.proto',
    'google/api/field_behavior.proto',
    'google/api/http.proto',
    'google/rpc/error_details.proto',
    'google/rpc/status.proto',
  ];
  for (const file of files) {
    const place = join(here, 'third_party', file);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(join(source, file), place);
  }
}

/** ts-proto's constant schema of descriptor.proto does not fit its own types; our code is checked against the types. */
function leaveGeneratedUnchecked(): void {
  for (const file of globSync('gen/**/*.ts', { cwd: target })) {
    const path = join(target, file);
    writeFileSync(path, `// @ts-nocheck\n${readFileSync(path, 'utf8')}`);
  }
}

layOutGoogleProtos();
if (what === 'all') {
  execFileSync('buf', ['generate', '-o', target], { cwd: here, stdio: 'inherit' });
  leaveGeneratedUnchecked();
}
