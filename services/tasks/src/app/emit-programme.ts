import type { Tx } from '@baro/chassis';
import * as events from '@baro/proto/baro/tasks/v1/programme_events';
import type { ProgrammeRow } from '../store/programme-entities.ts';
import { findConcernedUnits } from '../store/programme-store.ts';

/** Messages of programme_events.proto by name. */
type EventName = Extract<keyof typeof events, `Programme${string}`>;
type EventOf<N extends EventName> = (typeof events)[N] extends { fromPartial(object: never): infer M }
  ? M
  : never;

/** Verbs of the subjects. */
const verbs: Record<EventName, string> = {
  ProgrammeCreated: 'created',
  ProgrammeUpdated: 'updated',
  ProgrammeTasksAdded: 'tasks_added',
  ProgrammeTaskRemoved: 'task_removed',
  ProgrammeClosed: 'closed',
  ProgrammeProjectAdded: 'project_added',
  ProgrammeProjectUpdated: 'project_updated',
  ProgrammeMilestoneAdded: 'milestone_added',
  ProgrammeMilestoneUpdated: 'milestone_updated',
  ProgrammeMilestoneReported: 'milestone_reported',
};

/** Tells a fact of a programme to all it concerns; its version goes on by one, which is its etag. */
export async function emitProgramme<N extends EventName>(
  tx: Pick<Tx, 'emit' | 'em'>,
  programme: ProgrammeRow,
  name: N,
  data: Omit<EventOf<N>, 'programmeId'>,
  unitIds: readonly string[] = [],
): Promise<void> {
  programme.version += 1;
  const concerned = await findConcernedUnits(tx.em, programme.id);
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.tasks.v1.${name}`,
    data: { ...data, programmeId: programme.id },
    verb: verbs[name],
    aggregateType: 'programme',
    aggregateId: programme.id,
    aggregateVersion: programme.version,
    unitId: programme.unitId,
    unitCode: programme.unitCode,
    unitIds: [...new Set([...concerned, ...unitIds])],
  });
}
