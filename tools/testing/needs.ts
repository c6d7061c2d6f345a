import { describe } from 'vitest';

import { type Need, needMark, NEEDS } from './need-names.ts';

/**
 * A `describe` for tests that need something. `body` is given where it is: the program's path (chromium, python, promtool), the
 * server's address (nats29) or the folder (realData); an empty string when it is missing and the tests are only counted.
 */
export function describeNeeding(need: Need, name: string, body: (where: string) => void): void {
  const where = process.env[NEEDS[need].variable] ?? '';
  const title = where ? name : `${name} ${needMark(need)}`;
  // The titles come from the caller; a skipped body still runs, to name its tests.
  // oxlint-disable-next-line vitest/valid-title
  describe.skipIf(!where)(title, () => {
    body(where);
  });
}
