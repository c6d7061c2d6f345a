/** camelCase to snake_case, as the ORM names columns. */
function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** An entity's values under their column names, for `jsonb_populate_record`. */
export function recordOf(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value ?? null]));
}
