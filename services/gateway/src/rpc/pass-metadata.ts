import type { Metadata } from '@grpc/grpc-js';
import { statusDetailsKey, toGrpcFault } from '@baro/chassis';
import type { ServiceError } from '@grpc/grpc-js';
import { withoutDetails } from '../http/fault.ts';
import { reasons } from '../reasons.ts';

/** What a call ends with. */
export interface CallEnd {
  code: number;
  details: string;
  metadata: Metadata;
}

// Each hop makes these itself.
const hopKeys = [
  'user-agent',
  'content-type',
  'te',
  'date',
  'grpc-accept-encoding',
  'grpc-encoding',
  'grpc-timeout',
  'accept-encoding',
];

/** A copy for the next hop, without what belongs to this one. */
export function passedOn(metadata: Metadata): Metadata {
  const copy = metadata.clone();
  for (const key of hopKeys) copy.remove(key);
  return copy;
}

/** A failed call's end as the caller sees it: the service's own status untouched, ours when there is none. */
export function passedFault(error: Pick<ServiceError, 'code' | 'details' | 'metadata'>): CallEnd {
  const { code, details, metadata } = error;
  if (metadata.get(statusDetailsKey).length > 0) return { code, details, metadata: passedOn(metadata) };
  // What grpc-js says of a broken hop names inner addresses.
  return toGrpcFault(withoutDetails(code, details), reasons);
}
