import { pickTerm, termCode, type LegalTerm } from './legal-term.ts';
import { localDateOf } from './local-date.ts';

/** A decision that a term runs longer. */
export interface Extension {
  /** Which kind the case allows, as its row's code says: `complex`, `especially_complex`. */
  readonly variant: string;
  /** When it was decided; its date picks the row. */
  readonly decisionTime: Date;
  /** Days granted, at most the row's; the row's whole length when absent. */
  readonly value?: number | undefined;
}

/** An extension with its row; `number` counts from 1. */
export interface GrantedExtension extends Extension {
  readonly number: number;
  /** The row, as long as was granted. */
  readonly term: LegalTerm;
}

/** How often an extension by this row may be granted in one case. */
export function allowedTimes(row: Pick<LegalTerm, 'params'>): number {
  return Number(row.params?.['times'] ?? 1);
}

/**
 * Finds the row of each extension of a procedure. The n-th one needs a row that allows n: a complex denunciation
 * is extended once, one that turned out especially complex once more (Luật Tố cáo Đ.30).
 * @throws RangeError when there is no such row, or it allows fewer times or days
 */
export function extend(
  procedure: string,
  extensions: readonly Extension[],
  terms: readonly LegalTerm[],
): GrantedExtension[] {
  return extensions.map((extension, index) => {
    const code = termCode(procedure, 'extend', extension.variant);
    const row = pickTerm(terms, code, localDateOf(extension.decisionTime));
    if (row === undefined) throw new RangeError(`no such extension: ${code}`);
    const number = index + 1;
    if (number > allowedTimes(row)) {
      throw new RangeError(`${code} allows ${allowedTimes(row)}, not ${number}`);
    }
    const value = extension.value ?? row.value;
    if (!Number.isInteger(value) || value < 1 || value > row.value) {
      throw new RangeError(`${code} allows 1 to ${row.value} days, not ${value}`);
    }
    return { ...extension, number, term: { ...row, value } };
  });
}
