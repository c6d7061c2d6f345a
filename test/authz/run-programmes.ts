import { call } from '@baro/chassis';
import { programmeCalls } from './calls-programmes.ts';
import type { Platform, Token } from './platform.ts';
import { makeProgramme } from './programme-scenes.ts';
import type { ProgrammePlan, ProgrammeScene } from './programme-scenes.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { unitOf } from './run-custody.ts';
import { registerOf } from './situations.ts';
import type { Block, Cell } from './tables.ts';

/** Programmes made so far that no question changed. */
const made = new WeakMap<Platform, Map<string, Promise<ProgrammeScene>>>();

/** Asks about programmes of a unit, or about the projects a unit owns in a programme of those above. */
export async function runProgrammes(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = programmeCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const wanted = block.sheet === 'projects' ? ofOwner(cell) : ofUnit(block, cell);
    // Who is allowed changes it: one of its own.
    const own = plan.changes === true && cell.answer === 'yes';
    const scene = own ? await makeProgramme(platform, wanted) : await sharedScene(platform, wanted);
    const token = await tokenFor(platform, cell);
    if (plan.changes && block.rpc !== 'CreateProgramme') {
      wrong.push(...(await checkActions(platform, block, cell, token, scene)));
    }
    return () => plan.ask({ platform, token, unit: wanted.unit, scene });
  };
  const changes = plan.changes !== undefined;
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell), changes }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

async function sharedScene(platform: Platform, plan: ProgrammePlan): Promise<ProgrammeScene> {
  const scenes = made.get(platform) ?? new Map<string, Promise<ProgrammeScene>>();
  made.set(platform, scenes);
  const key = JSON.stringify(plan);
  const scene = scenes.get(key) ?? makeProgramme(platform, plan);
  scenes.set(key, scene);
  return scene;
}

/** Who only reads is asked about one without tasks and projects: they are grounds of their own to see it. */
function ofUnit(block: Block, { role, relation }: Cell): ProgrammePlan {
  const unit = registerOf(role as Role, relation);
  return programmeCalls[block.name]?.changes ? { unit, owner: unit, tasks: true } : { unit };
}

function ofOwner({ role, relation }: Cell): ProgrammePlan {
  const owner = unitOf(role as Role, relation);
  return { unit: owner === 'HD' ? 'HD' : 'UBND', owner };
}

/** Who sees a programme is shown exactly the acts the table allows. */
async function checkActions(
  { programmes }: Platform,
  block: Block,
  cell: Cell,
  token: Token,
  scene: ProgrammeScene,
): Promise<Mismatch[]> {
  const shown = await call(programmes, programmes.getProgramme, { id: scene.id }, { token }).catch(
    () => undefined,
  );
  const programme = shown?.programme;
  if (!programme) return [];
  const parts = [...programme.projects, ...programme.projects.flatMap((project) => project.milestones)];
  const actions = [programme, ...parts].flatMap(({ allowedActions }) => allowedActions);
  return compareActions(block, cell, actions);
}
