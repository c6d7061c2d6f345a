import { isPortTaken, LOOPBACK } from '../platform/ports.ts';
import type { StartOptions } from './options.ts';
import type { PlatformPlan } from './platform-plan.ts';

/** Ports that are not a service's own gRPC port, counted from --port. */
export const OFFSETS = { http: 0, signOn: 2, postgres: 3, nats: 4, prometheus: 7, zipkin: 8 } as const;

/** Where a service serves its metrics, by its gRPC port; both counted from --port. */
export function metricsOffset(port: number): number {
  return port + 20;
}

/** One port and who is to have it. */
export interface PortUse {
  port: number;
  use: string;
}

/** The loopback address of a port counted from the first. */
export function addressOf(firstPort: number, offset: number): string {
  return `${LOOPBACK}:${firstPort + offset}`;
}

/** Every port the plan needs. */
export function portsOf(
  plan: PlatformPlan,
  { port: firstPort, telemetry }: Pick<StartOptions, 'port' | 'telemetry'>,
  hasOwnNats: boolean,
): PortUse[] {
  const uses: [number, string][] = [[OFFSETS.postgres, 'PostgreSQL']];
  if (hasOwnNats) uses.push([OFFSETS.nats, 'NATS']);
  if (plan.signOn) uses.push([OFFSETS.signOn, 'the sign-on']);
  if (plan.gateway) uses.push([OFFSETS.http, 'the pages'], [plan.gateway.port, 'gRPC for other systems']);
  for (const { name, port } of plan.services) uses.push([port, `the service ${name}`]);
  if (telemetry) {
    uses.push([OFFSETS.prometheus, 'Prometheus'], [OFFSETS.zipkin, 'Zipkin']);
    const all = plan.gateway ? [...plan.services, plan.gateway] : plan.services;
    for (const { name, port } of all) uses.push([metricsOffset(port), `the metrics of ${name}`]);
  }
  return uses.map(([offset, use]) => ({ port: firstPort + offset, use })).toSorted((a, b) => a.port - b.port);
}

/** Refuses with one sentence that names every port another program has. */
export async function refuseTakenPorts(ports: readonly PortUse[]): Promise<void> {
  const taken: PortUse[] = [];
  for (const use of ports) if (await isPortTaken(use.port)) taken.push(use);
  if (taken.length === 0) return;
  const names = taken.map(({ port, use }) => `${port} (${use})`).join(', ');
  const [noun, verb, them] = taken.length === 1 ? ['Port', 'is', 'it'] : ['Ports', 'are', 'them'];
  throw new Error(
    `${noun} ${names} ${verb} taken by another program. End the program that has ${them}, or choose other ports: npm start -- --port <n>`,
  );
}
