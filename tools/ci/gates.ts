/** One slower judgement besides the tests. It passes with exit code 0. */
export interface Gate {
  readonly name: string;
  /** Run by the pinned Node from the root. */
  readonly args: readonly string[];
  /** After this it is ended and has failed. */
  readonly minutes: number;
  /** It needs the machine for itself: it judges how long calls take. */
  readonly alone?: 'after';
  /** Its tests are many small ones, and it writes what they came to: see `Stage.summary`. */
  readonly summary?: string;
}

/** What the issues demand to be shown and is too slow or too loud for `npm test`; the longest first, so that no lane waits long at the end. */
export const gates: readonly Gate[] = [
  // The ledger, and what reporting counts, after SIGKILL of every process in a mixed run of 10,000 changes of hands.
  { name: 'ledger', args: ['test/ledger/main.ts'], minutes: 25 },
  // Sign-on, and accounts kept in step, on the real Keycloak.
  { name: 'keycloak', args: ['tools/test/keycloak.ts'], minutes: 20, summary: 'keycloak-summary.json' },
  // Numbers and events under SIGKILL, and NATS away for half a minute.
  { name: 'fire', args: ['test/fire/main.ts'], minutes: 12 },
  // Sample clients pass the conformance check, a naive one fails it; the event feed under SIGKILL of everybody.
  { name: 'integrators', args: ['test/integrators/main.ts'], minutes: 12 },
  // A NATS server, all of them, and the database away under load: what users see, and that nothing is lost.
  { name: 'chaos', args: ['test/chaos/main.ts'], minutes: 12 },
  // From the commit before and back, replica by replica under load: no call fails, old and new serve side by side.
  { name: 'upgrade', args: ['test/upgrade/main.ts', '--or-same', '--back'], minutes: 12 },
  // Every service's image built, run without any right, migrated, called; the directory through the gateway.
  { name: 'images', args: ['test/images/main.ts'], minutes: 20 },
  // Base backup under load, everything killed, restored to the end and to an instant, compared row by row, gone on with.
  { name: 'recovery', args: ['test/recovery/main.ts'], minutes: 15 },
  // Rows of a large audit changed, removed, inserted at random, and its seals: each found and named.
  { name: 'audit', args: ['test/audit/main.ts'], minutes: 10 },
  // The charts; helm is built with Go where it is not there yet, which is most of the time.
  { name: 'charts', args: ['tools/charts/main.ts'], minutes: 15 },
  // A short day of the city by k6: nothing fails, nothing is lost, no number is double, no event stays behind.
  { name: 'load', args: ['tools/load/main.ts', 'smoke'], minutes: 12, alone: 'after' },
];
