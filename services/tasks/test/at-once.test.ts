import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { Position } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { Options, World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** One act: its task is made first, then it is done. */
interface Case {
  make: () => Promise<Task>;
  act: (task: Task, options: Options) => Promise<Task>;
  /** What the second of two at once is told when it sent no etag. */
  told: string;
  /** Etag of what is acted on, where it is not the task's; none when the act knows no etag. */
  etagOf?: (task: Task) => string | undefined;
}

const parts = [{ post: 'stc-other' }];
const partOf = (task: Task): string => task.parts[0]?.id ?? '';
const wrong = 'TASK_STATE_WRONG';

async function asked(): Promise<Task> {
  const { id } = await world.assign('chairman', 'stc-head');
  return world.extend('stc-head', id, world.inDays(30));
}

async function reported(): Promise<Task> {
  const { id } = await world.accepted('stc-head');
  return world.complete('stc-head', id);
}

async function partTaken(): Promise<Task> {
  const task = await world.assign('chairman', 'stc-head', { parts });
  return world.accept('stc-other', partOf(task));
}

const assigned = (): Promise<Task> => world.assign('chairman', 'stc-head', { parts });
const accepted = (): Promise<Task> => world.accepted('stc-head');

const cases: Record<string, Case> = {
  AcceptTaskItem: { make: assigned, act: ({ id }, o) => world.accept('stc-head', id, o), told: wrong },
  'AcceptTaskItem of a part': {
    make: assigned,
    act: (task, o) => world.accept('stc-other', partOf(task), o),
    told: wrong,
    etagOf: (task) => task.parts[0]?.etag,
  },
  HandOverTaskItem: {
    make: accepted,
    act: ({ id }, o) => world.handOver('stc-head', id, 'stc-official', o),
    told: 'NOT_HOLDER',
  },
  ReturnTask: {
    make: assigned,
    act: ({ id }, o) => world.giveBack('stc-head', id, 'ba-dinh', o),
    told: wrong,
  },
  ReassignTask: {
    make: assigned,
    act: ({ id }, o) => world.reassign('chairman', id, 'stc-official', o),
    told: '',
  },
  StopTask: { make: assigned, act: ({ id }, o) => world.stop('chairman', id, o), told: wrong },
  ReportProgress: { make: accepted, act: ({ id }, o) => world.progress('stc-head', id, 50, o), told: '' },
  ReportCompletion: { make: accepted, act: ({ id }, o) => world.complete('stc-head', id, o), told: wrong },
  ConfirmCompletion: { make: reported, act: ({ id }, o) => world.confirm('chairman', id, o), told: wrong },
  SendBackCompletion: { make: reported, act: ({ id }, o) => world.sendBack('chairman', id, o), told: wrong },
  RequestExtension: {
    make: accepted,
    act: ({ id }, o) => world.extend('stc-head', id, new Date('2030-01-01T00:00:00Z'), o),
    told: 'EXTENSION_OPEN',
  },
  DecideExtension: {
    make: asked,
    act: ({ id, extensions }, o) => world.decide('chairman', id, extensions[0]?.id ?? '', true, o),
    told: 'EXTENSION_NOT_FOUND',
  },
  FinishTaskPart: {
    make: partTaken,
    act: (task, o) => world.finish('stc-other', partOf(task), Position.AGREE, o),
    told: wrong,
    etagOf: (task) => task.parts[0]?.etag,
  },
  RaiseObstacle: {
    make: accepted,
    act: ({ id }, o) => world.raise('stc-head', id, 'ward-leader', o),
    told: '',
  },
  AnswerObstacle: {
    make: async () => world.raise('stc-head', (await accepted()).id, 'ward-leader'),
    act: ({ obstacles }, o) => world.answer('ward-leader', obstacles[0]?.id ?? '', o),
    told: 'OBSTACLE_ANSWERED',
    etagOf: () => undefined,
  },
};

describe.each(Object.entries(cases))('%s', (_, { make, act, told, etagOf = (task) => task.etag }) => {
  it('of two at once one wins and the other is told', async () => {
    const task = await make();
    const etag = etagOf(task);
    if (etag === undefined && told === '') throw new Error('nothing tells the second one');
    const reason = etag === undefined ? told : 'ETAG_STALE';
    const both = await Promise.allSettled([act(task, { etag: etag ?? '' }), act(task, { etag: etag ?? '' })]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    await expectReason(Promise.reject(lost[0]?.reason as Error), reason);
  });

  it('acts once for a request id and writes one audit row', async () => {
    const task = await make();
    const requestId = randomUUID();
    const first = await act(task, { requestId });
    const count = async () =>
      world.rows<{ events: number; audits: number }>(
        `SELECT (SELECT count(*)::int FROM outbox) AS events,
           (SELECT count(*)::int FROM audit WHERE request_id = $1) AS audits`,
        [requestId],
      );
    const before = await count();
    expect(before[0]?.audits).toBe(1);
    expect(await act(task, { requestId })).toEqual(first);
    expect(await count()).toEqual(before);
    await expectReason(act(task, { requestId: 'x' }), 'FIELD_INVALID', ['requestId']);
  });
});

const telling = Object.entries(cases).filter(([, { told }]) => told !== '');
describe.each(telling)('%s', (_, { make, act, told }) => {
  it('tells the second also when it read nothing', async () => {
    const task = await make();
    const both = await Promise.allSettled([act(task, {}), act(task, {})]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    await expectReason(Promise.reject(lost[0]?.reason as Error), told);
  });
});

describe('a task divided while it is reported', () => {
  it('is either reported or divided, never both', async () => {
    const fields = (parentId: string) => ({ unit: 'stc', fields: { parentId } });
    for (let round = 0; round < 5; round += 1) {
      const { id } = await world.accepted('stc-director');
      const [made, done] = await Promise.allSettled([
        world.assign('stc-director', 'stc-head', fields(id)),
        world.complete('stc-director', id),
      ]);
      expect([made.status, done.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });
});
