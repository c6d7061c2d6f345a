import { answerOf } from './ask.ts';
import type { IncomingCall, OutgoingCall } from './calls-documents.ts';
import type { Platform } from './platform.ts';
import type { Role } from './roles.ts';
import { makeIncoming, makeOutgoing } from './scenes.ts';
import type { Scene } from './scenes.ts';
import { incomingPlan, onlyWith, outgoingPlan } from './situations.ts';
import type { Block, Cell } from './tables.ts';
import { makeTask } from './task-scenes.ts';
import type { TaskPlan, TaskScene } from './task-scenes.ts';

/** Answers that say no: asking must leave no trace. */
export const denials = new Set([
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
  'same-person',
  'not-signed',
]);

/** Whose use a scene is for. */
export interface Owner {
  /** Empty: everybody's, as nothing changes it. */
  key: string;
  /** Of one question alone. */
  alone: boolean;
}

const shared = new WeakMap<Platform, Map<string, Promise<unknown>>>();

/** A scene that no question changes: made once for all that need its like. The key names its kind too. */
export async function sharedScene<S>(platform: Platform, key: string, make: () => Promise<S>): Promise<S> {
  const scenes = shared.get(platform) ?? new Map<string, Promise<unknown>>();
  shared.set(platform, scenes);
  const scene = (scenes.get(key) as Promise<S> | undefined) ?? make();
  scenes.set(key, scene);
  return scene;
}

/** Makes them anew: a wrong answer may have changed one. */
export function forgetShared(platform: Platform): void {
  shared.delete(platform);
}

/** Documents made so far, by what they are; they serve again until a question changes them. */
export class Stage {
  readonly #platform: Platform;
  readonly #made = new Map<string, Promise<Scene>>();
  readonly #usedBy = new Map<string, string[]>();
  readonly #ownOf = new Map<string, string[]>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** The document a cell is about. `own` marks one that only these questions may use. */
  async incoming(block: Block, cell: Cell, plan: IncomingCall, own: Owner): Promise<Scene> {
    const file = plan.file === true;
    const at = denials.has(cell.answer) ? (plan.deniedStage ?? plan.stage) : plan.stage;
    const role = cell.role as Role;
    const made = { ...onlyWith(role, own, incomingPlan(role, cell.relation, at)), file };
    return this.#get(
      `incoming ${own.key} ${JSON.stringify(made)}`,
      () => makeIncoming(this.#platform, made),
      block,
      own,
    );
  }

  async outgoing(block: Block, cell: Cell, plan: OutgoingCall, own: Owner): Promise<Scene> {
    const file = plan.file === true;
    const role = cell.role as Role;
    const made = { ...onlyWith(role, own, outgoingPlan(role, cell.relation, plan.stage)), file };
    return this.#get(
      `outgoing ${own.key} ${JSON.stringify(made)}`,
      () => makeOutgoing(this.#platform, made),
      block,
      own,
    );
  }

  async task(block: Block, cell: Cell, plan: TaskPlan, own: Owner): Promise<TaskScene> {
    const made = onlyWith(cell.role as Role, own, plan);
    const make = (): Promise<TaskScene> => makeTask(this.#platform, made);
    return this.#get(`task ${own.key} ${JSON.stringify(made)}`, make, block, own);
  }

  /** Makes anew what a block's questions were about: a wrong answer may have changed it. */
  forget(block: Block): void {
    for (const key of this.#usedBy.get(block.name) ?? []) this.#made.delete(key);
    this.#usedBy.delete(block.name);
  }

  /** What right answers have changed serves no second time. */
  endOf(block: Block): void {
    for (const key of this.#ownOf.get(block.name) ?? []) this.#made.delete(key);
    this.#ownOf.delete(block.name);
  }

  /** A key names its kind of scene, so that what is found under it is what `make` would make. */
  async #get<S extends Scene>(key: string, make: () => Promise<S>, block: Block, own: Owner): Promise<S> {
    const known = (this.#made.get(key) as Promise<S> | undefined) ?? make();
    this.#made.set(key, known);
    const noted = own.key === '' ? this.#usedBy : this.#ownOf;
    noted.set(block.name, [...(noted.get(block.name) ?? []), key]);
    try {
      return await known;
    } catch (error) {
      const why = await answerOf(known);
      throw new Error(`${block.name}: the document could not be made (${key}): ${why}`, { cause: error });
    }
  }
}

/** Whose use a document is for: a question that changes it needs one of its own, parts of one document do not meet. */
export function ownerOf(block: Block, cell: Cell, changes: true | 'adds' | undefined): Owner {
  if (cell.relation === 'part') return { key: block.name, alone: false };
  if (!changes || cell.answer !== 'yes') return { key: '', alone: false };
  if (changes === 'adds') return { key: block.name, alone: false };
  return { key: `${block.name} ${cell.role} ${cell.relation}`, alone: true };
}
