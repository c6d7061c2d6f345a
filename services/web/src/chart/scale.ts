/** Where an axis has its marks, in the unit of the axis, from 0 on. */
export interface Scale {
  readonly most: number;
  readonly marks: readonly number[];
}

/** Steps people count in. */
const STEPS = [1, 2, 2.5, 5];

/** A scale from 0 that holds a value, with about five marks on round numbers. */
export function scaleFor(value: number, wantedMarks = 5): Scale {
  const rough = Math.max(value, 1) / wantedMarks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((one) => one * power >= rough) ?? 10);
  const count = Math.max(1, Math.ceil(Math.max(value, 1) / step));
  return { most: step * count, marks: Array.from({ length: count + 1 }, (_, index) => step * index) };
}
