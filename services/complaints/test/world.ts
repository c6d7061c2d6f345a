import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { seedCity } from '@baro/directory-client/testing';
import { complaints } from '../src/service.ts';

/** A complaints service with the test city, and how its people act, by the names of their posts. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date | undefined };

  constructor(service: TestService, issuer: TestIssuer, clock: { now: Date | undefined }) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.issuer.stop();
  }
}

/** Starts a world whose events stay in the outbox. */
export async function startWorld(): Promise<World> {
  const issuer = await testIssuer();
  const clock: { now: Date | undefined } = { now: undefined };
  const service = await testService(complaints(), {
    issuer: issuer.issuer,
    natsUrl: 'nats://127.0.0.1:1',
    clock: () => clock.now ?? new Date(),
  });
  await seedCity(service.orm);
  return new World(service, issuer, clock);
}
