import { parseArgs } from 'node:util';

import type { District } from './production-realm.ts';

/** What `npm run realm` was asked for. */
export interface RealmOptions {
  out: string;
  format: 'import' | 'operator';
  publicUrl: string | undefined;
  districts: District[];
  keycloak: string;
  secret: string;
}

/** Reads the command line. @throws Error that names the option and the rule */
export function readRealmOptions(args: readonly string[]): RealmOptions {
  const values = parse(args);
  if (!values.out) throw new Error('--out <file> is missing: it says where the realm is written.');
  if (values.format !== 'import' && values.format !== 'operator') {
    throw new Error(`--format ${values.format} is not known: take import or operator.`);
  }
  const districts = values.district.map(readDistrict);
  const ids = districts.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`--district ${twice} is there twice: each system has one client.`);
  return {
    out: values.out,
    format: values.format,
    publicUrl: readUrl(values['public-url']),
    districts,
    keycloak: values.keycloak,
    secret: values.secret,
  };
}

function readDistrict(text: string): District {
  // An id of the form of district-ba-dinh, then what people read.
  const [, id, name] = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)=(.*\S.*)$/.exec(text) ?? [];
  if (id === undefined || name === undefined) {
    throw new Error(`--district ${text} is not <id>=<name> with an id like district-ba-dinh.`);
  }
  if (id === 'baro' || id.startsWith('baro-')) {
    throw new Error(`--district ${id} begins with baro, as our own clients do: take another id.`);
  }
  return { id, name: name.trim() };
}

function readUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error(`--public-url ${text} is not an https address without a path.`);
  }
  return url.origin;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        format: { type: 'string', default: 'import' },
        'public-url': { type: 'string' },
        district: { type: 'string', multiple: true, default: [] },
        keycloak: { type: 'string', default: 'keycloak' },
        secret: { type: 'string', default: 'baro-keycloak-realm' },
      },
    }).values;
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`${why} All options: npm run realm -- --help`, { cause: error });
  }
}
