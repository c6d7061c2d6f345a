import path from 'node:path';

import { gateway, services, type ServiceEntry } from '../start/services.ts';

/** What a backup has to hold of one service. */
export interface Covered {
  service: string;
  database: string;
  /** Where its stored attachments lie, under the data folder; undefined for a service that keeps none. */
  attachments: string | undefined;
}

const ATTACHMENT_KEY = '_ATTACHMENT_DIR';

/** Every service of the platform, from the one list they start by: a new one is covered without a line here. */
export function coveredServices(entries: readonly ServiceEntry[] = [...services, gateway]): Covered[] {
  return entries.map((entry) => ({
    service: entry.name,
    database: `baro_${entry.name.replaceAll('-', '_')}`,
    attachments: attachmentsOf(entry),
  }));
}

/** Every database of the platform: one of each service, and those a service has beside it. */
export function coveredDatabases(entries: readonly ServiceEntry[] = [...services, gateway]): string[] {
  const sides = entries.flatMap((entry) => (entry.sides ?? []).map(({ name }) => `baro_${name}`));
  return [...coveredServices(entries).map(({ database }) => database), ...sides];
}

/** The folder its settings name; the settings are the only place that says so. */
function attachmentsOf(entry: ServiceEntry): string | undefined {
  const dataDir = '/data';
  const place = { root: '/', dataDir, secretFile: (name: string) => name, address: String };
  const found = Object.entries(entry.env?.(place) ?? {}).find(([key]) => key.endsWith(ATTACHMENT_KEY));
  // Beside it lies what is being received, which has no row yet.
  return found && path.join(path.relative(dataDir, found[1]), 'files');
}
