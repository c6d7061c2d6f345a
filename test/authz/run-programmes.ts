import { call } from '@baro/chassis';
import { programmeCalls } from './calls-programmes.ts';
import type { Platform, Token } from './platform.ts';
import { makeProgramme } from './programme-scenes.ts';
import type { ProgrammePlan, ProgrammeScene } from './programme-scenes.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, showOnce, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { unitOf } from './run-custody.ts';
import { registerOf } from './situations.ts';
import { sharedScene } from './stage.ts';
import type { Block, Cell } from './tables.ts';

/** Asks about programmes of a unit, or about the projects a unit owns in a programme of those above. */
export async function runProgrammes(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = programmeCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const wanted = block.sheet === 'projects' ? ofOwner(cell) : ofUnit(block, cell);
    // Who is allowed changes it: one of its own.
    const own = plan.changes === true && cell.answer === 'yes';
    const make = (): Promise<ProgrammeScene> => makeProgramme(platform, wanted);
    const key = `programme ${JSON.stringify(wanted)}`;
    const scene = await (own ? make() : sharedScene(platform, key, make));
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
  platform: Platform,
  block: Block,
  cell: Cell,
  token: Token,
  scene: ProgrammeScene,
): Promise<Mismatch[]> {
  const { programmes } = platform;
  const { id } = scene;
  const answer = await showOnce(platform, token, id, () =>
    call(programmes, programmes.getProgramme, { id }, { token }),
  );
  const programme = answer?.programme;
  if (!programme) return [];
  const parts = [...programme.projects, ...programme.projects.flatMap((project) => project.milestones)];
  const actions = [programme, ...parts].flatMap(({ allowedActions }) => allowedActions);
  return compareActions(block, cell, actions);
}
