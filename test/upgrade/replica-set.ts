import { poll } from '@baro/tools/platform/poll.ts';
import type { ServiceProcess } from '@baro/tools/testing/service-process.ts';
import { healthOf } from '../replicas/health-of.ts';

const readyMs = 180_000;
/** Replicas of a service that is new in the release. */
const each = 2;

/** Where one replica listens. */
export interface Place {
  grpc: string;
  /** Of the gateway. */
  http?: string;
}

interface Replica {
  place: Place;
  process: ServiceProcess;
}

/** The replicas of one service, replaced one at a time as a Deployment with maxSurge 1 and maxUnavailable 0 does. */
export class ReplicaSet {
  readonly name: string;
  readonly #pattern: ServiceProcess;
  readonly #free: Place[];
  #replicas: Replica[] = [];

  /**
   * @param pattern a process of the service, for what a replica is told
   * @param places one more than replicas are to be
   */
  constructor(pattern: ServiceProcess, places: readonly Place[]) {
    this.name = pattern.name;
    this.#pattern = pattern;
    this.#free = [...places];
  }

  /** How many run. */
  get running(): number {
    return this.#replicas.filter(({ process }) => process.running).length;
  }

  /** Begins with the process that runs at the first place, and another beside it. */
  async begin(main: string): Promise<void> {
    const place = this.#free.shift();
    if (place) this.#replicas.push({ place, process: this.#pattern });
    await this.#add(main);
  }

  /**
   * Replaces each by one of `main`.
   * @param leave told of each before it is asked to leave
   * @throws when a new one does not become ready; those that ran run on
   */
  async roll(main: string, leave: (place: Place) => void): Promise<void> {
    const leaving = [...this.#replicas];
    if (leaving.length === 0) for (let count = 0; count < each; count += 1) await this.#add(main);
    for (const replica of leaving) {
      await this.#add(main);
      leave(replica.place);
      await replica.process.stop();
      this.#replicas = this.#replicas.filter((one) => one !== replica);
      this.#free.push(replica.place);
    }
  }

  /** A schema for `main`, by its own migrations. */
  async migrate(main: string): Promise<void> {
    await this.#pattern.replica({}, main).migrate();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#replicas.map(({ process }) => process.stop()));
    this.#free.push(...this.#replicas.map(({ place }) => place));
    this.#replicas = [];
  }

  async #add(main: string): Promise<void> {
    const [place] = this.#free;
    if (!place) throw new Error(`no place is free for another ${this.name}`);
    const prefix = this.name.toUpperCase();
    const http = place.http === undefined ? {} : { [`${prefix}_HTTP_ADDRESS`]: place.http };
    const process = this.#pattern.replica({ [`${prefix}_GRPC_ADDRESS`]: place.grpc, ...http }, main);
    try {
      await process.start();
      await poll(async () => (await healthOf(place.grpc, '')) === 'SERVING', {
        what: `${this.name} at ${place.grpc} to be ready`,
        timeoutMs: readyMs,
        everyMs: 100,
      });
    } catch (error) {
      await process.kill();
      throw error;
    }
    this.#free.shift();
    this.#replicas.push({ place, process });
  }
}
