/** Keycloak's redirect patterns: the address itself, or a prefix that ends in `/*`. */
export function matchesPattern(pattern: string, uri: string): boolean {
  const url = URL.parse(uri);
  // Parsed and put together again: `..`, `\`, user info and the like must not hide another place behind the prefix.
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (!pattern.endsWith('/*')) return url.href === new URL(pattern).href;
  const prefix = pattern.slice(0, -1);
  return url.href.startsWith(prefix) || url.href === prefix.slice(0, -1);
}
