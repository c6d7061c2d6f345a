import type { Tx } from '@baro/chassis';
import type { ItemSubject } from '@baro/directory-client';
import * as events from '@baro/proto/baro/tasks/v1/tasks_events';
import { stateName } from '../domain/states.ts';
import { itemKinds } from '../store/hand-entities.ts';
import type { ItemKind } from '../store/hand-entities.ts';
import type { TaskRow } from '../store/task-entities.ts';

/** Messages of tasks_events.proto by name. */
type EventName = Extract<keyof typeof events, `Task${string}`>;
type EventOf<N extends EventName> = (typeof events)[N] extends { fromPartial(object: never): infer M }
  ? M
  : never;

/** Verbs of the subjects. */
const verbs: Record<EventName, string> = {
  TaskAssigned: 'assigned',
  TaskAccepted: 'accepted',
  TaskHandedOver: 'handed_over',
  TaskReturned: 'returned',
  TaskProgressReported: 'progress_reported',
  TaskAttachmentAdded: 'attachment_added',
  TaskAttachmentRemoved: 'attachment_removed',
  TaskExtensionAsked: 'extension_asked',
  TaskExtensionDecided: 'extension_decided',
  TaskCompletionReported: 'completion_reported',
  TaskConfirmed: 'confirmed',
  TaskSentBack: 'sent_back',
  TaskStopped: 'stopped',
  TaskPartChanged: 'part_changed',
  TaskObstacleChanged: 'obstacle_changed',
  TaskImported: 'imported',
  TaskUrged: 'urged',
};

/** Tells a fact of a task; its version goes on by one, so that etag and event version are the same number. */
export function emitTask<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  task: TaskRow,
  name: N,
  data: Omit<EventOf<N>, 'taskId'>,
  unitIds: readonly (string | null | undefined)[] = [],
): void {
  task.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.tasks.v1.${name}`,
    data: { ...data, taskId: task.id },
    verb: verbs[name],
    aggregateType: 'task',
    aggregateId: task.id,
    aggregateVersion: task.version,
    unitId: task.unitId,
    unitCode: task.unitCode,
    unitIds: unitIds.flatMap((id) => id ?? []),
  });
}

const kindNames = {
  [itemKinds.task]: { kind: 'task', states: 'task' },
  [itemKinds.part]: { kind: 'task_part', states: 'part' },
  [itemKinds.obstacle]: { kind: 'task_obstacle', states: 'obstacle' },
} as const satisfies Record<ItemKind, unknown>;

/** What the ledger is told of an item of a task; `originalDueTime` is the item's own. */
export function subjectOf(
  task: TaskRow,
  itemKind: ItemKind,
  state: number,
  originalDueTime: Date | null | undefined,
): ItemSubject {
  const { kind, states } = kindNames[itemKind];
  return {
    kind,
    unitId: task.unitId,
    parentItemId: itemKind === itemKinds.task ? '' : task.id,
    facts: {
      rootId: task.id,
      numberSymbol: task.sourceNumberSymbol,
      subject: task.work,
      fromName: task.sourceIssuerName,
      state: stateName(states, state),
      urgency: task.urgency,
      originalDueTime: originalDueTime ?? undefined,
      assignerPostId: task.assignerPostId ?? '',
      urgingCount: itemKind === itemKinds.task ? task.urgingCount : 0,
    },
  };
}
