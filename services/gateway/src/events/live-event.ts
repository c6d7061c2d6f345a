import { streamOf } from '@baro/chassis';
import { backendNames } from '../routes/exposed-services.ts';
import type { BackendName } from '../routes/exposed-services.ts';

/** An event as it came from JetStream, as far as the gateway looks into it. */
export interface LiveEvent {
  /** Where it lies: number of the stream in `liveStreams`, and its sequence there. */
  stream: number;
  sequence: number;
  /** Units it concerns. */
  unitIds: readonly string[];
  /** What clients get, as JSON: no data, only that something has a new version. */
  payload: string;
}

/** A letter is not its unit's to know of: that one changed tells that there is one. */
const untold: readonly BackendName[] = ['complaints'];

/** Streams whose events are shown live. */
export const liveStreams = backendNames
  .filter((service) => !untold.includes(service))
  .map((service) => ({ name: streamOf(service), filter: `baro.${service}.>` }));

/** Reads the envelope; undefined for a body that is not one. */
export function readLiveEvent(stream: number, sequence: number, body: string): LiveEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch {
    // Not an event of ours; consumers of the services report it, a browser has no use for it.
    return undefined;
  }
  if (typeof event !== 'object' || event === null) return undefined;
  const { type, aggregateType, aggregateId, aggregateVersion, unitIds } = event as Record<string, unknown>;
  if (typeof type !== 'string' || !Array.isArray(unitIds)) return undefined;
  const payload = JSON.stringify({ type, aggregateType, aggregateId, aggregateVersion });
  return { stream, sequence, unitIds: unitIds.filter((id) => typeof id === 'string'), payload };
}
