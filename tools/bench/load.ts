/** What a load of parallel clients did. */
export interface LoadResult {
  /** Answers per second. */
  rate: number;
  /** Milliseconds of each answer. */
  times: number[];
  failed: number;
}

/** Keeps `clients` calls in the air for `seconds`; each client starts its next when the last is answered. */
export async function load(
  clients: number,
  seconds: number,
  once: (client: number) => Promise<void>,
): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        const begun = performance.now();
        try {
          await once(client);
          times.push(performance.now() - begun);
        } catch {
          failed += 1; // counted apart: a refusal is quick and would flatter the rate
        }
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  return { rate: times.length / elapsed, times, failed };
}
