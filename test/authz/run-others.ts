import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { createDelegation, directoryCalls, endDelegation } from './calls-directory.ts';
import { taskReceivers } from './calls-tasks.ts';
import { unitCalls } from './calls-units.ts';
import { runCustodyItems, runCustodyUnits } from './run-custody.ts';
import { runFindings } from './run-findings.ts';
import { startPlatform } from './platform.ts';
import type { Platform, Token } from './platform.ts';
import { givingRegister, postless, standings } from './relations.ts';
import type { Role } from './roles.ts';
import { runIncoming, runOutgoing, runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { denials } from './stage.ts';
import type { Stage } from './stage.ts';
import { runLetters } from './run-letters.ts';
import { runReceptions } from './run-receptions.ts';
import { runPetitions } from './run-petitions.ts';
import { runProgrammes } from './run-programmes.ts';
import { runPromises } from './run-promises.ts';
import { runReports } from './run-reports.ts';
import { runSuccessions } from './run-successions.ts';
import { runTasks } from './run-tasks.ts';
import { runUrging } from './run-urging.ts';
import { makeIncoming, makeOutgoing, routing } from './scenes.ts';
import { registerOf } from './situations.ts';
import type { Block, Cell } from './tables.ts';
import { postId } from './world.ts';

/** Asks everything a block has answers for. */
export async function runBlock(platform: Platform, stage: Stage, block: Block): Promise<Mismatch[]> {
  switch (block.sheet) {
    case 'incoming':
      return runIncoming(platform, stage, block);
    case 'outgoing':
      return runOutgoing(platform, stage, block);
    case 'tasks':
      return runTasks(platform, stage, block);
    case 'urging':
      return runUrging(platform, block);
    case 'units':
      return runUnits(platform, block);
    case 'directory':
      return runDirectory(platform, block);
    case 'delegations':
      return runDelegations(platform, block);
    case 'receivers':
      return runReceivers(platform, block);
    case 'custody-items':
      return runCustodyItems(platform, block);
    case 'custody-units':
      return runCustodyUnits(platform, block);
    case 'programmes':
    case 'projects':
      return runProgrammes(platform, block);
    case 'petitions':
      return runPetitions(platform, block);
    case 'promises':
      return runPromises(platform, block);
    case 'letters':
      return runLetters(platform, block);
    case 'receptions':
      return runReceptions(platform, block);
    case 'successions':
      return runSuccessions(platform, block);
    case 'custody-findings':
      return runFindings(platform, block);
    case 'report-units':
    case 'report-submissions':
    case 'reports':
      return runReports(platform, block);
    case 'before-loading':
      return runBeforeLoading(platform, block);
  }
}

async function runUnits(platform: Platform, block: Block): Promise<Mismatch[]> {
  const ask = unitCalls[block.name];
  if (!ask) throw new Error(`nothing knows how to ask ${block.name}`);
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const token = await tokenFor(platform, cell);
    const register = registerOf(cell.role as Role, cell.relation);
    return () => ask({ platform, token, register });
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell) }));
  return runTrials(platform, block.name, trials);
}

async function runDirectory(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = directoryCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  let shared: Promise<string> | undefined;
  // What is denied leaves it as it was.
  const preparedForDenied = (): Promise<string> | undefined => (shared ??= plan.prepare?.(platform));
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const token = await tokenFor(platform, cell);
    const prepared =
      (await (denials.has(cell.answer) ? preparedForDenied() : plan.prepare?.(platform))) ?? '';
    return () => plan.ask({ platform, token, prepared, role: cell.role });
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell) }));
  return runTrials(platform, block.name, trials);
}

/** A post nobody is asked about. */
const othersPost = 'SYT.desk';

async function runDelegations(platform: Platform, block: Block): Promise<Mismatch[]> {
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const role = cell.role as Role;
    const hasPost = role !== 'district-system' && !postless.has(role);
    const post = hasPost && cell.relation !== 'other' ? role : othersPost;
    const asked = { role, relation: cell.relation === 'lent' ? 'absence' : cell.relation };
    const token = await tokenFor(platform, { ...cell, ...asked });
    if (block.rpc === 'CreateDelegation') return () => createDelegation(platform, post, token);
    const id = await createDelegation(platform, post, await platform.tokenOf(post));
    return () => endDelegation(platform, id, token);
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell) }));
  return runTrials(platform, block.name, trials);
}

async function runReceivers(platform: Platform, block: Block): Promise<Mismatch[]> {
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => sendTo(platform, block, cell) }));
  return runTrials(platform, block.name, trials);
}

/** Sends work to the post of a role, as who may send it. */
async function sendTo(platform: Platform, block: Block, cell: Cell): Promise<() => Promise<unknown>> {
  const role = cell.role as Role;
  const { incoming, outgoing } = platform;
  const giveTask = taskReceivers[block.name];
  if (giveTask) return giveTask(platform, role);
  const to = { postId: postId(role), note: '', etag: '', requestId: randomUUID() };
  const as = async (name: string): Promise<{ token: Token }> => ({ token: await platform.tokenOf(name) });
  if (block.rpc === 'HandOverOutgoingDocument') {
    const draft = await makeOutgoing(platform, { register: 'SYT', stage: 'drafted', holder: 'SYT.desk' });
    const holder = await as('SYT.desk');
    return () => call(outgoing, outgoing.handOverOutgoingDocument, { id: draft.documentId, ...to }, holder);
  }
  const register = block.rpc === 'SubmitIncomingDocument' ? standings[role].own : givingRegister(role);
  const stage = block.rpc === 'HandOverItem' ? 'routed' : 'registered';
  const holder = stage === 'routed' ? `${register}.desk` : `${register}.clerk`;
  const { documentId: id } = await makeIncoming(platform, { register, stage, holder });
  const [holds, leads] = await Promise.all([as(holder), as(`${register}.leader`)]);
  switch (block.variant) {
    case 'to-lead':
      return () => call(incoming, incoming.routeIncomingDocument, routing(id, role), leads);
    case 'to-co-ordinator':
      return () =>
        call(incoming, incoming.routeIncomingDocument, routing(id, `${register}.desk`, [role]), leads);
    default:
      return block.rpc === 'HandOverItem'
        ? () => call(incoming, incoming.handOverItem, { itemId: id, ...to }, holds)
        : () => call(incoming, incoming.submitIncomingDocument, { id, ...to }, holds);
  }
}

/** Asks a directory nothing is loaded into, and the loaded one for what is left of the bootstrap account's rights. */
async function runBeforeLoading(platform: Platform, block: Block): Promise<Mismatch[]> {
  const empty = await emptyPlatform();
  const plan = directoryCalls[block.rpc];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const mismatches: Mismatch[] = [];
  for (const cell of block.cells) {
    const at = cell.relation === 'after' ? platform : empty;
    const token = await at.tokenOf(cell.relation === 'other' ? 'stranger' : 'loader');
    const prepare = async (): Promise<() => Promise<unknown>> => () =>
      plan.ask({ platform: at, token, prepared: '', role: cell.role });
    mismatches.push(...(await runTrials(at, block.name, [{ cell, prepare }])));
  }
  return mismatches;
}

let started: Promise<Platform> | undefined;

/** The empty platform of the run. */
async function emptyPlatform(): Promise<Platform> {
  started ??= startPlatform({ empty: true });
  return started;
}

/** Stops what `runBlock` has started. */
export async function stopEmptyPlatform(): Promise<void> {
  await (await started)?.stop();
  started = undefined;
}
