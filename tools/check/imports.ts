import { dirname, join, normalize } from 'node:path';

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** For a relative import the path from the root, else undefined. */
  readonly path: string | undefined;
  readonly line: number;
}

// `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`; a statement may span lines, so we look for its end.
const importEnd = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;

/** Every import of a TypeScript text. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importEnd)].map((match) => {
    const specifier = match[2] ?? '';
    return {
      specifier,
      path: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : undefined,
      line: text.slice(0, match.index).split('\n').length,
    };
  });
}
