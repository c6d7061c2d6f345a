import { Migration } from '@mikro-orm/migrations';

/** Old and new places of the tone mark, as in `src/search/text.ts`. */
const tonePlaces = [
  'oà òa',
  'oá óa',
  'oả ỏa',
  'oã õa',
  'oạ ọa',
  'oè òe',
  'oé óe',
  'oẻ ỏe',
  'oẽ õe',
  'oẹ ọe',
  'uỳ ùy',
  'uý úy',
  'uỷ ủy',
  'uỹ ũy',
  'uỵ ụy',
].map((pair) => pair.split(' '));

function foldOf(text: string): string {
  return tonePlaces.reduce(
    (inner, [old, kept]) => `replace(${inner}, '${old}', '${kept}')`,
    `lower(translate(normalize(${text}, NFC), 'Ðð', 'Đđ'))`,
  );
}

const functions = `
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE FUNCTION search_fold(text_in text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ${foldOf('text_in')};
COMMENT ON FUNCTION search_fold IS 'NFC, lower case, Đ for its look-alike Ð (U+00D0), one place for the tone mark.';

CREATE FUNCTION search_plain(text_in text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.unaccent('public.unaccent'::regdictionary, search_fold(text_in));
COMMENT ON FUNCTION search_plain IS 'As search_fold, without accents. unaccent is only STABLE because its dictionary could change; ours does not.';

CREATE FUNCTION search_words(folded text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(folded, '[^[:alnum:]]+', ' ', 'g');
COMMENT ON FUNCTION search_words IS 'Letters and digits only, so that the text parser sees words and no paths, hosts or signs.';

CREATE FUNCTION search_symbols(folded text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN coalesce(
    (SELECT array_to_tsvector(array_agg(DISTINCT left(hit[1], 80)))
     FROM regexp_matches(folded, '([[:alnum:]&.-]+(?:/[[:alnum:]&.-]+)+)', 'g') AS hit),
    ''::tsvector);
COMMENT ON FUNCTION search_symbols IS 'Symbols such as 30/2020/nđ-cp, each as one lexeme beside its words.';

CREATE FUNCTION search_document(texts text[], accented boolean) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $body$
DECLARE
  -- All four are folded and cleaned at once, parted by a character that no text keeps.
  folded text := ${foldOf("array_to_string(ARRAY[replace(texts[1], E'\\x01', ' '), replace(texts[2], E'\\x01', ' '), replace(texts[3], E'\\x01', ' '), replace(texts[4], E'\\x01', ' ')], E'\\x01')")};
  words text[];
  vector tsvector;
BEGIN
  IF NOT accented THEN folded := public.unaccent('public.unaccent'::regdictionary, folded); END IF;
  words := string_to_array(regexp_replace(folded, E'[^[:alnum:]\\x01]+', ' ', 'g'), E'\\x01');
  vector := setweight(to_tsvector('pg_catalog.simple', words[1]), 'A')
         || setweight(to_tsvector('pg_catalog.simple', words[2]), 'B')
         || setweight(to_tsvector('pg_catalog.simple', words[3]), 'C')
         || to_tsvector('pg_catalog.simple', words[4]);
  IF strpos(folded, '/') > 0 THEN vector := vector || search_symbols(folded); END IF;
  RETURN vector;
END
$body$;
COMMENT ON FUNCTION search_document IS 'Text vector of a document: A subject, B issuer or recipients, C signer, D everything else.';
`;

/** The one way texts are folded for search, in documents and in what is searched for. */
export class Migration20260201000000SearchFunctions extends Migration {
  override name = 'Migration20260201000000SearchFunctions';

  override async up(): Promise<void> {
    await this.execute(functions);
  }
}
