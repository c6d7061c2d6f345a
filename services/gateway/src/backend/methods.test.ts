import { describe, expect, it } from 'vitest';
import { exposedServices } from '../routes/exposed-services.ts';
import { exposedMethods } from './methods.ts';

describe('exposed methods', () => {
  it('that change something carry a request_id when they may be tried again, or they would act twice', () => {
    const triedAgain = exposedMethods(exposedServices).filter(
      ({ definition }) => !definition.requestStream && !definition.responseStream,
    );
    const changes = triedAgain.filter(({ safe }) => !safe);
    expect(changes.length).toBeGreaterThan(30);
    expect(changes.filter(({ input }) => !input.fields.has('requestId')).map(({ path }) => path)).toEqual([]);
  });
});
