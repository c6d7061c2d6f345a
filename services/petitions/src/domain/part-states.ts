import { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';

const { ASKED, ACCEPTED } = PetitionPartState;

/** States of a part that is still worked on. */
export const openParts: readonly PetitionPartState[] = [ASKED, ACCEPTED];

/** States an act on a part starts from, as the contract says. */
export const partFrom = {
  AcceptPart: [ASKED],
  HandOverPart: [ASKED, ACCEPTED],
  FinishPart: [ACCEPTED],
  SendBackPart: [ASKED, ACCEPTED],
  WithdrawPart: [ASKED, ACCEPTED],
} as const satisfies Record<string, readonly PetitionPartState[]>;

export type PartAction = keyof typeof partFrom;

/** Whether the act starts from the state of the part. */
export function partStartsFrom(action: PartAction, state: PetitionPartState): boolean {
  return (partFrom[action] as readonly PetitionPartState[]).includes(state);
}
