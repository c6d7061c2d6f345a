import type { Operation } from '../mix.ts';

/** A document, draft or task on its way, in the hands of this client. */
export interface Piece {
  id: string;
  /** Index of its book. */
  book: number;
  etag?: string;
}

/**
 * Steps of a way in their order, each with the pieces it left for the next. A client takes the oldest piece that waits for
 * a step; where none waits it does the step before, so that a run that has just begun asks for nothing impossible.
 */
export class Waiting<Step extends Operation> {
  readonly #steps: readonly Step[];
  readonly #left = new Map<Step, Piece[]>();

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  /** The step that can be done now for the one wished, and its piece; none for the first step, which makes one. */
  take(wished: Step): { step: Step; piece: Piece | undefined } {
    for (let at = this.#steps.indexOf(wished); at > 0; at -= 1) {
      const step = this.#steps[at];
      const before = this.#steps[at - 1];
      const piece = before === undefined ? undefined : this.#left.get(before)?.shift();
      if (step !== undefined && piece !== undefined) return { step, piece };
    }
    return { step: this.#steps[0] ?? wished, piece: undefined };
  }

  /** Leaves a piece for the step after this one. */
  leave(step: Step, piece: Piece): void {
    const left = this.#left.get(step) ?? [];
    left.push(piece);
    this.#left.set(step, left);
  }
}
