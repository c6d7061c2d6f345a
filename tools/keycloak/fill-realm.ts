import { readFileSync } from 'node:fs';
import path from 'node:path';

import { fillPlaceholders } from '../start/sign-on/placeholders.ts';

/** The one realm file: of the real Keycloak, of the development sign-on, of production. */
export const realmFile = path.resolve(import.meta.dirname, '../../deploy/keycloak/realm-baro.json');

/** The realm file with its `${BARO_…}` filled, as Keycloak imports it. */
export function fillRealm(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const filled = fillPlaceholders(JSON.parse(readFileSync(realmFile, 'utf8')), values);
  return { ...(filled as Record<string, unknown>) };
}
