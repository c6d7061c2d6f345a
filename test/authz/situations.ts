import {
  clerks,
  deskOf,
  draftingRegister,
  givingRegister,
  holderOf,
  neverHolds,
  postless,
  routers,
  standings,
} from './relations.ts';
import { postRoles } from './roles.ts';
import type { Role } from './roles.ts';
import type { IncomingPlan, IncomingStage, OutgoingPlan, OutgoingStage } from './scenes.ts';
import type { Register } from './world.ts';

/** How far along documents are for an RPC; `entry` is registered or submitted, whichever the holder can hold. */
export type Stage = 'entry' | Exclude<IncomingStage, 'submitted'>;

/** Posts that may be given work. */
const workers = postRoles.filter((role) => !neverHolds.has(role));

/** Those of the role's side of the city, the Council or the rest: one document may have been with all of them. */
export function worked(role: Role): readonly Role[] {
  return role === 'council-verifier' ? [role] : workers.filter((name) => name !== 'council-verifier');
}

interface Hands {
  coOrdinators?: readonly string[];
  informed?: readonly string[];
  formers?: readonly string[];
  obstacles?: readonly string[];
}

/** A scene of one question alone needs no other hands of the asked roles beside the caller's: who has a part is the role or nobody. */
export function onlyWith<P extends Hands>(role: Role, owner: { alone: boolean }, plan: P): P {
  if (!owner.alone) return plan;
  const narrowed: Hands = {};
  for (const name of ['coOrdinators', 'informed', 'formers', 'obstacles'] as const) {
    const hands = plan[name];
    if (hands?.includes(role)) narrowed[name] = [role];
  }
  return { ...plan, ...narrowed };
}

/** Who asks for a relation: the role itself, or the one its post is lent to. */
export function callerOf(role: Role, relation: string): string {
  const isLent = relation === 'absence' || relation === 'signing';
  return isLent && !postless.has(role) ? `${relation}:${role}` : role;
}

/** The incoming document of a role in a relation. */
export function incomingPlan(role: Role, relation: string, stage: Stage): IncomingPlan {
  const standing = standings[role];
  if (postless.has(role)) return lying(standing.own, stage);
  switch (relation) {
    case 'holder':
    case 'absence':
    case 'signing':
      return held(standing.own, holderOf(role), stage);
    case 'division':
      return held(standing.own, 'STC1.desk', stage);
    case 'co-ordinator':
    case 'part': {
      const register = givingRegister(role);
      return { register, stage: given(stage), holder: deskOf(register), coOrdinators: worked(role) };
    }
    case 'information': {
      const register = givingRegister(role);
      const informed = register === 'HD' ? [role] : postRoles.filter((name) => name !== 'council-verifier');
      return { register, stage: given(stage), holder: deskOf(register), informed };
    }
    case 'former': {
      const register = givingRegister(role);
      return { register, stage: given(stage), holder: deskOf(register), formers: worked(role) };
    }
    default:
      return lying(registerOf(role, relation), stage);
  }
}

/** The register a relation names. */
export function registerOf(role: Role, relation: string): Register {
  const standing = standings[role];
  if (postless.has(role)) return standing.own;
  const register = { ...standing, absence: standing.own, signing: standing.own }[relation];
  if (!register) throw new Error(`the world has no unit ${relation} ${role}`);
  return register;
}

/** What was routed has left the entry behind. */
function given(stage: Stage): IncomingStage {
  return stage === 'accepted' ? 'accepted' : 'routed';
}

/** A document in the hands of a post of its register's unit. */
function held(register: Register, holder: string, stage: Stage): IncomingPlan {
  const role = holder as Role; // a helper's name is in none of the sets
  const isEntry = stage === 'entry' || stage === 'registered';
  if (isEntry && clerks.has(role)) return { register, stage: 'registered', holder };
  if (stage === 'entry' && routers.has(role)) return { register, stage: 'submitted', holder };
  if (stage === 'registered') return lying(register, stage);
  return { register, stage: stage === 'entry' ? 'routed' : stage, holder };
}

/** A document nobody who is asked about holds. */
function lying(register: Register, stage: Stage): IncomingPlan {
  const isEntry = stage === 'entry' || stage === 'registered';
  if (isEntry) return { register, stage: 'registered', holder: `${register}.clerk` };
  return { register, stage, holder: deskOf(register) };
}

/** The outgoing document of a role in a relation. */
export function outgoingPlan(role: Role, relation: string, stage: OutgoingStage): OutgoingPlan {
  const standing = standings[role];
  if (postless.has(role)) return { register: standing.own, stage, holder: deskOf(standing.own) };
  switch (relation) {
    case 'holder':
    case 'absence':
    case 'signing':
      return { register: standing.own, stage, holder: holderOf(role) };
    case 'division':
      return { register: standing.own, stage, holder: 'STC1.desk' };
    case 'former': {
      const register = draftingRegister(role);
      return { register, stage, holder: deskOf(register), formers: worked(role) };
    }
    default: {
      const register = registerOf(role, relation);
      return { register, stage, holder: deskOf(register) };
    }
  }
}
