import { AppError, checkImport, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { chainOf, localDateOf, openSession, treeOfUnit, viewersOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { ImportTasksRequest, ImportTasksResponse } from '@baro/proto/baro/tasks/v1/tasks';
import type { EntityManager } from '@mikro-orm/postgresql';
import { readTaskRow } from '../domain/import-row.ts';
import { unitsByName } from '../domain/lead-names.ts';
import type { FindByName } from '../domain/lead-names.ts';
import { mayImport } from '../domain/policy.ts';
import { stateName } from '../domain/states.ts';
import { ItemEntity, itemKinds } from '../store/hand-entities.ts';
import { findKnownIds, isCrossing } from '../store/import-store.ts';
import { indexTasks } from '../store/search-store.ts';
import { TaskEntity } from '../store/task-entities.ts';
import type { TaskRow } from '../store/task-entities.ts';
import { addViewers } from '../store/viewer-store.ts';
import type { Deps } from './deps.ts';
import { emitTask } from './emit.ts';
import { assignerToday, moveItem, newItem } from './hands.ts';
import { refusalSentence } from './import-words.ts';
import { importedTask } from './imported-task.ts';
import type { ImportPlace } from './imported-task.ts';
import { leadUnitName } from './show-task.ts';

/** Rows of one import. */
const maxRows = 200;

/** Takes rows of a table as tasks; a known external id is skipped, what cannot be taken is refused by itself. */
export async function importTasks(
  deps: Deps,
  request: ImportTasksRequest,
  ctx: CallContext,
): Promise<ImportTasksResponse> {
  checkImport(request, 'tasks', request.tasks.slice(0, maxRows));
  const session = await openSession(ctx, deps.directory);
  const unit = session.directory.unit(request.unitId, session.now);
  const decision = mayImport(session.staff, request.unitId, treeOfUnit(session, request.unitId));
  if (!unit || !decision.allowed) throw new AppError('PERMISSION_DENIED');
  if (!unit.inForce) throw new AppError('UNIT_CLOSED');
  if (request.tasks.length > maxRows) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(maxRows) } });
  }
  const findLead = leadsOf(session, unit.id);
  const place = { session, unit, as: decision.as, source: request.source, findLead };
  if (request.validateOnly) return (await sift(ctx.em, place, request)).response;
  return write(ctx, request, async (tx) => {
    const { rows, response } = await sift(tx.em, place, request);
    for (const row of rows) await take(tx, place, row);
    await indexAll(tx, session, rows);
    const details = { source: request.source, count: rows.length };
    tx.audit({ action: 'import', subjectType: 'task', unitId: unit.id, details });
    return response;
  });
}

/** Every unit of the city that is there today, by its names. */
function leadsOf(session: Session, unitId: string): FindByName {
  const top = chainOf(unitId, session.find).at(-1)?.id ?? unitId;
  const ids = session.directory.subtree(top, session.now);
  return unitsByName(
    ids.flatMap((id) => {
      const unit = session.directory.unit(id, session.now);
      return unit?.inForce ? [unit] : [];
    }),
  );
}

interface Sifted {
  rows: TaskRow[];
  response: ImportTasksResponse;
}

/** Parts rows into known, refused and to be taken. */
async function sift(em: EntityManager, place: ImportPlace, request: ImportTasksRequest): Promise<Sifted> {
  const externalIds = request.tasks.map((row) => row.externalId);
  const known = await findKnownIds(em, place.unit.id, place.source, externalIds);
  const today = localDateOf(place.session.now);
  const rows: TaskRow[] = [];
  const refusals: ImportTasksResponse['refusals'] = [];
  for (const raw of request.tasks) {
    if (known.has(raw.externalId)) continue;
    const read = readTaskRow(raw, today);
    if ('row' in read) rows.push(importedTask(place, read.row));
    else {
      const { row, externalId } = raw;
      refusals.push({ row, externalId, ...read.fault, messageVi: refusalSentence(read.fault) });
    }
  }
  return { rows, response: { importedCount: rows.length, skippedCount: known.size, refusals } };
}

/** Stores a task; a drafted one lies with who imports until somebody assigns it, a confirmed one with nobody. */
async function take(tx: Tx, { session, as }: ImportPlace, row: TaskRow): Promise<void> {
  const task = tx.em.create(TaskEntity, row);
  tx.em.persist(task);
  const importer = assignerToday(session, task);
  if (task.state === TaskState.DRAFTED) {
    const item = tx.em.create(ItemEntity, newItem(task.id, itemKinds.task, task.id, session.now));
    tx.em.persist(item);
    await moveItem({ tx, session, task, as }, { item }, { reason: 'drafted', to: importer });
  } else await addViewers(tx.em, task, viewersOf(session, importer, task.unitId));
  const state = stateName('task', task.state);
  emitTask(tx, task, 'TaskImported', { unitId: task.unitId, state }, [task.leadUnitId]);
}

async function indexAll(tx: Tx, session: Session, rows: readonly TaskRow[]): Promise<void> {
  await tx.em.flush().catch((error: unknown) => {
    // Who comes second tries again and finds the row known.
    if (isCrossing(error)) throw new AppError('UNAVAILABLE', { cause: error });
    throw error;
  });
  await indexTasks(
    tx.em,
    rows.map((task) => ({ task, leadUnitName: leadUnitName(session, task) })),
  );
}
