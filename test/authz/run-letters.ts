import { call } from '@baro/chassis';
import { denunciationCalls } from './calls-denunciations.ts';
import { identityCalls } from './calls-identities.ts';
import { letterReceiptCalls } from './calls-letter-receipts.ts';
import { formCalls } from './calls-letter-forms.ts';
import { complaintCalls, letterCalls } from './calls-letters.ts';
import { makeLetter } from './letter-scenes.ts';
import type { LetterPlan, LetterScene, LetterStage } from './letter-scenes.ts';
import type { Platform } from './platform.ts';
import { neverHolds } from './relations.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, showOnce, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import type { Block, Cell } from './tables.ts';

/** Letters made so far that no question changed. */
const made = new WeakMap<Platform, Map<string, Promise<LetterScene>>>();

const calls = {
  ...letterCalls,
  ...complaintCalls,
  ...denunciationCalls,
  ...identityCalls,
  ...formCalls,
  ...letterReceiptCalls,
};

/** Acts the letter's actions do not name. */
const beside = new Set(['ReceiveLetter', ...Object.keys(identityCalls), ...Object.keys(letterReceiptCalls)]);

/** Asks about letters of the city's committee. */
export async function runLetters(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = calls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const changes = plan.changes === true;
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const wanted = planOf(cell, plan.stage);
    const own = changes && cell.answer === 'yes';
    const scene = await (own ? makeLetter(platform, wanted) : sharedScene(platform, wanted));
    const token = await tokenFor(platform, cell);
    if (changes && !beside.has(block.name)) {
      const { letters } = platform;
      const { id } = scene;
      const shown = await showOnce(platform, token, id, () =>
        call(letters, letters.getLetter, { id }, { token }),
      );
      wrong.push(...compareActions(block, cell, shown?.letter?.allowedActions));
    }
    const prepared = (await plan.prepare?.(platform, scene)) ?? '';
    return () => plan.ask({ platform, token, scene, prepared });
  };
  const trials = block.cells.map((cell): Trial => ({ cell, changes, prepare: () => prepare(cell) }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

/** One the role's post holds or held; for those that never hold any, and as another's, one of the helpers. */
function planOf({ role, relation }: Cell, stage: LetterStage): LetterPlan {
  const never = neverHolds.has(role as Role) || role === 'council-verifier';
  const others = relation === 'other' || never;
  return { stage, holder: others ? '' : role, former: relation === 'former' };
}

async function sharedScene(platform: Platform, plan: LetterPlan): Promise<LetterScene> {
  const scenes = made.get(platform) ?? new Map<string, Promise<LetterScene>>();
  made.set(platform, scenes);
  const key = JSON.stringify(plan);
  const scene = scenes.get(key) ?? makeLetter(platform, plan);
  scenes.set(key, scene);
  return scene;
}
