/** One slower judgement besides the tests. It passes with exit code 0. */
export interface Gate {
  readonly name: string;
  /** Run by the pinned Node from the root. */
  readonly args: readonly string[];
  /** After this it is ended and has failed. */
  readonly minutes: number;
}

/** What the issues demand to be shown and is too slow or too loud for `npm test`. */
export const gates: readonly Gate[] = [
  // Numbers and events under SIGKILL, and NATS away for half a minute.
  { name: 'fire', args: ['test/fire/main.ts'], minutes: 12 },
  // The ledger after SIGKILL of every process in a mixed run of 10,000 changes of hands.
  { name: 'ledger', args: ['test/ledger/main.ts'], minutes: 25 },
  // Sample clients pass the conformance check, a naive one fails it; the event feed under SIGKILL of everybody.
  { name: 'integrators', args: ['test/integrators/main.ts'], minutes: 12 },
];
