/** Bare name of a value of a generated enum, for metadata of refusals, events and lists; UNSPECIFIED for one this version does not know. */
export function enumName(values: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? 'UNSPECIFIED';
}
