import { mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import type { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';
import { partFrom, partStartsFrom } from './part-states.ts';
import type { PartAction } from './part-states.ts';
import { mayAssign } from './policy.ts';
import type { PetitionFacts } from './policy.ts';

/** Who leads asks and withdraws: the holder of the petition, or who may assign it. */
export function mayLead(staff: Staff, facts: PetitionFacts): Decision {
  const holder = mayHandle(staff, facts.holderPostId);
  return holder.allowed ? holder : mayAssign(staff, facts);
}

/** Whether and as whom the caller may do the act on a part, whatever its state. */
export function decidePart(
  action: PartAction,
  staff: Staff,
  facts: PetitionFacts,
  partPostId: string,
): Decision {
  return action === 'WithdrawPart' ? mayLead(staff, facts) : mayHandle(staff, partPostId);
}

/** RPCs that will work on the part now. */
export function partActions(
  staff: Staff,
  facts: PetitionFacts,
  part: { state: PetitionPartState; holderPostId: string },
): PartAction[] {
  const actions = Object.keys(partFrom) as PartAction[]; // Object.keys forgets the key type
  return actions.filter(
    (action) =>
      partStartsFrom(action, part.state) && decidePart(action, staff, facts, part.holderPostId).allowed,
  );
}
