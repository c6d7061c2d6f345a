/** Whether a dated row holds the date; both ends are included, NULL is open. */
export function covering(table: string, date: string): string {
  return `coalesce(${table}.valid_from <= ${date}::date, true) AND coalesce(${table}.valid_to >= ${date}::date, true)`;
}

/** The name row of unit alias `u` on the date, else the last before it, else the first (client: pickSpan). */
export function nameOn(date: string): string {
  return `JOIN LATERAL (
    SELECT n.name, n.symbol, n.parent_id, n.search FROM unit_names n WHERE n.unit_id = u.id
    ORDER BY coalesce(n.valid_from <= ${date}::date, true) DESC,
      CASE WHEN coalesce(n.valid_from <= ${date}::date, true) THEN n.valid_from END DESC NULLS LAST, n.valid_from
    LIMIT 1) n ON true`;
}

/** A LIKE pattern that finds the text anywhere; its own wildcards are plain characters. */
export function anywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
