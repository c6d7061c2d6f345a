/** Path separators, control characters and signs some systems cannot store. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unsafeCharacter = /[\u0000-\u001f\u007f/\\:*?"<>|]/u;

/** Characters that turn the direction of text: they make `gpj.exe` look like `exe.jpg`. */
const directionMark = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Longest name, characters. */
export const maxFileName = 200;

/** Why a name is refused; undefined when it is none of these. */
export function findNameFault(name: string): 'PATH_CHARACTER' | 'RESERVED' | undefined {
  if (unsafeCharacter.test(name) || directionMark.test(name)) return 'PATH_CHARACTER';
  return /^\.+$/u.test(name) ? 'RESERVED' : undefined;
}

/** Extension of a name with its dot, lower case; empty when it has none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

/**
 * The name with an extension that tells the truth: one of the type found, else the type's first one is put behind.
 * So a text named `order.js` is stored as `order.js.txt` and no desktop runs it.
 */
export function truthfulName(name: string, extensions: readonly string[]): string {
  const tidy = name.normalize('NFC').trim();
  const added = extensions[0] ?? '';
  if (extensions.includes(extensionOf(tidy)) || added === '') return tidy;
  return (
    Array.from(tidy)
      .slice(0, maxFileName - added.length)
      .join('') + added
  );
}
