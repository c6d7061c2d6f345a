/** A path of the contract: literal segments and variables, then an optional verb. */
export interface Template {
  segments: ({ literal: string } | { variable: string })[];
  /** Custom verb after the last colon; empty without one. */
  verb: string;
}

// One whole segment in braces: `{id}`. Patterns inside (`{name=**}`) are not of our contract.
const variableForm = /^\{([a-z][a-z0-9_]*)\}$/;
// A verb stands after the last segment's colon, outside braces: `{id}:return`, `incoming:checkDuplicates`.
const verbForm = /^(.+):([a-zA-Z]+)$/;

/** Reads a template such as `/v1/documents/incoming/{id}:return`. @throws when it uses what the gateway does not serve. */
export function parseTemplate(path: string): Template {
  if (!path.startsWith('/')) throw new Error(`route ${path} does not start with a slash`);
  const parts = path.slice(1).split('/');
  const last = verbForm.exec(parts.at(-1) ?? '');
  if (last?.[1] !== undefined) parts[parts.length - 1] = last[1];
  const segments = parts.map((part) => {
    const variable = variableForm.exec(part)?.[1];
    if (variable !== undefined) return { variable };
    if (part === '' || /[{}*:]/.test(part)) {
      throw new Error(`route ${path} has the unsupported segment ${part}`);
    }
    return { literal: part };
  });
  return { segments, verb: last?.[2] ?? '' };
}

/** A path as sent, cut as a template is. Segments stay encoded. */
export function splitPath(path: string): { segments: string[]; verb: string } {
  const segments = path.slice(1).split('/');
  const last = segments.at(-1) ?? '';
  const colon = last.lastIndexOf(':');
  if (colon <= 0) return { segments, verb: '' };
  segments[segments.length - 1] = last.slice(0, colon);
  return { segments, verb: last.slice(colon + 1) };
}
