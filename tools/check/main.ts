// npm run check [-- <step> …]: everything a change must hold to; all findings of all steps are listed.
import { join } from 'node:path';
import { stepsFor } from './steps.ts';

const root = join(import.meta.dirname, '../..');
const steps = stepsFor(root);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}\n`,
  );
  process.exit(2);
}

const failed: string[] = [];
for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const began = performance.now();
  const findings = await step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)\n`);
  for (const finding of findings) process.stdout.write(`     ${finding}\n`);
  if (findings.length > 0) failed.push(step.name);
}
process.stdout.write(failed.length === 0 ? 'check: all well\n' : `check: not well: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
