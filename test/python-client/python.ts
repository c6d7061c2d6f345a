import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '@baro/tools/platform/cache.ts';

const run = promisify(execFile);
const here = import.meta.dirname;
const protoFolder = path.resolve(here, '..', '..', 'proto');
const requirements = path.join(here, 'requirements.txt');
const protos = [
  'baro/directory/v1/directory.proto',
  'baro/documents/v1/resources.proto',
  'baro/documents/v1/incoming.proto',
  'baro/custody/v1/feed.proto',
];

/** The stock gRPC tools of Python, installed once from PyPI into a place of their own. */
export async function pythonWithGrpc(python: string): Promise<string> {
  const { stdout: version } = await run(python, ['--version']);
  const key = createHash('sha256')
    .update(version)
    .update(readFileSync(requirements))
    .digest('hex')
    .slice(0, 16);
  const place = await cached(`python-grpc-${key}`, async (dir) => {
    await run(python, ['-m', 'venv', '--without-pip', dir]);
    const pip = ['install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
    const program = await pipOf(python, path.join(dir, 'bin', 'python'));
    await run(program.file, [...program.args, ...pip, '--requirement', requirements]);
  });
  return path.join(place, 'bin', 'python');
}

/** pip inside the place; a Python without `ensurepip` (Debian's without python3-venv) lends its own. */
async function pipOf(python: string, inside: string): Promise<{ file: string; args: string[] }> {
  const own = await run(inside, ['-m', 'ensurepip', '--default-pip']).catch(() => undefined);
  return own
    ? { file: inside, args: ['-m', 'pip'] }
    : { file: python, args: ['-m', 'pip', '--python', inside] };
}

/** Makes the client's code from our protos, as an outside team would. */
export async function generateClient(python: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // google/api lies with the package googleapis-common-protos.
  const { stdout } = await run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))']);
  const sources = ['-I', protoFolder, '-I', stdout.trim()];
  const targets = [`--python_out=${folder}`, `--grpc_python_out=${folder}`];
  await run(python, ['-m', 'grpc_tools.protoc', ...sources, ...targets, ...protos]);
}

/** Runs the client; its answer is one line of JSON. */
export async function runClient(
  python: string,
  folder: string,
  args: string[],
): Promise<Record<string, unknown>> {
  const env = { ...process.env, PYTHONPATH: folder, PYTHONIOENCODING: 'utf-8' };
  const { stdout } = await run(python, [path.join(here, 'client.py'), ...args], { env });
  return JSON.parse(stdout) as Record<string, unknown>;
}
