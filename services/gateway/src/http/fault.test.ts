import { Metadata, status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { faultOfCall } from './fault.ts';

/** A failed call as grpc-js makes it when the service sent no words of its own. */
function bare(code: status, details: string) {
  return faultOfCall(Object.assign(new Error(details), { code, details, metadata: new Metadata() }));
}

describe('a call that failed without a word of the service', () => {
  it('is UNAVAILABLE when its connection broke, whatever grpc-js calls that', () => {
    const broken =
      'Received RST_STREAM with code 2 triggered by internal client error: Session closed with error code 2';
    expect(bare(status.INTERNAL, broken)).toMatchObject({ httpStatus: 503, reason: 'UNAVAILABLE' });
    expect(bare(status.UNAVAILABLE, 'No connection established')).toMatchObject({ reason: 'UNAVAILABLE' });
  });

  it('is our fault otherwise, and shows nothing of what grpc-js says', () => {
    const fault = bare(status.INTERNAL, 'Error deserializing response of 10.1.2.3');
    expect(fault).toMatchObject({ httpStatus: 500, reason: 'INTERNAL' });
    expect(JSON.stringify(fault)).not.toContain('10.1.2.3');
  });
});
