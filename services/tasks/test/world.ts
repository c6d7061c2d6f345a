import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call, openClient, query } from '@baro/chassis';
import { testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { accountOf, idOf, posts, seedCity } from '@baro/directory-client/testing';
import { Task, TaskPart, TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { Position, Task as TaskMessage } from '@baro/proto/baro/tasks/v1/resources';
import { ListTasksRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import type { AssignTaskRequest } from '@baro/proto/baro/tasks/v1/tasks';
import { tasks } from '../src/service.ts';

type Reply = Promise<{ task?: TaskMessage | undefined }>;

/** What may be said beside the names of an act. */
export interface Options {
  etag?: string;
  requestId?: string;
}

export interface AssignOptions extends Options {
  unit?: string;
  parts?: PartOf[];
  fields?: Partial<TaskMessage>;
  validateOnly?: boolean;
}

export interface PartOf {
  post: string;
  dueTime?: Date;
  request?: string;
}

const day = 86_400_000;

/** A tasks service with the test city, and how its people act, by the names of their posts. */
export class World {
  readonly service: TestService;
  readonly issuer: TestIssuer;
  readonly client: TaskServiceClient;
  /** Time of the service; tests move it. */
  readonly clock: { now: Date | undefined };
  /** Folder the files of tasks lie in. */
  readonly attachmentDir: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    service: TestService,
    issuer: TestIssuer,
    clock: { now: Date | undefined },
    attachmentDir: string,
  ) {
    this.service = service;
    this.issuer = issuer;
    this.clock = clock;
    this.attachmentDir = attachmentDir;
    this.client = openClient(TaskServiceClient, service.address);
  }

  /** Token of who holds a post, or of a system, by name. */
  async token(who: string): Promise<string> {
    const known = this.#tokens.get(who) ?? this.issuer.token(accountOf(who));
    this.#tokens.set(who, known);
    return known;
  }

  /** A time so many days from the service's now. */
  inDays(days: number): Date {
    const now = (this.clock.now ?? new Date()).getTime();
    return new Date(Math.ceil(now / 1000) * 1000 + days * day);
  }

  /** The request of an assignment by the committee, unless `options` say otherwise. */
  assignment(lead: string, options: AssignOptions = {}): AssignTaskRequest {
    const { unit = 'ubnd', parts = [], fields = {}, validateOnly = false } = options;
    const task = Task.fromPartial({
      unitId: idOf(unit),
      sourceKind: TaskSourceKind.CENTRAL_DOCUMENT,
      sourceIssuerName: 'Chính phủ',
      sourceNumberSymbol: '98/NQ-CP',
      sourceDate: '2026-11-02',
      work: 'Rà soát quỹ nhà, đất dôi dư',
      product: 'Báo cáo',
      leadPostId: idOf(`post ${lead}`),
      dueTime: fields.standing ? undefined : this.inDays(20),
      ...fields,
    });
    return { task, parts: parts.map(partOf), validateOnly, requestId: options.requestId ?? randomUUID() };
  }

  assign(who: string, lead: string, options: AssignOptions = {}): Promise<TaskMessage> {
    return this.#act(who, (token) =>
      call(this.client, this.client.assignTask, this.assignment(lead, options), { token }),
    );
  }

  /** A task the chairman has assigned and the lead has accepted. */
  async accepted(lead: string, options: AssignOptions = {}): Promise<TaskMessage> {
    const { id } = await this.assign('chairman', lead, options);
    return this.accept(lead, id);
  }

  reassign(
    who: string,
    id: string,
    lead: string,
    options: Options & { parts?: PartOf[]; dueTime?: Date } = {},
  ): Promise<TaskMessage> {
    const { parts = [], dueTime } = options;
    const request = {
      id,
      leadPostId: idOf(`post ${lead}`),
      parts: parts.map(partOf),
      dueTime,
      note: 'Giao lại',
      ...writing(options),
    };
    return this.#act(who, (token) => call(this.client, this.client.reassignTask, request, { token }));
  }

  accept(who: string, itemId: string, options: Options = {}): Promise<TaskMessage> {
    const request = { itemId, ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.acceptTaskItem, request, { token }));
  }

  handOver(who: string, itemId: string, post: string, options: Options & { note?: string } = {}) {
    const { note = 'Đ/c xử lý' } = options;
    const request = { itemId, postId: idOf(`post ${post}`), note, ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.handOverTaskItem, request, { token }));
  }

  giveBack(who: string, id: string, unit: string, options: Options & { reason?: string } = {}) {
    const { reason = 'Không thuộc thẩm quyền' } = options;
    const request = { id, reason, competentUnitId: idOf(unit), ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.returnTask, request, { token }));
  }

  progress(who: string, id: string, percent: number, options: Options & { text?: string } = {}) {
    const request = { id, percent, text: options.text ?? 'Đã có dự thảo', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.reportProgress, request, { token }));
  }

  complete(who: string, id: string, options: Options & { text?: string } = {}): Promise<TaskMessage> {
    const request = { id, text: options.text ?? 'Báo cáo 12/BC-STC', documentId: '', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.reportCompletion, request, { token }));
  }

  confirm(who: string, id: string, options: Options = {}): Promise<TaskMessage> {
    const request = { id, note: '', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.confirmCompletion, request, { token }));
  }

  sendBack(who: string, id: string, options: Options & { reason?: string } = {}): Promise<TaskMessage> {
    const request = { id, reason: options.reason ?? 'Thiếu phụ lục', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.sendBackCompletion, request, { token }));
  }

  stop(who: string, id: string, options: Options & { reason?: string } = {}): Promise<TaskMessage> {
    const request = { id, reason: options.reason ?? 'Không còn cần thiết', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.stopTask, request, { token }));
  }

  extend(who: string, id: string, dueTime: Date | undefined, options: Options & { reason?: string } = {}) {
    const request = { id, dueTime, reason: options.reason ?? 'Chờ số liệu', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.requestExtension, request, { token }));
  }

  decide(
    who: string,
    id: string,
    extensionId: string,
    granted: boolean,
    options: Options & { note?: string } = {},
  ): Promise<TaskMessage> {
    const request = { id, extensionId, granted, note: options.note ?? 'Theo đề nghị', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.decideExtension, request, { token }));
  }

  finish(who: string, itemId: string, position: Position, options: Options & { result?: string } = {}) {
    const request = { itemId, position, result: options.result ?? 'Đã có ý kiến', ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.finishTaskPart, request, { token }));
  }

  raise(who: string, id: string, post: string, options: Options & { text?: string; dueTime?: Date } = {}) {
    const { text = 'Chưa có số liệu đất', dueTime } = options;
    const request = { id, text, postId: idOf(`post ${post}`), dueTime, ...writing(options) };
    return this.#act(who, (token) => call(this.client, this.client.raiseObstacle, request, { token }));
  }

  answer(who: string, obstacleId: string, options: Options & { answer?: string } = {}): Promise<TaskMessage> {
    const { requestId } = writing(options);
    const request = { obstacleId, answer: options.answer ?? 'Đã gửi số liệu', requestId };
    return this.#act(who, (token) => call(this.client, this.client.answerObstacle, request, { token }));
  }

  get(who: string, id: string): Promise<TaskMessage> {
    return this.#act(who, (token) => call(this.client, this.client.getTask, { id }, { token }));
  }

  async list(who: string, fields: Partial<ListTasksRequest> = {}) {
    const request = ListTasksRequest.fromPartial(fields);
    return call(this.client, this.client.listTasks, request, { token: await this.token(who) });
  }

  /** Ids of all the caller sees, over all pages. */
  async listAll(who: string, fields: Partial<ListTasksRequest> = {}): Promise<string[]> {
    const ids: string[] = [];
    let pageToken = '';
    do {
      const page = await this.list(who, { ...fields, pageToken });
      ids.push(...page.tasks.map((task) => task.id));
      pageToken = page.nextPageToken;
    } while (pageToken);
    return ids;
  }

  /** Rows of the database, read with the app role. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.service.orm.em.fork(), sql, parameters);
  }

  /** `reason from>to` of every change of hands of an item, oldest first. */
  async hands(itemId: string): Promise<string[]> {
    const rows = await this.rows<{ reason: string; from_post_id: string | null; to_post_id: string | null }>(
      'SELECT reason, from_post_id, to_post_id FROM task_hands WHERE item_id = $1 ORDER BY version',
      [itemId],
    );
    return rows.map((row) => `${row.reason} ${nameOf(row.from_post_id)}>${nameOf(row.to_post_id)}`);
  }

  async #act(who: string, send: (token: string) => Reply): Promise<TaskMessage> {
    const { task } = await send(await this.token(who));
    if (!task) throw new Error('no task');
    return task;
  }

  async close(): Promise<void> {
    this.client.close();
    await this.service.close();
    await this.issuer.stop();
    rmSync(this.attachmentDir, { recursive: true, force: true });
  }
}

