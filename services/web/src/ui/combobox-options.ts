import { fits, fold } from '../text/fold.ts';

export interface Option<T = unknown> {
  readonly value: string;
  readonly label: string;
  /** A second line, for example the unit of a post. */
  readonly detail?: string;
  readonly disabled?: boolean;
  readonly data?: T;
}

/**
 * The options that fit what was typed. Those named just so come first, then those that hold the words in a row,
 * then the rest in their order: `thu ly` means `Thụ lý` before `Xử lý … thường`.
 */
export function filterOptions<T>(options: readonly Option<T>[], typed: string): Option<T>[] {
  const wanted = fold(typed);
  const rank = (option: Option<T>): number => {
    const texts = [option.label, option.detail ?? '', option.value].map(fold);
    if (wanted === '' || texts.includes(wanted)) return 0;
    if (texts.some((text) => text.startsWith(wanted))) return 1;
    return texts.some((text) => text.includes(wanted)) ? 2 : 3;
  };
  return options
    .filter((option) => fits(typed, `${option.value} ${option.label} ${option.detail ?? ''}`))
    .map((option) => ({ option, rank: rank(option) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

/** The next option that may be chosen, going round at the ends; -1 when there is none. */
export function stepActive(options: readonly Option[], from: number, step: 1 | -1): number {
  for (let tried = 1; tried <= options.length; tried += 1) {
    const start = from < 0 && step < 0 ? options.length : from;
    const index = (start + step * tried + options.length * 2) % options.length;
    if (options[index]?.disabled !== true) return index;
  }
  return -1;
}

/** The option Enter takes when nothing was pointed at. */
export function firstEnabled(options: readonly Option[]): number {
  return options.findIndex((option) => option.disabled !== true);
}
