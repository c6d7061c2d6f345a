import { morningPeak } from './city-day.ts';

/** A stretch of a workload: the rate moves in a line to `times` the mean hour of the city. */
export interface Stretch {
  /** Share of the duration. */
  share: number;
  times: number;
}

/** How much is asked, apart from what users do (the mix). */
export interface Workload {
  /** How long when nothing is said, seconds. */
  seconds: number;
  /** Writes against their weight in the mix: a short run must see each of them. */
  writesTimes: number;
  stretches: readonly Stretch[];
  /** Answers may take so many times what slo.ts promises. */
  patience: number;
  /** Calls that may fail, and that may time out, as shares. */
  failures: number;
  timeouts: number;
  /** Clients that write, at most: each goes its pieces' whole way, so that few of them come to the end of it soon. */
  writersAtMost: number;
  /** Iterations that may be dropped because no client was free, as a share. */
  dropped: number;
}

/** More than a machine of two cores runs well beside what it measures. */
export const manyClients = 400;
/** A jump of the rate; k6 wants a time for it. */
const jump = 0.01;

export const workloads = {
  /** Says that everything works, not how fast: any machine, shared by others. */
  smoke: {
    seconds: 40,
    writesTimes: 12,
    stretches: [{ share: 1, times: 1 }],
    patience: 10,
    failures: 0,
    timeouts: 0,
    writersAtMost: 6,
    dropped: 0.1,
  },
  /** A working day in short: the mean hour, the morning peak, the mean hour again. */
  average: {
    seconds: 300,
    writesTimes: 1,
    stretches: [
      { share: 0.3, times: 1 },
      { share: jump, times: morningPeak },
      { share: 0.34, times: morningPeak },
      { share: jump, times: 1 },
      { share: 0.34, times: 1 },
    ],
    patience: 1,
    failures: 0.001,
    timeouts: 0.001,
    writersAtMost: manyClients,
    dropped: 0.01,
  },
  /** Steps up until this machine bears no more; the table says how far it came. Judged by what is lost, not by speed. */
  stress: {
    seconds: 300,
    writesTimes: 1,
    stretches: [2, 4, 8, 12, 16].flatMap((times) => [
      { share: jump, times },
      { share: 0.19, times },
    ]),
    patience: 100,
    failures: 0.01,
    timeouts: 0.01,
    writersAtMost: manyClients,
    dropped: 1,
  },
  /** Everybody comes back from an outage at once: six times the mean hour from one second to the next. */
  spike: {
    seconds: 150,
    writesTimes: 1,
    stretches: [
      { share: 0.3, times: 1 },
      { share: jump, times: 6 },
      { share: 0.2, times: 6 },
      { share: jump, times: 1 },
      { share: 0.48, times: 1 },
    ],
    patience: 4,
    failures: 0.005,
    timeouts: 0.005,
    writersAtMost: manyClients,
    dropped: 0.05,
  },
  /** Hours at the mean rate: what leaks or grows shows in the memory over time. */
  soak: {
    seconds: 4 * 3600,
    writesTimes: 1,
    stretches: [{ share: 1, times: 1 }],
    patience: 1,
    failures: 0.001,
    timeouts: 0.001,
    writersAtMost: manyClients,
    dropped: 0.01,
  },
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;

export function isWorkload(name: string): name is WorkloadName {
  return Object.hasOwn(workloads, name);
}