function partOf({ post, dueTime, request = 'Cho ý kiến' }: PartOf): TaskPart {
  return TaskPart.fromPartial({ postId: idOf(`post ${post}`), request, ...(dueTime ? { dueTime } : {}) });
}

function writing({ etag = '', requestId = randomUUID() }: Options): { etag: string; requestId: string } {
  return { etag, requestId };
}

const names = new Map(Object.keys(posts).map((name) => [idOf(`post ${name}`), name]));

function nameOf(id: string | null): string {
  return id ? (names.get(id) ?? id) : '';
}

/** Nobody listens there: events stay in the outbox, and no relay sends statements of its own. */
export const noNats = 'nats://127.0.0.1:1';

/** Starts a world. `env` as for the service, without its prefix. */
export async function startWorld(natsUrl: string = noNats, env: Record<string, string> = {}): Promise<World> {
  const issuer = await testIssuer();
  const clock: { now: Date | undefined } = { now: undefined };
  const attachmentDir = mkdtempSync(path.join(tmpdir(), 'baro-task-files-'));
  const service = await testService(tasks(), {
    issuer: issuer.issuer,
    natsUrl,
    env: { ATTACHMENT_DIR: attachmentDir, ...env },
    clock: () => clock.now ?? new Date(),
  });
  await seedCity(service.orm);
  return new World(service, issuer, clock, attachmentDir);
}
