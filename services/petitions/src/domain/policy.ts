import { PostRole, decide, findDesk } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import type { PetitionState } from '@baro/proto/baro/petitions/v1/resources';

/** Facts of a petition that decide who may act on it. */
export interface PetitionFacts {
  /** Council that keeps it. */
  readonly unitId: string;
  /** Unit the Council stands beside: where its petitions are handled. Empty when there is none. */
  readonly territoryId: string;
  readonly state: PetitionState;
  /** Post that holds it; empty when nobody does. */
  readonly holderPostId: string;
}

/** What voters said is written down by the Council's office: its clerk, chief, leaders and verifier. */
const keepers: readonly PostRole[] = [
  PostRole.RECORDS_CLERK,
  PostRole.CHIEF_OF_OFFICE,
  PostRole.LEADER,
  PostRole.COUNCIL_VERIFIER,
];
/** The office of the People's Committee splits the Council's list and assigns in the Committee's name. */
const assigners: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE, PostRole.TASK_FORCE];

/** Entering sessions, recording, raising and classifying petitions of a Council. */
export function mayKeep(staff: Staff, { unitId }: Pick<PetitionFacts, 'unitId'>): Decision {
  return decide(findDesk(staff, keepers, unitId));
}

/** A session's list is taken in by who keeps it, or by the administrator of the city's platform. */
export function mayImport(staff: Staff, petition: Pick<PetitionFacts, 'unitId' | 'territoryId'>): Decision {
  const keeper = mayKeep(staff, petition);
  if (keeper.allowed || !petition.territoryId) return keeper;
  return decide(
    staff.desks.find(
      (desk) => desk.role === PostRole.CITY_ADMINISTRATOR && desk.tree === petition.territoryId,
    ),
  );
}

/** Assigning, for the body that governs where the Council's voters live. */
export function mayAssign(staff: Staff, { territoryId }: Pick<PetitionFacts, 'territoryId'>): Decision {
  if (!territoryId) return decide(undefined);
  return decide(
    staff.desks.find(
      (desk) =>
        assigners.includes(desk.role) &&
        (desk.serves.includes(territoryId) || (desk.headsTree && desk.tree === territoryId)),
    ),
  );
}

/** Finding how far a petition is resolved is the verifier's alone: never that of who answers. */
export function mayFind(staff: Staff, { unitId }: Pick<PetitionFacts, 'unitId'>): Decision {
  return decide(findDesk(staff, [PostRole.COUNCIL_VERIFIER], unitId));
}

/** Petitions and their answers are published by law: everybody who works here sees them, a system as well. */
export function maySeePetitions(staff: Staff): boolean {
  return staff.desks.length > 0 || staff.systemUnitId !== '';
}

/** What anybody may ask without signing in is asked by the gateway's own program, and by nobody else. */
export function mayAskPublicly({ clientId }: { readonly clientId: string }, publicClientId: string): boolean {
  return publicClientId !== '' && clientId === publicClientId;
}
