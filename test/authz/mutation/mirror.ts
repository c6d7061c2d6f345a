import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { instrument } from './instrument.ts';
import type { Mutant } from './instrument.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** Files whose every condition is inverted: who may do what is decided there. */
const policyFiles = [
  'services/*/src/domain/{policy,*-policy}.ts',
  'services/directory/client/src/staff/{policy,staff,reach}.ts',
];
/** Of the operations every service has only the guard decides that; the rest is fields and pages. */
const guardFile = 'services/chassis/src/operations/operations-service.ts';
const guard = 'mayOperate(ctx)';
/** Packages that must be one with the mirrored services: an AppError of another chassis would be no AppError. */
const packages = {
  '@baro/chassis': 'services/chassis',
  '@baro/directory-client': 'services/directory/client',
};

/** A copy of the services and of this suite, with a switch before every condition. */
export interface Mirror {
  folder: string;
  mutants: Mutant[];
  remove: () => void;
}

/** Makes the mirror inside the clone, so that packages are found where they always are. */
export function makeMirror(): Mirror {
  const parent = path.join(root, '.baro');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'mutants-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyParts(folder);
    return { folder, mutants: instrumentAll(folder), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function copyParts(folder: string): void {
  for (const part of [
    'services/chassis',
    'services/directory',
    'services/documents',
    'services/custody',
    'services/tasks',
    'services/petitions',
    'services/complaints',
    'services/reporting',
    'test/authz',
  ]) {
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  for (const file of ['package.json']) cpSync(path.join(root, file), path.join(folder, file));
  for (const [name, target] of Object.entries(packages)) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(folder, target), link);
  }
}

function instrumentAll(folder: string): Mutant[] {
  const mutants: Mutant[] = [];
  let firstId = 1;
  for (const file of globSync([...policyFiles, guardFile], { cwd: folder }).toSorted()) {
    const place = path.join(folder, file);
    const made = instrument(readFileSync(place, 'utf8'), file, firstId);
    writeFileSync(place, made.code);
    firstId += made.mutants.length;
    mutants.push(
      ...made.mutants.filter(
        ({ source }) => file !== guardFile || (source.includes(guard) && source.length < 40),
      ),
    );
  }
  return mutants;
}
