import { methodsOf } from '../proto-text.ts';
import type { Repo } from '../repo.ts';
import type { Finding, Rule } from '../rule.ts';

/** The reasons an RPC says it can fail with are those of its service's table, and each of the table is said somewhere. */
export const contractReasons: Rule = {
  name: 'contract-reasons',
  check(repo) {
    const common = reasonsIn(repo, 'services/chassis/src/errors/reasons.ts');
    const tables = repo.files.filter((file) => /^services\/[^/]+\/src\/reasons\.ts$/.test(file));
    return tables.flatMap((table) => {
      const service = table.split('/')[1] ?? '';
      const protos = repo.files.filter(
        (file) => file.startsWith(`proto/baro/${service}/`) && file.endsWith('.proto'),
      );
      // The gateway has no contract of its own: its refusals are HTTP's.
      return protos.length === 0 ? [] : compare(repo, { table, protos, common });
    });
  },
};

interface Comparison {
  readonly table: string;
  readonly protos: readonly string[];
  readonly common: ReadonlySet<string>;
}

function compare(repo: Repo, { table, protos, common }: Comparison): Finding[] {
  const own = ownReasons(repo, table);
  const said = protos.flatMap((file) =>
    methodsOf(repo.read(file)).flatMap(({ name, line, comment }) =>
      reasonsSaid(comment).map((reason) => ({ file, line, name, reason })),
    ),
  );
  const unknown = said
    .filter(({ reason }) => !own.has(reason) && !common.has(reason))
    .map(({ file, line, name, reason }) => ({
      file,
      line,
      message: `${name} names ${reason}, which ${table} does not have`,
    }));
  const names = new Set(said.map(({ reason }) => reason));
  const unsaid = [...own]
    .filter((reason) => !names.has(reason))
    .map((reason) => ({ file: table, message: `no RPC of the contract names ${reason}` }));
  return [...unknown, ...unsaid];
}

/** "// Reasons: A, B." may go on over the next comment lines. */
function reasonsSaid(comment: string): string[] {
  const text = comment.replaceAll(/\n *\/\/ ?/g, ' ');
  const [, list = ''] = /Reasons: ([A-Z0-9_, ]+)/.exec(text) ?? [];
  return list
    .split(',')
    .flatMap((part) => part.trim().split(' ').slice(0, 1))
    .filter((part) => part !== '');
}

/** A service has the refusals of its rooms too (`src/<room>/reasons.ts`); one that keeps files those of files. */
function ownReasons(repo: Repo, table: string): Set<string> {
  const folder = table.replace(/reasons\.ts$/, '');
  const rooms = repo.files.filter((file) => /^[^/]+\/reasons\.ts$/.test(file.replace(folder, '')));
  const own = new Set([table, ...rooms].flatMap((file) => [...reasonsIn(repo, file)]));
  if (!repo.read(table).includes('...fileReasons,')) return own;
  return new Set([...own, ...reasonsIn(repo, 'services/chassis/src/files/reasons.ts')]);
}

function reasonsIn(repo: Repo, file: string): Set<string> {
  if (!repo.files.includes(file)) return new Set();
  return new Set(
    [...repo.read(file).matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{/gm)].map((match) => match[1] ?? ''),
  );
}
