import type { Repo } from '../repo.ts';
import type { Finding, Rule } from '../rule.ts';

interface Use {
  readonly file: string;
  readonly name: string;
  readonly version: string;
}

/** Exact versions, and one version of each package: `latest` of one family can disagree with itself. */
export const pinnedPackages: Rule = {
  name: 'pinned-packages',
  check(repo) {
    const files = repo.files.filter((file) => /(^|\/)package\.json$/.test(file));
    const uses = files.flatMap((file) => usesIn(repo, file)).filter(({ name }) => !name.startsWith('@baro/'));
    return [...loose(uses), ...disagreeing(uses), ...mikroOrmApart(uses)];
  },
};

function usesIn(repo: Repo, file: string): Use[] {
  const content: unknown = JSON.parse(repo.read(file));
  if (typeof content !== 'object' || content === null) return [];
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => {
    const list: unknown = Reflect.get(content, kind);
    if (typeof list !== 'object' || list === null) return [];
    return Object.entries(list).map(([name, version]) => ({ file, name, version: String(version) }));
  });
}

function loose(uses: readonly Use[]): Finding[] {
  return uses
    .filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(({ file, name, version }) => ({ file, message: `${name} ${version} is not an exact version` }));
}

function disagreeing(uses: readonly Use[]): Finding[] {
  const first = new Map<string, Use>();
  return uses.flatMap((use) => {
    const known = first.get(use.name) ?? use;
    first.set(use.name, known);
    return known.version === use.version
      ? []
      : [{ file: use.file, message: `${use.name} ${use.version}, but ${known.version} in ${known.file}` }];
  });
}

/** MikroORM refuses to run with mixed versions of its own packages. */
function mikroOrmApart(uses: readonly Use[]): Finding[] {
  const family = uses.filter(({ name }) => name.startsWith('@mikro-orm/'));
  const [known] = family;
  return family
    .filter(({ version }) => version !== known?.version)
    .map(({ file, name, version }) => ({
      file,
      message: `${name} ${version}, but MikroORM is ${known?.version}`,
    }));
}
