import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import {
  EvidenceKind,
  ListPromisesRequest,
  RecordPromiseRequest,
  ReportPromiseRequest,
} from '@baro/proto/baro/petitions/v1/promises';
import { newSession, writing } from './petition-scenes.ts';
import type { Platform, Token } from './platform.ts';
import { neverHolds } from './relations.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import type { Block, Cell } from './tables.ts';
import { postId, unitId } from './world.ts';

/** A promise to be made: by whom it must be kept, and whether that was reported. */
interface Plan {
  accountable: string;
  isReported: boolean;
}

interface Scene {
  id: string;
  sessionId: string;
}

interface PromiseCall {
  ask: (asked: { platform: Platform; token: Token; scene: Scene }) => Promise<unknown>;
  /** Whom it belongs to; reading belongs to all. */
  of?: 'council' | 'accountable' | 'confirmer';
}

const far = '2099-12-31';

function newPromise(sessionId: string, accountable: string): RecordPromiseRequest {
  return RecordPromiseRequest.fromPartial({
    promise: {
      unitId: unitId('HD'),
      sessionId,
      content: 'Lắp đèn chiếu sáng',
      promiseDate: '2026-01-06',
      dueDate: far,
    },
    accountablePostId: postId(accountable),
    requestId: randomUUID(),
  });
}

function reportOf(id: string): ReportPromiseRequest {
  const evidence = [{ kind: EvidenceKind.PHOTO, documentId: randomUUID() }];
  return ReportPromiseRequest.fromPartial({ id, text: 'Đã lắp', evidence, ...writing() });
}

/** How each RPC of promises is asked. */
const promiseCalls: Record<string, PromiseCall> = {
  RecordPromise: {
    of: 'council',
    ask: ({ platform: { promises }, scene, token }) =>
      call(promises, promises.recordPromise, newPromise(scene.sessionId, 'STC.desk'), { token }),
  },
  AddPromiseMilestone: {
    of: 'accountable',
    ask: ({ platform: { promises }, scene: { id }, token }) => {
      const request = { id, content: 'Khảo sát', dueDate: far, ...writing() };
      return call(promises, promises.addPromiseMilestone, request, { token });
    },
  },
  ReportPromise: {
    of: 'accountable',
    ask: ({ platform: { promises }, scene: { id }, token }) =>
      call(promises, promises.reportPromise, reportOf(id), { token }),
  },
  MovePromise: {
    of: 'accountable',
    ask: ({ platform: { promises }, scene: { id }, token }) => {
      const request = { id, milestoneId: '', dueDate: '2099-11-30', reason: 'Chậm vốn', ...writing() };
      return call(promises, promises.movePromise, request, { token });
    },
  },
  ConfirmPromise: {
    of: 'confirmer',
    ask: ({ platform: { promises }, scene: { id }, token }) => {
      const request = { id, text: 'Đã kiểm tra', evidence: [], ...writing() };
      return call(promises, promises.confirmPromise, request, { token });
    },
  },
  SendBackPromise: {
    of: 'confirmer',
    ask: ({ platform: { promises }, scene: { id }, token }) =>
      call(promises, promises.sendBackPromise, { id, reason: 'Chưa xong', ...writing() }, { token }),
  },
  GetPromise: {
    ask: ({ platform: { promises }, scene: { id }, token }) =>
      call(promises, promises.getPromise, { id }, { token }),
  },
  GetPromiseReport: {
    ask: ({ platform: { promises }, scene: { sessionId }, token }) =>
      call(promises, promises.getPromiseReport, { sessionId }, { token }),
  },
  ListPromises: { ask: findPromise },
};

/** Looks through all pages of the promises to the Council. */
async function findPromise({
  platform: { promises },
  scene,
  token,
}: {
  platform: Platform;
  token: Token;
  scene: Scene;
}): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = ListPromisesRequest.fromPartial({ pageSize: 200, pageToken });
    const page = await call(promises, promises.listPromises, request, { token });
    if (page.promises.some(({ id }) => id === scene.id)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

/** Promises made so far that no question changed. */
const made = new WeakMap<Platform, Map<string, Promise<Scene>>>();

/** Asks about promises made to the Council. */
export async function runPromises(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = promiseCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const changes = plan.of !== undefined;
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const wanted = planOf(cell, plan.of);
    // Who is allowed changes it: one of its own.
    const own = changes && cell.answer === 'yes';
    const scene = own ? await makeScene(platform, wanted) : await sharedScene(platform, wanted);
    const token = await tokenFor(platform, cell);
    if (changes && plan.of !== 'council') {
      const { promises } = platform;
      const shown = await call(promises, promises.getPromise, { id: scene.id }, { token }).catch(
        () => undefined,
      );
      wrong.push(...compareActions(block, cell, shown?.promise?.allowedActions));
    }
    return () => plan.ask({ platform, token, scene });
  };
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell), changes }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

function planOf({ role, relation }: Cell, of: PromiseCall['of']): Plan {
  const isReported = of === 'confirmer';
  const keeps = relation === 'holder' || (of === 'accountable' && ['absence', 'signing'].includes(relation));
  if (keeps && !neverHolds.has(role as Role)) return { accountable: role, isReported };
  return { accountable: relation === 'other' ? 'STC.desk' : 'SYT.desk', isReported };
}

async function sharedScene(platform: Platform, plan: Plan): Promise<Scene> {
  const scenes = made.get(platform) ?? new Map<string, Promise<Scene>>();
  made.set(platform, scenes);
  const key = JSON.stringify(plan);
  const scene = scenes.get(key) ?? makeScene(platform, plan);
  scenes.set(key, scene);
  return scene;
}

/** Makes a promise the way the city does: the Council's clerk writes it down, who must keep it reports. */
async function makeScene(platform: Platform, { accountable, isReported }: Plan): Promise<Scene> {
  const { petitions, promises, tokenOf } = platform;
  const clerk = { token: await tokenOf('HD.clerk') };
  const { session } = await call(petitions, petitions.createCouncilSession, newSession(), clerk);
  const sessionId = session?.id ?? '';
  const { promise } = await call(promises, promises.recordPromise, newPromise(sessionId, accountable), clerk);
  const id = promise?.id ?? '';
  if (isReported) {
    await call(promises, promises.reportPromise, reportOf(id), { token: await tokenOf(accountable) });
  }
  return { id, sessionId };
}
