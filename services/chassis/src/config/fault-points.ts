import type { BaseConfig } from './base-config.ts';
import { ConfigError } from './define-config.ts';

/** Moments at which a crash must lose nothing (test/fire proves each). */
export const faultPoints = [
  'before-commit',
  'after-commit',
  'after-puback',
  'before-ack',
  'before-seal',
  'after-seal',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

let armed: { point: string; left: number } | undefined;

/** Arms the one fault point of the configuration. @throws ConfigError outside embedded defaults. */
export function armFaultPoint(config: Pick<BaseConfig, 'embedded' | 'faultPoint'>): void {
  if (!config.faultPoint) return;
  if (!config.embedded) throw new ConfigError('FAULT_POINT is for tests: it needs EMBEDDED=true');
  const [point = '', count = '1'] = config.faultPoint.split(':');
  if (!faultPoints.some((known) => known === point)) throw new ConfigError(`FAULT_POINT ${point} is unknown`);
  armed = { point, left: Number(count) };
}

/** Ends the process as a power cut would, when this point is armed and its turn has come. */
export function passFaultPoint(point: FaultPoint): void {
  if (armed?.point !== point) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}
