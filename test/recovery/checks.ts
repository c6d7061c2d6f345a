import type { Check } from '../fire/checks.ts';

/** Collects what a run showed, and says each at once. */
export class Checks {
  readonly #say: (line: string) => void;
  passed = 0;
  failed = 0;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  add({ name, passed, facts }: Check): void {
    if (passed) this.passed += 1;
    else this.failed += 1;
    this.#say(`${passed ? 'ok    ' : 'FAILED'} ${name}: ${facts}`);
  }

  /** Passed when nothing is listed; the first few are shown. */
  addNone(name: string, facts: string, faults: readonly string[]): void {
    const shown = faults.slice(0, 5).map((fault) => `\n       ${fault}`);
    this.add({ name, passed: faults.length === 0, facts: `${facts}${shown.join('')}` });
  }
}
