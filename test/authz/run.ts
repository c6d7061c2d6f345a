import { call } from '@baro/chassis';
import { answerOf, inParallel, isExpected } from './ask.ts';
import { incomingCalls, outgoingCalls } from './calls-documents.ts';
import type { Platform, Token } from './platform.ts';
import type { Role } from './roles.ts';
import type { Scene } from './scenes.ts';
import { callerOf } from './situations.ts';
import { denials, ownerOf } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Block, Cell } from './tables.ts';
import { postId } from './world.ts';

/** An answer that is not the table's. */
export interface Mismatch {
  block: string;
  role: string;
  relation: string;
  expected: string;
  got: string;
}

/** One cell on its way: what it is about is made first, then it is asked. */
export interface Trial {
  cell: Cell;
  prepare: () => Promise<() => Promise<unknown>>;
  /** The answer changes what was made. */
  changes?: boolean;
}

/** Calls at a time; the services have 16 connections. */
export const atOnce = 8;

/** Whose attention the asking itself has, apart from what is made for it; a mutation run looks at nothing else. */
export const asking: { around: <T>(work: () => Promise<T>) => Promise<T> } = { around: (work) => work() };

/**
 * Asks everything of a block: first what is denied, which must leave everything as it was, then what is read, at last
 * what changes something. Where one round has wrong answers the next is not begun.
 */
export async function runTrials(
  platform: Platform,
  name: string,
  trials: readonly Trial[],
): Promise<Mismatch[]> {
  const denied = trials.filter(({ cell }) => denials.has(cell.answer));
  const others = trials.filter(({ cell }) => !denials.has(cell.answer));
  const refusing = await runDenied(platform, name, denied);
  if (refusing.length > 0) return refusing;
  const reading = await askAll(name, await prepareAll(others.filter(({ changes }) => !changes)));
  if (reading.length > 0) return reading;
  return askAll(name, await prepareAll(others.filter(({ changes }) => changes)));
}

interface Asked {
  cell: Cell;
  ask: () => Promise<unknown>;
}

async function prepareAll(trials: readonly Trial[]): Promise<Asked[]> {
  return inParallel(trials, atOnce, async ({ cell, prepare }) => ({ cell, ask: await prepare() }));
}

async function runDenied(platform: Platform, name: string, trials: readonly Trial[]): Promise<Mismatch[]> {
  const asked = await prepareAll(trials);
  const before = await platform.footprint();
  const mismatches = await askAll(name, asked);
  const after = await platform.footprint();
  // A call that was wrongly let through is told already.
  if (mismatches.length > 0) return mismatches;
  return Object.entries(after)
    .filter(([table, count]) => count !== before[table])
    .map(([table, count]) => {
      const got = `${table} grew by ${count - (before[table] ?? 0)}`;
      return { block: name, role: 'denied calls', relation: '', expected: 'no trace', got };
    });
}

async function askAll(block: string, trials: readonly Asked[]): Promise<Mismatch[]> {
  const answers = await asking.around(() =>
    inParallel(trials, atOnce, async ({ cell, ask }) => ({ cell, got: await answerOf(ask()) })),
  );
  return answers
    .filter(({ cell, got }) => !isExpected(got, cell.answer))
    .map(({ cell, got }) => ({
      block,
      role: cell.role,
      relation: cell.relation,
      expected: cell.answer,
      got,
    }));
}

/** Token of who asks for a cell. */
export async function tokenFor(platform: Platform, { role, relation }: Cell): Promise<Token> {
  return role === 'no-token' ? '' : platform.tokenOf(callerOf(role as Role, relation));
}

const shown = new WeakMap<Platform, Map<string, Promise<unknown>>>();

