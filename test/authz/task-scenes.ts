import { randomUUID } from 'node:crypto';
import {
  Position,
  TaskAttachmentPurpose,
  TaskSourceKind,
  TaskState,
} from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import {
  AssignTaskRequest,
  RaiseObstacleRequest,
  RequestExtensionRequest,
  ImportTasksRequest,
} from '@baro/proto/baro/tasks/v1/tasks';
import type { AssignTaskResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { call, newId } from '@baro/chassis';
import type { Platform } from './platform.ts';
import type { Scene } from './scenes.ts';
import { postId, unitId } from './world.ts';
import type { UnitName } from './world.ts';

/** How far a task has come; `asked`: assigned, and a later due time is asked for; `moved`: and granted. */
export type TaskStage = 'assigned' | 'asked' | 'moved' | 'accepted' | 'reported';

/** A task to be made. Two equal ones are interchangeable until one is changed. */
export interface TaskPlan {
  unit: UnitName;
  /** Post that assigns it. */
  assigner: string;
  stage: TaskStage;
  /** Post it ends with; of a reported one the post that reported. */
  holder: string;
  coOrdinators?: readonly string[];
  /** Posts an obstacle lies with. */
  obstacles?: readonly string[];
  /** Posts that held it before, each handing it to the next. */
  formers?: readonly string[];
  /** With a file: of who assigned it, or of who holds it. */
  file?: TaskFile;
}

/** Whose file a task has. */
export type TaskFile = 'assignment' | 'evidence';

/** A task that was made; `documentId` is its id. */
export interface TaskScene extends Scene {
  unit: UnitName;
  /** Obstacle of each post by post id. */
  obstacles: ReadonlyMap<string, string>;
  extensionId: string;
}

const day = 86_400_000;

/** A time so many days ahead. */
export function ahead(days: number): Date {
  return new Date(Date.now() + days * day);
}

/** A post of each unit that is given what others do not hold. */
const takers: Partial<Record<UnitName, string>> = {
  STC: 'STC.clerk',
  STC1: 'STC1.desk',
  STCB: 'STCB.clerk',
  UBND: 'UBND.clerk',
  C: 'UBND.clerk',
  VP: 'VP.clerk',
  HD: 'HD.clerk',
  SYT: 'SYT.clerk',
  BD: 'BD.clerk',
  TX: 'TX.clerk',
};

/** A post the unit's work may go to. */
export function takerOf(unit: UnitName): string {
  const taker = takers[unit];
  if (!taker) throw new Error(`nobody takes work in ${unit}`);
  return taker;
}

/** A table of one task to be taken in for a unit. */
export function taskTable(unit: UnitName): ImportTasksRequest {
  return ImportTasksRequest.fromPartial({
    unitId: unitId(unit),
    source: 'authz',
    tasks: [{ externalId: randomUUID(), row: 1, leadName: 'Bộ Nội vụ', work: 'Báo cáo' }],
    requestId: randomUUID(),
  });
}

/** The petition every task comes from: it makes no answer another. */
export const sourcePetition = newId();

/** The request of an assignment in the name of a unit. */
export function assignment(
  unit: UnitName,
  lead: string,
  coOrdinators: readonly string[] = [],
): AssignTaskRequest {
  return AssignTaskRequest.fromPartial({
    task: {
      unitId: unitId(unit),
      sourceKind: TaskSourceKind.PETITION,
      sourcePetitionId: sourcePetition,
      sourceNumberSymbol: 'KN-2026-00001',
      work: 'Rà soát chế độ báo cáo',
      product: 'Báo cáo',
      leadPostId: postId(lead),
      dueTime: ahead(20),
    },
    parts: coOrdinators.map((name) => ({ postId: postId(name) })),
    requestId: randomUUID(),
  });
}

/** Makes a task the way the city does: a leader assigns it, hands take it on. */
export async function makeTask(platform: Platform, plan: TaskPlan): Promise<TaskScene> {
  const maker = new TaskMaker(platform, plan);
  return maker.make();
}

class TaskMaker {
  readonly #platform: Platform;
  readonly #plan: TaskPlan;
  readonly #obstacles = new Map<string, string>();
  #id = '';
  #task: Task | undefined;

  constructor(platform: Platform, plan: TaskPlan) {
    this.#platform = platform;
    this.#plan = plan;
  }

  async make(): Promise<TaskScene> {
    const { unit, assigner, stage, holder, formers = [], coOrdinators = [], obstacles = [] } = this.#plan;
    // Led in the unit itself, a task may go to any of its posts; and who leads has to accept to raise obstacles.
    const first = obstacles.length + formers.length > 0 ? [takerOf(unit)] : [];
    const hands = [...first, ...formers, holder].filter((name, at, all) => name !== all[at - 1]);
    const [lead = holder, ...others] = hands;
    const { tasks } = this.#platform;
    const request = assignment(unit, lead, coOrdinators);
    this.#keep(await call(tasks, tasks.assignTask, request, await this.#by(assigner)));
    this.#id = this.#task?.id ?? '';
    if (obstacles.length > 0) await this.#raise(lead, obstacles);
    await this.#passOn(lead, others);
    if (stage === 'asked' || stage === 'moved') await this.#ask(holder);
    if (stage === 'moved') await this.#grant(assigner);
    const isOpen = stage === 'accepted' || stage === 'reported';
    if (isOpen && this.#task?.state === TaskState.ASSIGNED) await this.#accept(holder, this.#id);
    if (stage === 'reported') await this.#report(holder, coOrdinators);
    const attachmentId = await this.#attach();
    return {
      documentId: this.#id,
      register: 'STC',
      unit,
      parts: new Map(this.#task?.parts.map((part) => [part.postId, part.id])),
      obstacles: this.#obstacles,
      extensionId: this.#task?.extensions[0]?.id ?? '',
      attachmentId,
      number: 0,
    };
  }

  async #passOn(lead: string, others: readonly string[]): Promise<void> {
    const { tasks } = this.#platform;
    let from = lead;
    for (const to of others) {
      const request = { itemId: this.#id, postId: postId(to), note: '', ...this.#writing() };
      this.#keep(await call(tasks, tasks.handOverTaskItem, request, await this.#by(from)));
      from = to;
    }
  }

  async #accept(who: string, itemId: string): Promise<void> {
    const { tasks } = this.#platform;
    const request = { itemId, ...this.#writing() };
    this.#keep(await call(tasks, tasks.acceptTaskItem, request, await this.#by(who)));
  }

  async #raise(lead: string, posts: readonly string[]): Promise<void> {
    const { tasks } = this.#platform;
    await this.#accept(lead, this.#id);
    for (const name of posts) {
      const words = { id: this.#id, text: 'Chưa có số liệu', postId: postId(name) };
      const request = RaiseObstacleRequest.fromPartial({ ...words, requestId: randomUUID() });
      this.#keep(await call(tasks, tasks.raiseObstacle, request, await this.#by(lead)));
    }
    for (const { id, holder } of this.#task?.obstacles ?? []) this.#obstacles.set(holder?.postId ?? '', id);
  }

  async #ask(holder: string): Promise<void> {
    const { tasks } = this.#platform;
    const asked = { id: this.#id, dueTime: ahead(30), reason: 'Chờ số liệu', requestId: randomUUID() };
    const request = RequestExtensionRequest.fromPartial(asked);
    this.#keep(await call(tasks, tasks.requestExtension, request, await this.#by(holder)));
  }

  async #grant(assigner: string): Promise<void> {
    const { tasks } = this.#platform;
    const extensionId = this.#task?.extensions[0]?.id ?? '';
    const request = { id: this.#id, extensionId, granted: true, note: '', ...this.#writing() };
    this.#keep(await call(tasks, tasks.decideExtension, request, await this.#by(assigner)));
  }

  /** Who leads waits for the co-ordinators. */
  async #report(holder: string, coOrdinators: readonly string[]): Promise<void> {
    const { tasks } = this.#platform;
    const parts = new Map(this.#task?.parts.map((part) => [part.postId, part.id]));
    for (const name of coOrdinators) {
      const itemId = parts.get(postId(name)) ?? '';
      await this.#accept(name, itemId);
      const finish = { itemId, position: Position.AGREE, result: 'Nhất trí', ...this.#writing() };
      await call(tasks, tasks.finishTaskPart, finish, await this.#by(name));
    }
    const request = { id: this.#id, text: 'Báo cáo', documentId: '', ...this.#writing() };
    this.#keep(await call(tasks, tasks.reportCompletion, request, await this.#by(holder)));
  }

  /** The row alone: bytes would be read by a process of its own for each, and nobody looks at them here. */
  async #attach(): Promise<string> {
    const { file, unit } = this.#plan;
    if (!file) return '';
    const { ASSIGNMENT, COMPLETION } = TaskAttachmentPurpose;
    const id = newId();
    await this.#platform.sql(
      'tasks',
      `INSERT INTO task_attachments (id, task_id, item_id, purpose, file_name, content_type, size_bytes, sha256,
         storage_key, text_found, content, by_unit_id, sealed, create_time)
       VALUES ($1::uuid, $2, $2, $3, 'ghi-chu.txt', 'text/plain', 1, '', ($1::uuid)::text, false, '', $4, false, now())`,
      [id, this.#id, file === 'assignment' ? ASSIGNMENT : COMPLETION, unitId(unit)],
    );
    return id;
  }

  #keep({ task }: AssignTaskResponse): void {
    this.#task = task;
  }

  #writing(): { etag: string; requestId: string } {
    return { etag: '', requestId: randomUUID() };
  }

  async #by(name: string): Promise<{ token: string }> {
    return { token: await this.#platform.tokenOf(name) };
  }
}
