import { mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import { mayLead } from './part-rules.ts';
import { mayAssign, mayFind, mayKeep } from './policy.ts';
import type { PetitionFacts } from './policy.ts';
import { petitionFrom, startsFrom } from './states.ts';
import type { PetitionAction } from './states.ts';

type Rule = (staff: Staff, petition: PetitionFacts) => Decision;

const holder: Rule = (staff, petition) => mayHandle(staff, petition.holderPostId);

/** Who decides each action: the same functions the use cases ask. */
const rules: Record<PetitionAction, Rule> = {
  RaisePetition: mayKeep,
  ClassifyPetition: mayKeep,
  AssignPetition: mayAssign,
  AskPart: mayLead,
  AcceptPetition: holder,
  HandOverPetition: holder,
  SubmitAnswer: holder,
  SignAnswer: holder,
  SendBackAnswer: holder,
  ClaimResult: holder,
  FindResult: mayFind,
  RetirePetition: mayKeep,
  RestorePetition: mayKeep,
  SayNotSolvedForDeputies: mayKeep,
  DismissLikely: mayKeep,
};

/** Whether the action belongs to who holds the petition: others are told who must act. */
export function isHolders(action: PetitionAction): boolean {
  return rules[action] === holder;
}

/** Whether and as whom the caller may do the action, whatever the state. */
export function decidePetition(action: PetitionAction, staff: Staff, petition: PetitionFacts): Decision {
  return rules[action](staff, petition);
}

/** RPCs that will work on the petition now. */
export function petitionActions(staff: Staff, petition: PetitionFacts): PetitionAction[] {
  const actions = Object.keys(petitionFrom) as PetitionAction[]; // Object.keys forgets the key type
  return actions.filter(
    (action) => startsFrom(action, petition.state) && decidePetition(action, staff, petition).allowed,
  );
}
