import type { ServiceError } from '@grpc/grpc-js';
import { decodeStatus } from '../errors/status.ts';
import type { DecodedStatus } from '../errors/status.ts';

/**
 * Awaits a call that must be refused with `reason` (and, when given, with exactly these `fields`).
 * @throws Error that says what happened instead.
 */
export async function expectReason(
  promise: Promise<unknown>,
  reason: string,
  fields?: readonly string[],
): Promise<DecodedStatus> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) throw new Error(`expected ${reason}, but the call succeeded`);
  const status = decodeStatus((error as Partial<ServiceError>).metadata);
  const seenError = error instanceof Error ? error.message : typeof error;
  if (!status) throw new Error(`expected ${reason}, but got no status details: ${seenError}`);
  if (status.reason !== reason) {
    const seen = status.fields.map((fault) => `${fault.field} ${fault.rule}`).join(', ');
    throw new Error(`expected ${reason}, but got ${status.reason} ${seen}`);
  }
  const seen = status.fields.map((fault) => fault.field).toSorted();
  if (fields && JSON.stringify(seen) !== JSON.stringify([...fields].toSorted())) {
    throw new Error(`expected faults in ${fields.join(', ')}, but got ${seen.join(', ')}`);
  }
  return status;
}
