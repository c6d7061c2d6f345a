import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { realmFile } from '../fill-realm.ts';
import { readRealmOptions } from './options.ts';
import { operatorImport, productionRealm } from './production-realm.ts';

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function main(): void {
  const options = readRealmOptions(process.argv.slice(2));
  const file = JSON.parse(readFileSync(realmFile, 'utf8')) as Record<string, unknown>;
  const made = productionRealm(file, options);
  const content = options.format === 'import' ? made.realm : operatorImport(made, options);
  const text = `${JSON.stringify(content, undefined, 2)}\n`;
  if (options.out === '-') process.stdout.write(text);
  else writeFileSync(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), options.out), text);
  // Beside the file: what is written to the terminal must stay what Keycloak reads.
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Values Keycloak needs at the import: ${made.placeholders.join(', ')}`);
  for (const [client, id] of made.accounts) {
    say(`Account id of ${client} for the directory (service account): ${id}`);
  }
}
