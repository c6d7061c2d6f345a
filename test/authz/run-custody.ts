import { itemCalls, unitWorkCalls } from './calls-custody.ts';
import type { Platform } from './platform.ts';
import { deskOf, givingRegister, holderOf, postless, standings } from './relations.ts';
import type { Role } from './roles.ts';
import { runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { registerOf } from './situations.ts';
import type { Block, Cell } from './tables.ts';
import { tellItem } from './told-items.ts';
import type { ToldPlan } from './told-items.ts';
import { unitId } from './world.ts';

/** Asks about items of the ledger. */
export async function runCustodyItems(platform: Platform, block: Block): Promise<Mismatch[]> {
  const ask = itemCalls[block.name];
  if (!ask) throw new Error(`nothing knows how to ask ${block.name}`);
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const plan = planOf(cell.role as Role, cell.relation);
    const { itemId, partId } = await tellItem(platform, { ...plan, kind: kinds[block.variant] });
    const token = await tokenFor(platform, cell);
    return () => ask({ platform, token, itemId, ownId: partId || itemId });
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell) }));
  return runTrials(platform, block.name, trials);
}

/** Kinds of items that have answers of their own, by the variant of the block. */
const kinds: Record<string, ToldPlan['kind']> = { petition: 'petition', letter: 'complaint' };

/** The item of a role in a relation. */
function planOf(role: Role, relation: string): ToldPlan {
  const { own } = standings[role];
  if (postless.has(role)) return { register: own, holders: [deskOf(own)] };
  const giving = givingRegister(role);
  switch (relation) {
    case 'holder':
    case 'absence':
    case 'signing':
      return { register: own, holders: [holderOf(role)] };
    case 'division':
      return { register: own, holders: ['STC1.desk'] };
    case 'co-ordinator':
      return { register: giving, holders: [deskOf(giving)], part: role };
    case 'former':
      return { register: giving, holders: [role, deskOf(giving)] };
    default: {
      const register = registerOf(role, relation);
      return { register, holders: [deskOf(register)] };
    }
  }
}

/** Asks about the work of units. */
export async function runCustodyUnits(platform: Platform, block: Block): Promise<Mismatch[]> {
  const ask = unitWorkCalls[block.name];
  if (!ask) throw new Error(`nothing knows how to ask ${block.name}`);
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const token = await tokenFor(platform, cell);
    const unit = unitOf(cell.role as Role, cell.relation);
    return () => ask(platform, unitId(unit), token);
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell) }));
  return runTrials(platform, block.name, trials);
}

/** Roles that sit in the division of the department. */
const inDivision: ReadonlySet<Role> = new Set(['head-of-division', 'official']);

/** Unit of a relation; what is lent to a stand-in is asked about the unit the post sits in. */
export function unitOf(role: Role, relation: string): Parameters<typeof unitId>[0] {
  const isLent = relation === 'absence' || relation === 'signing';
  if (relation === 'division' || (isLent && inDivision.has(role))) return 'STC1';
  return registerOf(role, relation);
}
