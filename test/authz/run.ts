import { call } from '@baro/chassis';
import { answerOf, inParallel, isExpected } from './ask.ts';
import { incomingCalls, outgoingCalls } from './calls-documents.ts';
import type { IncomingCall, OutgoingCall } from './calls-documents.ts';
import type { Platform, Token } from './platform.ts';
import type { Role } from './roles.ts';
import { makeIncoming, makeOutgoing } from './scenes.ts';
import type { Scene } from './scenes.ts';
import { makeTask } from './task-scenes.ts';
import type { TaskPlan, TaskScene } from './task-scenes.ts';
import { callerOf, incomingPlan, outgoingPlan } from './situations.ts';
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

/** Answers that say no: asking must leave no trace. */
const denials = new Set([
  'no',
  'not-holder',
  'unknown',
  'token',
  'not-own',
  'lent-on',
  'refused',
  'state',
  'not-found',
  'promised',
]);

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

/** Documents made so far, by what they are; they serve again until a question changes them. */
export class Stage {
  readonly #platform: Platform;
  readonly #made = new Map<string, Promise<Scene>>();
  readonly #usedBy = new Map<string, string[]>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** The document a cell is about. `own` marks one that only these questions may use. */
  async incoming(block: Block, cell: Cell, plan: IncomingCall, own: string): Promise<Scene> {
    const file = plan.file === true;
    const at = denials.has(cell.answer) ? (plan.deniedStage ?? plan.stage) : plan.stage;
    const made = { ...incomingPlan(cell.role as Role, cell.relation, at), file };
    return this.#get(
      `incoming ${own} ${JSON.stringify(made)}`,
      () => makeIncoming(this.#platform, made),
      block,
    );
  }

  async outgoing(block: Block, cell: Cell, plan: OutgoingCall, own: string): Promise<Scene> {
    const file = plan.file === true;
    const made = { ...outgoingPlan(cell.role as Role, cell.relation, plan.stage), file };
    return this.#get(
      `outgoing ${own} ${JSON.stringify(made)}`,
      () => makeOutgoing(this.#platform, made),
      block,
    );
  }

  async task(block: Block, plan: TaskPlan, own: string): Promise<TaskScene> {
    const make = (): Promise<TaskScene> => makeTask(this.#platform, plan);
    return this.#get(`task ${own} ${JSON.stringify(plan)}`, make, block);
  }

  /** Makes anew what a block's questions were about: a wrong answer may have changed it. */
  forget(block: Block): void {
    for (const key of this.#usedBy.get(block.name) ?? []) this.#made.delete(key);
    this.#usedBy.delete(block.name);
  }

  /** A key names its kind of scene, so that what is found under it is what `make` would make. */
  async #get<S extends Scene>(key: string, make: () => Promise<S>, block: Block): Promise<S> {
    const known = (this.#made.get(key) as Promise<S> | undefined) ?? make();
    this.#made.set(key, known);
    this.#usedBy.set(block.name, [...(this.#usedBy.get(block.name) ?? []), key]);
    try {
      return await known;
    } catch (error) {
      const why = await answerOf(known);
      throw new Error(`${block.name}: the document could not be made (${key}): ${why}`, { cause: error });
    }
  }
}

/** Whose use a document is for: a question that changes it needs one of its own, parts of one document do not meet. */
export function ownerOf(block: Block, cell: Cell, changes: true | 'adds' | undefined): string {
  if (cell.relation === 'part') return block.name;
  if (!changes || cell.answer !== 'yes') return '';
  return changes === 'adds' ? block.name : `${block.name} ${cell.role} ${cell.relation}`;
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
  return [...wrong, ...answered];
}

/** Who sees a document is shown exactly the acts the table allows. */
async function checkIncomingActions(
  { incoming }: Platform,
  block: Block,
  cell: Cell,
  token: Token,
  scene: Scene,
  itemId: string,
): Promise<Mismatch[]> {
  const shown = await call(incoming, incoming.getIncomingDocument, { id: scene.documentId }, { token }).catch(
    () => undefined,
  );
  const part = shown?.document?.parts.find(({ id }) => id === itemId);
  return compareActions(block, cell, (part ?? shown?.document)?.allowedActions);
}

async function checkOutgoingActions(
  { outgoing }: Platform,
  block: Block,
  cell: Cell,
  token: Token,
  scene: Scene,
): Promise<Mismatch[]> {
  const shown = await call(outgoing, outgoing.getOutgoingDocument, { id: scene.documentId }, { token }).catch(
    () => undefined,
  );
  return compareActions(block, cell, shown?.document?.allowedActions);
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
