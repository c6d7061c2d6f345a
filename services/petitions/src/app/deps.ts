import type { DirectoryCopy } from '@baro/directory-client';
import type { TryLimits } from '@baro/chassis/receipts';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
  /** Program the gateway asks as for people who have not signed in. */
  publicClientId: string;
  receiptLimits: TryLimits;
}
