/** What the matcher must be told of a language and a kind of text. Phrases are written with accents; case is free. */
export interface AlikeWords {
  /** Short form to long: `ubnd`, or `p.` where only the form with its dot is meant. */
  abbreviations: Readonly<Record<string, string>>;
  /** What every text says and none is told by: asking, greeting, binding words. */
  stopPhrases: readonly string[];
  /** Words that say nothing before a number ("số 7" is "7"). */
  beforeNumbers: readonly string[];
  /** Different words for one thing: concept name to phrases. */
  concepts: Readonly<Record<string, readonly string[]>>;
  /** What stands before a proper name, by kind of thing: `road: ['đường', 'phố']`. */
  nameKinds: Readonly<Record<string, readonly string[]>>;
  /** Kinds of `nameKinds` that say where the thing lies. */
  placeKinds: readonly string[];
  /** Kinds of `nameKinds` that say who asks ("nhân dân xã …"). */
  askerKinds: readonly string[];
  /** Kinds of `nameKinds` that bound a part of the thing ("đoạn từ … đến …"). */
  sectionKinds: readonly string[];
  /** What stands before a number that tells one thing from another: `lane: ['ngõ']`. */
  codeKinds: Readonly<Record<string, readonly string[]>>;
  /** Capitalised words that begin no name: organs, titles, the city itself. */
  notNames: readonly string[];
  /** Where these are named, the matter is the same from whatever place. */
  everywhere: readonly string[];
  /** Begins what is asked for; the rest of its sentence is the demand, up to a mark of its grounds. */
  demandMarks: readonly string[];
  groundMarks: readonly string[];
  /** Concepts that say what is asked for: repair, light, compensate. */
  asks: readonly string[];
  /** Of each row a matter is about one: kind to (name to phrases), as schools by level. */
  rivals: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Two sides of one axis: asking for the left is against who asks for the right. */
  opposites: readonly (readonly [readonly string[], readonly string[]])[];
}
