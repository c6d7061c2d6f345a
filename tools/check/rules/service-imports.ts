import { importsOf, type Import } from '../imports.ts';
import type { Finding, Rule } from '../rule.ts';
import { isTest, isTypeScript } from '../sources.ts';

/** The workspace a file lies in, and what of our own it may import by name. */
interface Workspace {
  readonly folder: string;
  readonly mayImport: readonly RegExp[];
}

/** What the chassis may know of the contract: nothing with a business word in it. */
const technicalProto = /^@baro\/proto\/(google|baro\/(platform|events))\//;
const proto = /^@baro\/proto\//;
const chassis = /^@baro\/chassis(\/|$)/;
const client = /^@baro\/directory-client(\/|$)/;
const tools = /^@baro\/tools\//;

function workspaceOf(file: string): Workspace | undefined {
  if (file.startsWith('services/directory/client/')) {
    return { folder: 'services/directory/client', mayImport: [proto, chassis] };
  }
  const [, name] = /^services\/([^/]+)\//.exec(file) ?? [];
  if (name === 'chassis') {
    return { folder: 'services/chassis', mayImport: [chassis, technicalProto] };
  }
  if (name !== undefined) return { folder: `services/${name}`, mayImport: [proto, chassis, client] };
  // Expected answers written by hand are worth nothing when they come from the code they judge; what only asks the
  // running services may use the chassis's clients.
  if (file.startsWith('test/authz/expected/')) return { folder: 'test', mayImport: [proto] };
  if (file.startsWith('test/authz/')) return { folder: 'test', mayImport: [proto, tools, chassis] };
  return undefined;
}

export const serviceImports: Rule = {
  name: 'service-imports',
  check: (repo) =>
    repo.files.filter(isTypeScript).flatMap((file): Finding[] => {
      const workspace = workspaceOf(file);
      if (workspace === undefined) return [];
      return importsOf(file, repo.read(file))
        .filter((found) => !isAllowed(workspace, file, found))
        .map(({ specifier, line }) => ({
          file,
          line,
          message: `${workspace.folder} may not import ${specifier}: services share the contract, the chassis and directory/client`,
        }));
    }),
};

function isAllowed({ folder, mayImport }: Workspace, file: string, { specifier, path }: Import): boolean {
  if (path !== undefined) {
    // The directory's client is a package of its own: by name, not by path.
    const inClient = path.startsWith('services/directory/client/');
    return path.startsWith(`${folder}/`) && inClient === (folder === 'services/directory/client');
  }
  if (!specifier.startsWith('@baro/')) return true;
  if (isTest(file) && tools.test(specifier)) return true;
  return mayImport.some((pattern) => pattern.test(specifier));
}
