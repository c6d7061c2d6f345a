import { checkEnum } from '@baro/chassis';
import type { Condition, FieldCheck } from '@baro/chassis';
import type { Session } from '@baro/directory-client';
import { endOfDay, startOfDay } from '@baro/directory-client';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { OfficialState, TaskSourceKind, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { ListTasksRequest } from '@baro/proto/baro/tasks/v1/tasks';

const ids = [
  'unitId',
  'leadUnitId',
  'sourceDocumentId',
  'sourcePetitionId',
  'parentId',
  'programmeId',
] as const;

/** Checks the filters of a list. */
export function checkFilters(check: FieldCheck, request: ListTasksRequest): void {
  for (const field of ids) check.uuid(field, request[field]);
  for (const field of ['dueDateFrom', 'dueDateTo'] as const) check.isoDate(field, request[field]);
  check.text('query', request.query, 200);
  request.states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, TaskState));
  request.sourceKinds.forEach((kind, at) => checkEnum(check, `sourceKinds[${at}]`, kind, TaskSourceKind));
  checkEnum(check, 'officialState', request.officialState, OfficialState);
  checkEnum(check, 'dueState', request.dueState, DueState);
  if (request.orderBy !== '') check.oneOf('orderBy', request.orderBy, ['due_time', 'create_time desc']);
}

/** Conditions on fields of the task `d`. */
export function filtersOf(session: Session, request: ListTasksRequest): Condition[] {
  const { unitId, leadUnitId, states, sourceKinds, sourceDocumentId, sourcePetitionId, parentId } = request;
  const { dueDateFrom, dueDateTo, officialState, dueState, extensionAsked, programmeId } = request;
  const filters: Condition[] = [];
  const when = (asked: unknown, condition: Condition): void => {
    if (Array.isArray(asked) ? asked.length > 0 : Boolean(asked)) filters.push(condition);
  };
  when(unitId, (p) => `d.unit_id = ${p.add(unitId, 'uuid')}`);
  when(leadUnitId, (p) => {
    const below = session.directory.subtree(leadUnitId, session.now);
    return `d.lead_unit_id = ANY(${p.add([...new Set([leadUnitId, ...below])], 'uuid[]')})`;
  });
  when(states, (p) => `d.state = ANY(${p.add(states, 'smallint[]')})`);
  when(sourceKinds, (p) => `d.source_kind = ANY(${p.add(sourceKinds, 'smallint[]')})`);
  when(sourceDocumentId, (p) => `d.source_document_id = ${p.add(sourceDocumentId, 'uuid')}`);
  when(sourcePetitionId, (p) => `d.source_petition_id = ${p.add(sourcePetitionId, 'uuid')}`);
  when(parentId, (p) => `d.parent_id = ${p.add(parentId, 'uuid')}`);
  when(programmeId, (p) => `d.programme_id = ${p.add(programmeId, 'uuid')}`);
  // 24:00 of a day is the next day's 00:00 and belongs to the day before.
  when(dueDateFrom, (p) => `d.due_time > ${p.add(startOfDay(dueDateFrom), 'timestamptz')}`);
  when(dueDateTo, (p) => `d.due_time <= ${p.add(endOfDay(dueDateTo), 'timestamptz')}`);
  when(officialState, officialCondition(session.now, officialState));
  when(dueState, dueCondition(session, dueState));
  when(extensionAsked, () => 'd.open_extension_id IS NOT NULL');
  return filters;
}

const inHands = [TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.RETURNED, TaskState.REPORTED].join(', ');
const done = 'coalesce(d.report_time, d.finish_time)';

/** As `officialStateOf` derives them. */
function officialCondition(now: Date, state: OfficialState): Condition {
  return (p) => {
    const late = (time: string): string => `coalesce(${time} > d.due_time, false)`;
    const at = (): string => `coalesce(d.report_time, ${p.add(now, 'timestamptz')})`;
    switch (state) {
      case OfficialState.OPEN_OVERDUE:
        return `d.state IN (${inHands}) AND ${late(at())}`;
      case OfficialState.OPEN_IN_TERM:
        return `d.state IN (${inHands}) AND NOT ${late(at())}`;
      case OfficialState.DONE_LATE:
        return `d.state = ${TaskState.CONFIRMED} AND ${late(done)}`;
      case OfficialState.DONE_ON_TIME:
        return `d.state = ${TaskState.CONFIRMED} AND NOT ${late(done)}`;
      default:
        return 'true';
    }
  };
}

/** As `taskDueState` derives them: each is a range of due times (architecture.md §6). */
function dueCondition({ now, soonEnd }: Session, state: DueState): Condition {
  return (p) => {
    const open = `d.state NOT IN (${TaskState.CONFIRMED}, ${TaskState.STOPPED})`;
    const confirmed = `d.state = ${TaskState.CONFIRMED}`;
    const at = (): string => `coalesce(d.report_time, ${p.add(now, 'timestamptz')})`;
    const soon = (): string => p.add(soonEnd, 'timestamptz');
    const zone = "AT TIME ZONE 'Asia/Ho_Chi_Minh'";
    const doneDay = `(${done} ${zone})::date`;
    const dueDay = `((d.due_time - interval '1 millisecond') ${zone})::date`;
    switch (state) {
      case DueState.NONE:
        return `d.due_time IS NULL OR d.state = ${TaskState.STOPPED}`;
      case DueState.OVERDUE:
        return `${open} AND d.due_time < ${at()}`;
      case DueState.DUE_SOON:
        return `${open} AND d.due_time >= ${at()} AND d.due_time <= ${soon()}`;
      case DueState.IN_TERM:
        return `${open} AND d.due_time >= ${at()} AND d.due_time > ${soon()}`;
      case DueState.LATE:
        return `${confirmed} AND ${done} > d.due_time`;
      case DueState.ON_TIME:
        return `${confirmed} AND ${done} <= d.due_time AND ${doneDay} = ${dueDay}`;
      case DueState.EARLY:
        return `${confirmed} AND ${done} <= d.due_time AND ${doneDay} < ${dueDay}`;
      default:
        return 'true';
    }
  };
}
