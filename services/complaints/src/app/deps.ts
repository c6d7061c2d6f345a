import type { TryLimits } from '@baro/chassis/receipts';
import type { DirectoryCopy } from '@baro/directory-client';
import type { Identities } from '../identity/index.ts';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
  identities: Identities;
  /** Longest time an opening may be granted for, days. */
  grantDays: number;
  /** Program the gateway asks as for people who have not signed in. */
  publicClientId: string;
  receiptLimits: TryLimits;
}
