import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { seedCity } from '@baro/directory-client/testing';
import { complaints } from '../src/service.ts';
import { KeyFiles } from './key-files.ts';

/** A complaints service with the test city, and how its people act, by the names of their posts. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date | undefined };
  readonly keys: KeyFiles;

  constructor(service: TestService, issuer: TestIssuer, clock: { now: Date | undefined }, keys: KeyFiles) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
    this.keys = keys;
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.issuer.stop();
    this.keys.remove();
  }
}

/** Starts a world whose events stay in the outbox. */
export async function startWorld(): Promise<World> {
  const issuer = await testIssuer();
  const clock: { now: Date | undefined } = { now: undefined };
  const keys = new KeyFiles();
  const service = await testService(complaints(), {
    issuer: issuer.issuer,
    natsUrl: 'nats://127.0.0.1:1',
    env: keys.env,
    clock: () => clock.now ?? new Date(),
  });
  await seedCity(service.orm);
  return new World(service, issuer, clock, keys);
}
