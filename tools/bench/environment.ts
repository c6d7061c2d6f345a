import { readFileSync } from 'node:fs';
import os from 'node:os';

/** What a figure was measured on; printed with every table. */
export function environmentLines(): string[] {
  const cpu = os.cpus();
  const release = readFileSync('/etc/os-release', 'utf8').match(/PRETTY_NAME="(.*)"/)?.[1] ?? os.release();
  return [
    `date: ${new Date().toISOString()}`,
    `machine: ${cpu.length} × ${cpu[0]?.model ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    `system: ${release}, Node ${process.version}`,
  ];
}
