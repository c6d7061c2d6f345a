// Run in the image's build: `node tools/images/gather.ts <service> <target>` gathers what the service runs with, nothing else.
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './bill-of-materials.ts';
import { closureOf } from './closure.ts';
import { licenceTable } from './licences.ts';

const [service = '', target = ''] = process.argv.slice(2);
const root = process.cwd();
const { workspaces, packages } = closureOf(root, `services/${service}`);

/** Folders of a workspace that are for development. */
const forDevelopment = new Set(['node_modules', 'test', 'testing', 'README.md', 'tsconfig.json']);
/** Types, maps, tests and words for developers; licences stay. */
const unused = /\.(d\.[cm]?ts|test\.[cm]?[jt]s|[cm]?js\.map|css\.map|md|markdown|flow)$/i;
const kept = /^(licen[cs]e|copying|notice)/i;

mkdirSync(target, { recursive: true });
for (const workspace of workspaces) {
  copy(workspace, (name) => !forDevelopment.has(name) && !name.endsWith('.test.ts'));
}
for (const { folder } of packages) {
  if (!existsSync(path.join(root, folder))) throw new Error(`${folder} is not installed.`);
  // Packages within packages have entries of their own.
  copy(folder, (name) => name !== 'node_modules' && (!unused.test(name) || kept.test(name)));
}
for (const workspace of workspaces) link(workspace);
const pages = path.join('services', 'web', 'dist');
if (service === 'gateway') copy(pages, () => true);
// One fixed name for the entry point, whichever service it is.
symlinkSync(path.join('services', service, 'src', 'main.ts'), inTarget('main.ts'));
writeFileSync(inTarget('licences.csv'), licenceTable(packages));
const nodeVersion = process.versions.node;
writeFileSync(inTarget('sbom.cdx.json'), billOfMaterials({ service, nodeVersion, packages }));

function inTarget(...names: string[]): string {
  return path.join(target, ...names);
}

function copy(folder: string, wanted: (name: string) => boolean): void {
  const from = path.join(root, folder);
  cpSync(from, inTarget(folder), {
    recursive: true,
    filter: (file) => file === from || wanted(path.basename(file)),
  });
}

/** As npm links workspaces: by the name in their package.json. */
function link(workspace: string): void {
  const name = `@baro/${workspace.replace(/^services\//, '').replaceAll('/', '-')}`;
  const place = inTarget('node_modules', name);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(path.relative(path.dirname(place), inTarget(workspace)), place);
}
