import { fold, isAccented } from './text.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';
import type { Condition, Parameters } from './parameters.ts';

/** Part of a text by its weight in `search_document`. */
export type Weight = 'a' | 'b' | 'c';

function vectorOf(accented: boolean): { column: string; folding: string } {
  return accented
    ? { column: 's.folded', folding: 'search_fold' }
    : { column: 's.plain', folding: 'search_plain' };
}

/** Everything of a search must be there, anywhere in the text. */
export function queryCondition(query: SearchQuery): Condition {
  const { column, folding } = vectorOf(query.accented);
  return (parameters) => {
    const terms = query.terms.map((term) => termSql(term, folding, parameters));
    return `${column} @@ (${terms.join(' && ')})`;
  };
}

function termSql(term: SearchTerm, folding: string, parameters: Parameters): string {
  const folded = `${folding}(${parameters.add(term.text, 'text')})`;
  const phrase = `phraseto_tsquery('pg_catalog.simple', search_words(${folded}))`;
  switch (term.kind) {
    case 'words':
      return `plainto_tsquery('pg_catalog.simple', search_words(${folded}))`;
    case 'phrase':
      return phrase;
    case 'symbol':
      // The symbol itself or its beginning; letters, digits, `/`, `-`, `.` and `&` need no escape inside quotes.
      return `((quote_literal(${folded}) || ':*')::tsquery || ${phrase})`;
  }
}

/** All words must stand in one part of the text, the last one perhaps only begun. Undefined without a word. */
export function partCondition(typed: string, weight: Weight): Condition | undefined {
  const words = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const { column, folding } = vectorOf(isAccented(typed));
  const query = words
    .map((word, at) => `'${word}':${at === words.length - 1 ? '*' : ''}${weight}`)
    .join(' & ');
  return (parameters) =>
    `${column} @@ to_tsquery('pg_catalog.simple', ${folding}(${parameters.add(query, 'text')}))`;
}
