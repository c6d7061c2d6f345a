import { call } from '@baro/chassis';
import { partCalls } from './calls-parts.ts';
import { petitionCalls } from './calls-petitions.ts';
import type { PetitionCall } from './calls-petitions.ts';
import { makePetition } from './petition-scenes.ts';
import type { PetitionPlan, PetitionScene } from './petition-scenes.ts';
import type { Platform } from './platform.ts';
import { neverHolds } from './relations.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, showOnce, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { sharedScene } from './stage.ts';
import type { Block, Cell } from './tables.ts';
import { seatOf } from './world.ts';

/** What no petition can offer: it is not there yet. */
const ofNone: readonly string[] = ['CreateCouncilSession', 'RecordPetition', 'ImportPetitions'];
/** Acts on receipts, which the petition's actions do not name. */
const ofReceipts: readonly string[] = ['IssueReceipt', 'RevokeReceipt'];

/** Asks about petitions of the Council. */
export async function runPetitions(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = petitionCalls[block.name] ?? partCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const wanted = planOf(cell, plan);
    // Who is allowed changes it: one of its own.
    const own = plan.changes === true && cell.answer === 'yes';
    const make = (): Promise<PetitionScene> => makePetition(platform, wanted);
    const key = `petition ${JSON.stringify(wanted)}`;
    const scene = await (own ? make() : sharedScene(platform, key, make));
    const token = await tokenFor(platform, cell);
    const { petitions } = platform;
    if (plan.changes && ![...ofNone, ...ofReceipts].includes(block.rpc)) {
      const request = { id: scene.id };
      const shown = await showOnce(platform, token, scene.id, () =>
        call(petitions, petitions.getPetition, request, { token }),
      );
      const ofPart = block.rpc in partCalls && block.rpc !== 'AskPart';
      const shownTo = ofPart ? shown?.petition?.parts[0] : shown?.petition;
      wrong.push(...compareActions(block, cell, shownTo?.allowedActions));
    }
    const prepared = (await plan.prepare?.(platform, scene)) ?? '';
    return () => plan.ask({ platform, token, scene, prepared });
  };
  const changes = plan.changes === true;
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell), changes }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

/** One the role's post holds, or, for those that never hold any and as another's, one of a desk. */
function planOf({ role, relation, answer }: Cell, { stage, heldPart }: PetitionCall): PetitionPlan {
  const others = { stage, lead: 'STC.desk', signer: 'UBND.leader', part: 'SYT.desk' };
  const holds = relation === 'holder' || (relation === 'absence' && answer === 'yes');
  if (!holds || stage === 'recorded' || neverHolds.has(role as Role) || role === 'council-verifier') {
    return others;
  }
  if (heldPart) return { ...others, part: role };
  // An answer lies with who is to sign it.
  if (stage === 'submitted') return { ...others, lead: `${seatOf(role)}.desk`, signer: role };
  return { ...others, lead: role };
}
