// Moves proto/baseline.binpb to the contract as it is now. The commit says why callers out there can follow.
import { join } from 'node:path';
import { baseline, buildImage } from './breaking.ts';

const protoDir = join(import.meta.dirname, '../../proto');
const problems = await buildImage(protoDir, baseline);
for (const line of problems) process.stderr.write(`${line}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
