import { enumName } from '@baro/chassis';
import { PetitionState, ResultClass } from '@baro/proto/baro/petitions/v1/resources';

const { RECORDED, ASSIGNED, ACCEPTED, SUBMITTED, ANSWERED, CLOSED, RETIRED } = PetitionState;

/** States an action starts from, as the contract says. */
export const petitionFrom = {
  RaisePetition: [RECORDED, ASSIGNED, ACCEPTED, SUBMITTED, ANSWERED, CLOSED],
  ClassifyPetition: [RECORDED, ASSIGNED, ACCEPTED, SUBMITTED, ANSWERED],
  AssignPetition: [RECORDED, ASSIGNED, ACCEPTED],
  AskPart: [ASSIGNED, ACCEPTED],
  AcceptPetition: [ASSIGNED],
  HandOverPetition: [ASSIGNED, ACCEPTED, ANSWERED],
  SubmitAnswer: [ACCEPTED],
  SignAnswer: [SUBMITTED],
  SendBackAnswer: [SUBMITTED],
  ClaimResult: [ANSWERED],
  FindResult: [ANSWERED],
  RetirePetition: [RECORDED, ASSIGNED, ACCEPTED],
  RestorePetition: [RETIRED],
  SayNotSolvedForDeputies: [ANSWERED, CLOSED],
  DismissLikely: [RECORDED, ASSIGNED, ACCEPTED, SUBMITTED, ANSWERED, CLOSED],
} as const satisfies Record<string, readonly PetitionState[]>;

export type PetitionAction = keyof typeof petitionFrom;

/** States from which a petition can still be retired in favour of another. */
export const retirable: readonly PetitionState[] = petitionFrom.RetirePetition;

/** Whether the action starts from the state. */
export function startsFrom(action: PetitionAction, state: PetitionState): boolean {
  return (petitionFrom[action] as readonly PetitionState[]).includes(state);
}

/** Findings after which nothing is left to do: done, explained, or not possible. */
const closing: readonly ResultClass[] = [ResultClass.DONE, ResultClass.EXPLAINED, ResultClass.NOT_POSSIBLE];

/** Whether the verifier's finding closes the petition. */
export function closes(found: ResultClass): boolean {
  return closing.includes(found);
}

/** Bare name of a state, for metadata of refusals, events and work lists. */
export function stateName(state: PetitionState): string {
  return enumName(PetitionState, state);
}
