import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { TaskAssigned } from '@baro/proto/baro/tasks/v1/tasks_events';
import { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const source = (petition: string): Partial<Task> => ({
  sourceKind: TaskSourceKind.PETITION,
  sourcePetitionId: idOf(petition),
  sourceNumberSymbol: 'KN-2026-00012',
  sourceIssuerName: 'Hội đồng nhân dân Thành phố',
  sourceDate: '',
});

describe('a task made from a petition', () => {
  it('keeps kind, id and code of its source, tells them, and is found by the petition', async () => {
    const fields = source('a road');
    const { id } = await world.assign('chairman', 'stc-head', { fields });
    await world.assign('chairman', 'stc-head', { fields: source('a lake') });
    expect(await world.get('stc-head', id)).toMatchObject(fields);
    expect(await world.listAll('chairman', { sourcePetitionId: idOf('a road') })).toEqual([id]);
    const [event] = await world.rows<{ data: unknown }>(
      `SELECT body->'data' AS data FROM outbox WHERE aggregate_id = $1 AND type = 'baro.tasks.v1.TaskAssigned'`,
      [id],
    );
    expect(TaskAssigned.fromJSON(event?.data).sourcePetitionId).toBe(fields.sourcePetitionId);
  });

  it('is one task, told once, however often the same call comes', async () => {
    const options = { fields: { ...source('twice'), dueTime: world.inDays(20) }, requestId: randomUUID() };
    const asked = await Promise.all([1, 2].map(() => world.assign('chairman', 'stc-head', options)));
    const again = await world.assign('chairman', 'stc-head', options);
    expect(new Set([...asked, again].map(({ id }) => id)).size).toBe(1);
    const told = await world.rows(
      `SELECT 1 FROM outbox WHERE aggregate_id = $1 AND type = 'baro.tasks.v1.TaskAssigned'`,
      [again.id],
    );
    expect(told).toHaveLength(1);
  });

  it('is shown with the petition only to who sees the task', async () => {
    const fields = source('a secret of the committee');
    const { id } = await world.assign('chairman', 'stc-head', { fields });
    const sourcePetitionId = idOf('a secret of the committee');
    const seen: Record<string, string[]> = {};
    for (const who of ['auditor', 'stc-head', 'ward-leader', 'verifier']) {
      seen[who] = await world.listAll(who, { sourcePetitionId });
    }
    expect(seen).toEqual({ auditor: [id], 'stc-head': [id], 'ward-leader': [], verifier: [] });
  });
});

describe('a petition as the source', () => {
  const wrong: [string, Partial<Task>, string, string][] = [
    [
      'an unknown kind',
      { sourceKind: 99 as TaskSourceKind, sourcePetitionId: '' },
      'sourceKind',
      'NOT_ALLOWED',
    ],
    ['another kind', { sourceKind: TaskSourceKind.PRESS }, 'sourcePetitionId', 'NOT_ALLOWED'],
    ['an id that is none', { sourcePetitionId: 'KN-2026-00012' }, 'sourcePetitionId', 'NOT_A_UUID'],
    ['no code', { sourceNumberSymbol: ' ' }, 'sourceNumberSymbol', 'REQUIRED'],
    ['a code too long', { sourceNumberSymbol: 'K'.repeat(61) }, 'sourceNumberSymbol', 'TOO_LONG'],
  ];
  it.each(wrong)('is refused with %s: the field and the rule are named', async (_, fields, field, rule) => {
    const assigned = world.assign('chairman', 'stc-head', { fields: { ...source('a road'), ...fields } });
    const { fields: faults } = await expectReason(assigned, 'FIELD_INVALID', [`task.${field}`]);
    expect(faults.map((fault) => fault.rule)).toEqual([rule]);
  });

  it('of a list is an id', async () => {
    await expectReason(world.list('chairman', { sourcePetitionId: 'x' }), 'FIELD_INVALID', [
      'sourcePetitionId',
    ]);
  });
});
