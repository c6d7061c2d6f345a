/**
 * The sealed identity store: who the people of letters and cases are. See README.md here. What the service around it does:
 *
 * - `case_id` and `party_id` come of the call (`caseIdOf`, `partyIdOf`): **put first, write the own rows after**. A party whose
 *   row never came is removed by `orphansJob`, which asks `knownParties`.
 * - nothing but ids, roles, locality codes and `maskOf(role)` stands in its own tables, events, logs, answers.
 * - a request goes into `write(…)` without its identities, with a `fingerprint` in their place: of its body a plain hash is kept.
 * - a denounced official is noted by `bar`; whom a case must be kept from says `isBarred`.
 */
export { identityConfig } from './config.ts';
export { identityDatabase } from './database.ts';
export { Sealed, maskOf, type LoggedOpening } from './sealed.ts';
export { Identities, openIdentities } from './identities.ts';
export { caseIdOf, partyIdOf } from './ids.ts';
export { identityJobs, watchKeyFaults, type KnownParties } from './jobs.ts';
export { checkIdentity } from './check-identity.ts';
export {
  identityFields,
  partyRoles,
  type Barred,
  type CaseContent,
  type CaseStanding,
  type Identity,
  type IdentityField,
  type LikelySame,
  type PartyInput,
  type PartyRole,
} from './types.ts';
export { clerkDesk, headDesk, holderDesk, isBarred, isSealed } from './access.ts';
export type { HeldParty } from './identities.ts';
export { addNamed, checkUnnamed } from './check-unnamed.ts';
