import type { Difference } from './differences.ts';
import type { Name } from './names.ts';
import type { ReadText } from './read.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How gravely names that only one text has speak against one matter, and how when a name of their sort is in both. */
const gravities = {
  thing: { alone: 1, settled: 0.3 },
  section: { alone: 1, settled: 0.7 },
  place: { alone: 0.8, settled: 0.8 },
  asker: { alone: 0.7, settled: 0.1 },
} as const;
type Sort = keyof typeof gravities;

/** Names of either text that the other has too. */
export function sharedNames(a: ReadText, b: ReadText): Name[] {
  return [...a.marks.names.filter((name) => isIn(name, b)), ...b.marks.names.filter((name) => isIn(name, a))];
}

export function nameDifferences(a: ReadText, b: ReadText, vocabulary: Vocabulary): Difference[] {
  const onlyA = a.marks.names.filter((name) => !isIn(name, b));
  const onlyB = b.marks.names.filter((name) => !isIn(name, a));
  if (onlyA.length === 0 || onlyB.length === 0) return [];
  const shared = sharedNames(a, b);
  const everywhere = a.everywhere || b.everywhere;
  return [
    ...differ('thing', onlyA, onlyB, shared, vocabulary),
    ...differ('section', onlyA, onlyB, shared, vocabulary),
    ...placesDiffer(onlyA, onlyB, shared, everywhere, vocabulary),
  ];
}

function sortOf({ kind }: Name, vocabulary: Vocabulary): Sort {
  if (vocabulary.placeKinds.has(kind)) return 'place';
  if (vocabulary.askerKinds.has(kind)) return 'asker';
  return vocabulary.sectionKinds.has(kind) ? 'section' : 'thing';
}

function differ(
  sort: Sort,
  onlyA: readonly Name[],
  onlyB: readonly Name[],
  shared: readonly Name[],
  vocabulary: Vocabulary,
): Difference[] {
  const of = (names: readonly Name[]): Name[] => names.filter((name) => sortOf(name, vocabulary) === sort);
  return difference(of(onlyA), of(onlyB), gravities[sort][of(shared).length > 0 ? 'settled' : 'alone']);
}

/** Two wards asking for the same of a thing named in both, or of a rule, ask for one matter; a thing in two wards is two. */
function placesDiffer(
  onlyA: readonly Name[],
  onlyB: readonly Name[],
  shared: readonly Name[],
  everywhere: boolean,
  vocabulary: Vocabulary,
): Difference[] {
  const sorted = (names: readonly Name[], sorts: readonly Sort[]): Name[] =>
    names.filter((name) => sorts.includes(sortOf(name, vocabulary)));
  const lies = sorted(onlyA, ['place']).length > 0 && sorted(onlyB, ['place']).length > 0;
  const settled = everywhere || (!lies && shared.length > 0);
  const gravity = gravities[lies && !everywhere ? 'place' : 'asker'][settled ? 'settled' : 'alone'];
  return difference(sorted(onlyA, ['place', 'asker']), sorted(onlyB, ['place', 'asker']), gravity);
}

function difference(a: readonly Name[], b: readonly Name[], gravity: number): Difference[] {
  if (a.length === 0 || b.length === 0) return [];
  const kinds = new Set(a.map((name) => name.kind));
  const kind = b.find((name) => kinds.has(name.kind))?.kind || 'name';
  const written = (names: readonly Name[]): string[] => [...new Set(names.map((name) => name.written))];
  return [{ kind, a: written(a), b: written(b), gravity }];
}

/** Whether the other text says the name, with or without accents or capitals, perhaps with a letter amiss. */
function isIn(name: Name, text: ReadText): boolean {
  // Of a long name the first part may be missing: "(Lê) Quang Đạo".
  const wanted = name.parts.length > 2 ? [name.parts, name.parts.slice(1)] : [name.parts];
  return wanted.some((parts) => {
    for (let index = 0; index < text.plain.length; index += 1) {
      if (standsNearly(parts, text.plain, index)) return true;
    }
    return false;
  });
}

/** As `stands`; of two syllables or more one of four letters or more may have a letter too few or too many. */
function standsNearly(parts: readonly string[], row: readonly string[], index: number): boolean {
  let amiss = 0;
  for (let offset = 0; offset < parts.length; offset += 1) {
    const [part = '', there = ''] = [parts[offset], row[index + offset]];
    if (there === part) continue;
    amiss += 1;
    if (amiss > 1 || parts.length < 2 || !isLetterAmiss(part, there)) return false;
  }
  return true;
}

function isLetterAmiss(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length < 4 || long.length - short.length !== 1) return false;
  for (let cut = 1; cut < long.length; cut++) {
    if (long.slice(0, cut) + long.slice(cut + 1) === short) return true;
  }
  return false;
}
