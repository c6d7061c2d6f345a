// Makes proto/gen anew: `node proto/generate.ts`. With `protos` it only lays out the imported protos for buf lint.
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;

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
    const target = join(here, 'third_party', file);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(source, file), target);
  }
}

/** ts-proto's constant schema of descriptor.proto does not fit its own types; our code is checked against the types. */
function leaveGeneratedUnchecked(): void {
  for (const file of globSync('gen/**/*.ts', { cwd: here })) {
    const path = join(here, file);
    writeFileSync(path, `// @ts-nocheck\n${readFileSync(path, 'utf8')}`);
  }
}

layOutGoogleProtos();
if (process.argv[2] !== 'protos') {
  execFileSync('buf', ['generate'], { cwd: here, stdio: 'inherit' });
  leaveGeneratedUnchecked();
}
