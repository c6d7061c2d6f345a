import { call } from '@baro/chassis';
import { makeReception, receptionCalls } from './calls-receptions.ts';
import type { ReceptionScene } from './calls-receptions.ts';
import type { Platform } from './platform.ts';
import { neverHolds } from './relations.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import type { Block, Cell } from './tables.ts';

/** Visits made so far that no question changed, by the post that received. */
const made = new WeakMap<Platform, Map<string, Promise<ReceptionScene>>>();
const ofEntries = new Set(['AddReceptionFollowUp', 'NotifyReceptionRefusal']);

/** Asks about the reception of citizens of the city's committee. */
export async function runReceptions(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = receptionCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const changes = plan.changes === true;
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const post = receiverOf(cell);
    const own = changes && cell.answer === 'yes';
    const scene = await (own ? makeReception(platform, post) : sharedScene(platform, post));
    const token = await tokenFor(platform, cell);
    if (ofEntries.has(block.name)) {
      const { receptions } = platform;
      const read = call(receptions, receptions.getReception, { id: scene.id }, { token });
      const shown = await read.catch(() => undefined);
      wrong.push(...compareActions(block, cell, shown?.reception?.allowedActions));
    }
    return () => plan.ask({ platform, token, scene });
  };
  const trials = block.cells.map((cell): Trial => ({ cell, changes, prepare: () => prepare(cell) }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

/** The role's post received; for those that never do and as another's visit, the head of the committee. */
function receiverOf({ role, relation }: Cell): string {
  const never = neverHolds.has(role as Role) || role === 'council-verifier';
  return relation === 'other' || never ? 'UBND.leader' : role;
}

async function sharedScene(platform: Platform, post: string): Promise<ReceptionScene> {
  const scenes = made.get(platform) ?? new Map<string, Promise<ReceptionScene>>();
  made.set(platform, scenes);
  const scene = scenes.get(post) ?? makeReception(platform, post);
  scenes.set(post, scene);
  return scene;
}
