/**
 * Where to go after sign-on: a path of our own pages. Anything that could lead elsewhere (`//host`, `/\host`, a scheme,
 * control characters browsers drop) becomes the first page.
 */
export function safeReturnPath(asked: unknown, publicUrl: string): string {
  if (typeof asked !== 'string' || asked.length > 2_000) return '/';
  // One leading slash, not followed by another slash of either kind; no controls or backslashes at all.
  // eslint-disable-next-line no-control-regex -- matching control characters is the purpose
  if (!/^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(asked)) return '/';
  const base = new URL(publicUrl);
  const target = URL.canParse(asked, publicUrl) ? new URL(asked, base) : base;
  // A second sign-on or a sign-out is no place to return to.
  if (target.origin !== base.origin || target.pathname.startsWith('/auth/')) return '/';
  // URL resolution turns `/./%2F..//x` into paths of its own; what is sent must again start with one slash.
  const path = target.pathname + target.search + target.hash;
  return path.startsWith('//') ? '/' : path;
}
