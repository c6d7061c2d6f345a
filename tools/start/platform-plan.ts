import path from 'node:path';

import { gateway, type ServiceEntry, services } from './services.ts';

/** What a platform is made of; the tests make theirs of small stand-ins for the services. */
export interface PlatformPlan {
  /** The clone. */
  root: string;
  services: readonly ServiceEntry[];
  gateway: ServiceEntry | undefined;
  /** The program that is the sign-on; undefined for a platform without. */
  signOn: string | undefined;
  /** The program that loads the demo city. */
  city: string | undefined;
  /** Whether the pages are built. */
  pages: boolean;
}

const root = path.resolve(import.meta.dirname, '..', '..');

/** The whole platform of this clone. */
export const wholePlatform: PlatformPlan = {
  root,
  services,
  gateway,
  signOn: 'tools/start/sign-on/main.ts',
  city: 'tools/city/main.ts',
  pages: true,
};