/** What a caller is shown of a thing, undefined where it is refused: asked once, as nothing changes what others are asked about. */
export async function showOnce<T>(
  platform: Platform,
  token: Token,
  id: string,
  read: () => Promise<T>,
): Promise<T | undefined> {
  const ofPlatform = shown.get(platform) ?? new Map<string, Promise<unknown>>();
  shown.set(platform, ofPlatform);
  const key = `${id} ${token}`;
  const known = (ofPlatform.get(key) as Promise<T | undefined> | undefined) ?? read().catch(() => undefined);
  ofPlatform.set(key, known);
  return known;
}

/** Asks about incoming documents. */
export async function runIncoming(platform: Platform, stage: Stage, block: Block): Promise<Mismatch[]> {
  const plan = incomingCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const scene = await stage.incoming(block, cell, plan, ownerOf(block, cell, plan.changes));
    const token = await tokenFor(platform, cell);
    const isPart = cell.relation === 'part';
    const itemId = isPart ? (scene.parts.get(postId(cell.role)) ?? scene.documentId) : scene.documentId;
    if (block.rpc === 'FinishItem' && isPart && cell.answer === 'yes') {
      await incomingCalls['AcceptItem']?.ask({ platform, token, scene, itemId });
    }
    if (plan.changes) {
      wrong.push(...(await checkIncomingActions(platform, block, cell, token, scene, itemId)));
    }
    return () => plan.ask({ platform, token, scene, itemId });
  };
  const changes = plan.changes !== undefined;
  const trials = block.cells.map((cell) => ({ cell, prepare: () => prepare(cell), changes }));
  const answered = await runTrials(platform, block.name, trials);
  stage.endOf(block);
  return [...wrong, ...answered];
}

/** Asks about outgoing documents. */
export async function runOutgoing(platform: Platform, stage: Stage, block: Block): Promise<Mismatch[]> {
  const plan = outgoingCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const scene = await stage.outgoing(block, cell, plan, ownerOf(block, cell, plan.changes));
    const token = await tokenFor(platform, cell);
    await plan.prepare?.({ platform, scene });
    if (plan.changes) wrong.push(...(await checkOutgoingActions(platform, block, cell, token, scene)));
    return () => plan.ask({ platform, token, scene, itemId: scene.documentId });
  };
  const changes = plan.changes !== undefined;
  const trials = block.cells.map((cell) => ({ cell, prepare: () => prepare(cell), changes }));
  const answered = await runTrials(platform, block.name, trials);
  stage.endOf(block);
  return [...wrong, ...answered];
}

/** Who sees a document is shown exactly the acts the table allows. */
async function checkIncomingActions(
  platform: Platform,
  block: Block,
  cell: Cell,
  token: Token,
  scene: Scene,
  itemId: string,
): Promise<Mismatch[]> {
  const { incoming } = platform;
  const id = scene.documentId;
  const answer = await showOnce(platform, token, id, () =>
    call(incoming, incoming.getIncomingDocument, { id }, { token }),
  );
  const part = answer?.document?.parts.find((each) => each.id === itemId);
  return compareActions(block, cell, (part ?? answer?.document)?.allowedActions);
}

async function checkOutgoingActions(
  platform: Platform,
  block: Block,
  cell: Cell,
  token: Token,
  scene: Scene,
): Promise<Mismatch[]> {
  const { outgoing } = platform;
  const id = scene.documentId;
  const answer = await showOnce(platform, token, id, () =>
    call(outgoing, outgoing.getOutgoingDocument, { id }, { token }),
  );
  return compareActions(block, cell, answer?.document?.allowedActions);
}

/** What a caller who sees it is shown must be what the table allows. */
export function compareActions(block: Block, cell: Cell, actions: readonly string[] | undefined): Mismatch[] {
  if (!actions || actions.includes(block.rpc) === (cell.answer === 'yes')) return [];
  const got = actions.includes(block.rpc) ? 'offered' : 'not offered';
  return [
    {
      block: `${block.name} in allowed_actions`,
      role: cell.role,
      relation: cell.relation,
      expected: cell.answer,
      got,
    },
  ];
}
