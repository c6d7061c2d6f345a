import { readFileSync } from 'node:fs';

/** Where the platform is that the city is loaded into; `tools/start` sets it, every key may be set by hand. */
export interface CitySettings {
  directoryAddress: string;
  documentsAddress: string;
  /** Empty where no tasks service runs: then no tasks are loaded. */
  tasksAddress: string;
  /** Empty where no petitions service runs: then no petitions are loaded. */
  petitionsAddress: string;
  /** Empty where no complaints service runs: then no letters are loaded. */
  complaintsAddress: string;
  /** Empty where no reporting service runs: then nothing is reported. */
  reportingAddress: string;
  issuer: string;
  /** Password of the demo logins. */
  password: string;
  /** Folder for the little a load remembers; empty: nothing is remembered. */
  dataDir: string;
}

/** A sentence for who runs the program. */
export class CityError extends Error {
  override name = 'CityError';
}

/** Reads the settings. @throws CityError naming every missing key */
export function readSettings(env: Record<string, string | undefined>): CitySettings {
  const missing: string[] = [];
  const text = (key: string): string => {
    const value = env[key] ?? '';
    if (value === '') missing.push(key);
    return value;
  };
  const settings = {
    directoryAddress: text('CITY_DIRECTORY_ADDRESS'),
    documentsAddress: text('CITY_DOCUMENTS_ADDRESS'),
    tasksAddress: env['CITY_TASKS_ADDRESS'] ?? '',
    petitionsAddress: env['CITY_PETITIONS_ADDRESS'] ?? '',
    complaintsAddress: env['CITY_COMPLAINTS_ADDRESS'] ?? '',
    reportingAddress: env['CITY_REPORTING_ADDRESS'] ?? '',
    issuer: text('CITY_OIDC_ISSUER'),
    dataDir: env['CITY_DATA_DIR'] ?? '',
  };
  const secretsFile = text('CITY_SECRETS_FILE');
  if (missing.length > 0) throw new CityError(`Not set: ${missing.join(', ')}. \`npm start\` sets them.`);
  return { ...settings, password: readPassword(secretsFile) };
}

function readPassword(file: string): string {
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const password = secrets['BARO_DEMO_PASSWORD'];
  if (typeof password === 'string' && password !== '') return password;
  throw new CityError(`${file} holds no BARO_DEMO_PASSWORD.`);
}
