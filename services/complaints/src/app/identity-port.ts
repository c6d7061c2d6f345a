import type { PartyIdentity } from '@baro/proto/baro/complaints/v1/resources';

/** A person of a letter as the identity store takes one. */
export interface NewParty {
  caseId: string;
  partyId: string;
  role: 'sender' | 'representative' | 'denounced';
  /** The person asked to be kept secret: sealed whatever the letter turns out to be. */
  secretOnRequest: boolean;
  localityCode: string;
  identity: PartyIdentity;
}

/** What the letters ask of the identity store. Nothing of an identity ever comes back through it. */
export interface IdentityPort {
  /** Keeps people before their letter is: the same ids twice are kept once. */
  put(parties: readonly NewParty[]): Promise<void>;
}
