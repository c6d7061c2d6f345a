import { newId } from '@baro/chassis';
import { endOfDay, treeOfUnit } from '@baro/directory-client';
import type { Acting, Session, UnitView } from '@baro/directory-client';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { SourceRow } from '../domain/import-row.ts';
import type { FindByName } from '../domain/lead-names.ts';
import type { TaskRow } from '../store/task-entities.ts';

/** Where imported tasks go: the unit, in whose name, from which table, and what its leads are called. */
export interface ImportPlace {
  session: Session;
  unit: UnitView;
  as: Acting;
  source: string;
  findLead: FindByName;
}

/** A row of a table as a task: confirmed when the source says it is done, else drafted. */
export function importedTask({ session, unit, as, source, findLead }: ImportPlace, row: SourceRow): TaskRow {
  const { sourceKind, sourceIssuerName, sourceNumberSymbol, work, product, standing } = row;
  const { leadName, coordinatorNames, sourceNote, externalId } = row;
  const dueTime = row.dueDate ? endOfDay(row.dueDate) : null;
  return {
    id: newId(),
    version: 0,
    unitId: unit.id,
    unitCode: unit.code,
    treeId: treeOfUnit(session, unit.id),
    sourceKind,
    sourceIssuerName,
    sourceNumberSymbol,
    work,
    product,
    standing,
    leadName,
    coordinatorNames,
    sourceNote,
    source,
    externalId,
    sourceDate: row.sourceDate || null,
    sourceDocumentId: null,
    sourcePetitionId: null,
    responsibility: '',
    authority: '',
    leadPostId: null,
    leadUnitId: findLead(leadName)?.id ?? null,
    dueTime,
    originalDueTime: dueTime,
    urgency: 0,
    parentId: null,
    programmeId: null,
    assignerUnitId: as.unitId,
    assignerPostId: as.postId || null,
    assignerPersonId: as.personId || null,
    assignTime: null,
    ...endOf(session, row, dueTime),
    openExtensionId: null,
    competentUnitId: null,
    stateReason: '',
    completionText: '',
    completionDocumentId: null,
    urgingCount: 0,
    createTime: session.now,
    updateTime: session.now,
  };
}

/**
 * The source tells on which day it knew that a task was done, not when it was. Of one done on time the report cannot be
 * later than its due time; of one done late, that day is the last it can have been.
 */
function endOf(
  { now }: Session,
  { stated, statusDate }: SourceRow,
  dueTime: Date | null,
): Pick<TaskRow, 'state' | 'progressPercent' | 'reportTime' | 'finishTime'> {
  if (!stated.done) {
    return { state: TaskState.DRAFTED, progressPercent: 0, reportTime: null, finishTime: null };
  }
  const known = earlier(endOfDay(statusDate), now);
  const reportTime = stated.term === 'in' && dueTime ? earlier(known, dueTime) : known;
  return { state: TaskState.CONFIRMED, progressPercent: 100, reportTime, finishTime: known };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
