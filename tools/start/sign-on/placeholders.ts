/**
 * Fills `${NAME}` in every string of a parsed realm file, as Keycloak does at import.
 * After parsing, not before: a quote in a password must not become JSON. Other `${name}` are Keycloak's message keys.
 */
export function fillPlaceholders(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return fillText(value, values);
  if (Array.isArray(value)) return value.map((item) => fillPlaceholders(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillPlaceholders(item, values)]),
  );
}

function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(BARO_[A-Z_]+)\}/g, (_, name: string) => {
    const found = values[name];
    if (found === undefined) throw new Error(`realm file: nothing is known for \${${name}}`);
    return found;
  });
}
