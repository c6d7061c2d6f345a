import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';

/** One call as it came to the door. */
export interface Observed {
  token: string;
  at: number;
  /** Milliseconds to the deadline; Infinity without one. */
  deadlineMs: number;
  bytes: Buffer;
}

/** The caller's token. */
export function tokenOf(metadata: Metadata): string {
  return metadata.get('authorization')[0]?.toString() ?? '';
}

export function observe(
  call: Pick<ServerUnaryCall<Buffer, Buffer>, 'metadata' | 'getDeadline' | 'request'>,
): Observed {
  const deadline = call.getDeadline();
  const end = deadline instanceof Date ? deadline.getTime() : deadline;
  return {
    token: tokenOf(call.metadata),
    at: performance.now(),
    deadlineMs: end - Date.now(),
    bytes: call.request,
  };
}
