import { call } from '@baro/chassis';
import { lettersOf, urgingCalls } from './calls-urging.ts';
import type { Platform } from './platform.ts';
import { postless, standings } from './relations.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, showOnce, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { registerOf } from './situations.ts';
import type { Block, Cell } from './tables.ts';
import type { LetterPlan } from './calls-urging.ts';

/** Asks about urging letters and the units they are of. */
export async function runUrging(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = urgingCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const role = cell.role as Role;
    const letter = planOf(role, cell.relation);
    const token = await tokenFor(platform, cell);
    if (plan.about === 'unit') {
      const taskId = await lettersOf(platform).overdueTask(letter.unit, letter.urged);
      return () => plan.ask({ platform, token, unit: letter.unit, id: taskId });
    }
    // What is asked for again is another letter then; what is only read or refused may be the same.
    const own = plan.changes === true && (cell.answer === 'yes' || cell.answer === 'unsigned');
    const id = await lettersOf(platform).make(letter, own);
    if (plan.changes) {
      const { urging } = platform;
      const answer = await showOnce(platform, token, id, () =>
        call(urging, urging.getUrgingLetter, { id }, { token }),
      );
      // Tasks offers it to who is to sign; that the signature cannot be is for documents to say.
      if (cell.answer !== 'unsigned') {
        wrong.push(...compareActions(block, cell, answer?.letter?.allowedActions));
      }
    }
    return () => plan.ask({ platform, token, unit: letter.unit, id });
  };
  const changes = plan.changes === true;
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell), changes }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

/** The letter of a role in a relation; where nothing else is said a unit urges itself and its desk is to sign. */
function planOf(role: Role, relation: string): LetterPlan {
  const { own } = standings[role];
  if (!postless.has(role) && relation === 'urged') return { unit: 'UBND', urged: own, signer: 'UBND.desk' };
  if (!postless.has(role) && relation === 'signer') return { unit: 'UBND', urged: 'SYT', signer: role };
  const unit = postless.has(role) ? own : registerOf(role, relation);
  return { unit, urged: unit, signer: `${unit}.desk` };
}
