import type { Package } from './closure.ts';

/** Licences anything of which may be in the product; whatever is not here is refused: copyleft of the network, none at all. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** What a person found out about a package that does not say its licence as it should; for this version alone. */
export interface Decision {
  name: string;
  version: string;
  /** SPDX; empty while nobody knows: told at each run, until it is decided or the package is gone. */
  licence: string;
  why: string;
}

/** Looked up by hand. A row whose package is gone or has moved on is a finding. */
export const decisions: readonly Decision[] = [
  { name: 'png-js', version: '2.0.0', licence: 'MIT', why: 'its file LICENSE is the MIT licence' },
];

/** What a look at the licences gives. */
export interface LicenceFindings {
  /** Refused, a sentence each. */
  refused: string[];
  /** Known and not decided, a sentence each. */
  open: string[];
}

/** Judges the packages of the whole product. */
export function judgeLicences(packages: readonly Package[], known = decisions): LicenceFindings {
  const refused = new Set<string>();
  const open = new Set<string>();
  const used = new Set<Decision>();
  for (const one of packages) {
    const decision = known.find(({ name, version }) => name === one.name && version === one.version);
    if (decision) used.add(decision);
    const licence = decision ? decision.licence : one.licence;
    const label = `${one.name}@${one.version}`;
    if (decision && licence === '') open.add(`${label}: no licence is known (${decision.why}).`);
    else if (licence === '') refused.add(`${label} declares no licence.`);
    else if (!isAllowed(licence)) refused.add(`${label} has the licence ${licence}, which is not allowed.`);
  }
  for (const decision of known) {
    if (!used.has(decision)) {
      refused.add(`The decision on ${decision.name}@${decision.version} is about nothing any more.`);
    }
  }
  return { refused: [...refused].toSorted(), open: [...open].toSorted() };
}

/** Whether an SPDX expression leaves a choice of allowed licences alone: OR is a choice, AND is both; AND binds closer. */
export function isAllowed(expression: string): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = (): boolean => {
    const word = words[at++];
    if (word !== '(') return word !== undefined && allowed.has(word);
    const inner = either();
    return words[at++] === ')' && inner;
  };
  const both = (): boolean => {
    let good = one();
    while (words[at] === 'AND') {
      at += 1;
      good = one() && good;
    }
    return good;
  };
  const either = (): boolean => {
    let good = both();
    while (words[at] === 'OR') {
      at += 1;
      good = both() || good;
    }
    return good;
  };
  // What is left over (WITH …, two names side by side) is nothing we know.
  return either() && at === words.length;
}

/** The list as a table of its own: package, version, licence. */
export function licenceTable(packages: readonly Package[], known = decisions): string {
  const rows = packages.map(({ name, version, licence }) => {
    const decision = known.find((row) => row.name === name && row.version === version);
    return [name, version, (decision?.licence ?? licence) || 'NOT DECLARED'];
  });
  const lines = new Set(
    rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')),
  );
  return ['package,version,licence', ...[...lines].toSorted()].join('\n') + '\n';
}
