import { deskOf, givingRegister, holderOf, postless, standings } from './relations.ts';
import type { Role } from './roles.ts';
import { registerOf, worked } from './situations.ts';
import type { TaskPlan, TaskStage } from './task-scenes.ts';
import { takerOf } from './task-scenes.ts';
import { seatOf } from './world.ts';
import type { Register } from './world.ts';

/** The task of a role in a relation; `obstacle`: whatever the relation, one lies with somebody. */
export function taskPlan(role: Role, relation: string, stage: TaskStage, obstacle: boolean): TaskPlan {
  const plan = planOf(role, relation, stage);
  return obstacle && !plan.obstacles ? { ...plan, obstacles: [otherOf(plan)] } : plan;
}

/** A post that holds the obstacle where the caller does not. */
function otherOf({ unit }: TaskPlan): string {
  return unit === 'STC1' ? 'STC.clerk' : `${unit === 'C' ? 'UBND' : unit}.leader`;
}

function planOf(role: Role, relation: string, stage: TaskStage): TaskPlan {
  const standing = standings[role];
  if (postless.has(role)) return lying(standing.own, stage);
  switch (relation) {
    case 'holder':
    case 'absence':
    case 'signing':
      return { ...lying(standing.own, stage), holder: holderOf(role) };
    case 'division':
      return { ...lying(standing.own, stage), holder: 'STC1.desk' };
    case 'assigner': {
      const unit = seatOf(role);
      return { unit, assigner: role, stage, holder: takerOf(unit) };
    }
    case 'co-ordinator':
    case 'part':
      return { ...lying(givingRegister(role), stage), coOrdinators: worked(role) };
    case 'obstacle':
      return { ...lying(givingRegister(role), stage), obstacles: worked(role) };
    case 'former':
      return { ...lying(givingRegister(role), stage), formers: worked(role) };
    default:
      return lying(registerOf(role, relation), stage);
  }
}

/** A task nobody who is asked about assigned or holds. */
function lying(unit: Register, stage: TaskStage): TaskPlan {
  return { unit, assigner: `${unit}.leader`, stage, holder: deskOf(unit) };
}
