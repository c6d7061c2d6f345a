import { LockMode } from '@mikro-orm/core';
import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DueFacts } from '../domain/official-state.ts';
import {
  MilestoneEntity,
  MilestoneReportEntity,
  ProgrammeEntity,
  ProjectEntity,
} from './programme-entities.ts';
import type { MilestoneReportRow, MilestoneRow, ProgrammeRow, ProjectRow } from './programme-entities.ts';
import { seenCondition } from './seen-condition.ts';
import type { Scope } from './seen-condition.ts';

/** Programmes the caller may see: by book, by a task, or as owner of a project. */
export interface ProgrammeScope extends Scope {
  /** Units whose projects the caller sees. */
  ownerUnits: readonly string[];
}

/** What a programme is measured by. */
export interface ProgressRow extends DueFacts {
  programmeId: string;
  leadUnitId: string | null;
  leadName: string;
}

function visible(scope: ProgrammeScope): Condition {
  if (scope.everything) return () => 'true';
  return (p) => `(p.tree_id = ANY(${p.add(scope.trees, 'uuid[]')})
    OR p.unit_id = ANY(${p.add(scope.books, 'uuid[]')})
    OR EXISTS (SELECT FROM programme_projects j
      WHERE j.programme_id = p.id AND j.owner_unit_id = ANY(${p.add(scope.ownerUnits, 'uuid[]')}))
    OR EXISTS (SELECT FROM tasks t JOIN task_viewers v ON v.task_id = t.id
      WHERE t.programme_id = p.id AND v.viewer_id = ANY(${p.add(scope.viewers, 'uuid[]')})))`;
}

/** What is asked of the list. */
export interface ProgrammesQuery {
  scope: ProgrammeScope;
  unitId: string;
  /** Any when 0. */
  year: number;
  includeClosed: boolean;
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** A page of programmes, newest period first, and one more. */
export async function findProgrammes(em: EntityManager, list: ProgrammesQuery): Promise<ProgrammeRow[]> {
  const parameters = new Parameters();
  const { unitId, year, after } = list;
  const where: Condition[] = [visible(list.scope)];
  if (unitId) where.push((p) => `p.unit_id = ${p.add(unitId, 'uuid')}`);
  if (!list.includeClosed) where.push(() => 'p.close_time IS NULL');
  if (year) {
    where.push((p) => `p.date_from <= ${p.add(`${year}-12-31`, 'date')}`);
    where.push((p) => `p.date_to >= ${p.add(`${year}-01-01`, 'date')}`);
  }
  if (after) {
    where.push(
      (p) =>
        `(p.date_from, p.id) < (${p.add(String(after[0] ?? ''), 'date')}, ${p.add(String(after[1] ?? ''), 'uuid')})`,
    );
  }
  const found = await query<{ id: string }>(
    em,
    `SELECT p.id FROM programmes p WHERE ${joinAll(where, parameters)}
     ORDER BY p.date_from DESC, p.id DESC LIMIT ${list.size + 1}`,
    parameters.values,
  );
  const ids = found.map(({ id }) => id);
  const rows = await em.find(ProgrammeEntity, { id: { $in: ids } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whether the caller may see the programme. */
export async function seesProgramme(em: EntityManager, scope: ProgrammeScope, id: string): Promise<boolean> {
  const parameters = new Parameters();
  const where = joinAll([(p) => `p.id = ${p.add(id, 'uuid')}`, visible(scope)], parameters);
  const rows = await query(em, `SELECT p.id FROM programmes p WHERE ${where}`, parameters.values);
  return rows.length > 0;
}

/** One programme. */
export async function findProgramme(em: EntityManager, id: string): Promise<ProgrammeRow | null> {
  return em.findOne(ProgrammeEntity, { id });
}

/** What a change is about. */
export type Part = 'programme' | 'project' | 'milestone';

const programmeIdOf: Record<Part, string> = {
  programme: 'SELECT id FROM programmes WHERE id = $1',
  project: 'SELECT programme_id AS id FROM programme_projects WHERE id = $1',
  milestone: `SELECT j.programme_id AS id FROM project_milestones m
    JOIN programme_projects j ON j.id = m.project_id WHERE m.id = $1`,
};

/** Locks the programme a part belongs to until the end of the transaction, so that its version goes on by one. */
export async function lockProgrammeOf(
  em: EntityManager,
  part: Part,
  id: string,
): Promise<ProgrammeRow | null> {
  // Read beside the ORM, which would remember rows as they were before the lock.
  const [found] = await query<{ id: string }>(em, programmeIdOf[part], [id]);
  if (!found) return null;
  return em.findOne(ProgrammeEntity, { id: found.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** One project. */
export async function findProject(em: EntityManager, id: string): Promise<ProjectRow | null> {
  return em.findOne(ProjectEntity, { id });
}

/** One milestone. */
export async function findMilestone(em: EntityManager, id: string): Promise<MilestoneRow | null> {
  return em.findOne(MilestoneEntity, { id });
}

/** Projects of a programme with their milestones and figures. */
export interface ProjectParts {
  projects: ProjectRow[];
  /** By due time. */
  milestones: MilestoneRow[];
  /** Newest day first, of a day the one reported last first. */
  reports: MilestoneReportRow[];
}

/** Everything of public investment in a programme. */
export async function findProjectParts(em: EntityManager, programmeId: string): Promise<ProjectParts> {
  const projects = await em.find(ProjectEntity, { programmeId }, { orderBy: { name: 'asc', id: 'asc' } });
  const ids = projects.map(({ id }) => id);
  const milestones = await em.find(
    MilestoneEntity,
    { projectId: { $in: ids } },
    { orderBy: { dueTime: 'asc', id: 'asc' } },
  );
  const reports = await em.find(
    MilestoneReportEntity,
    { milestoneId: { $in: milestones.map(({ id }) => id) } },
    { orderBy: { asOfDate: 'desc', reportTime: 'desc', id: 'desc' } },
  );
  return { projects, milestones, reports };
}

/** What the tasks of programmes are measured by, of those the caller may see; all in one statement. */
export async function findProgressRows(
  em: EntityManager,
  scope: Scope,
  programmeIds: readonly string[],
): Promise<ProgressRow[]> {
  const parameters = new Parameters();
  const where = joinAll(
    [(p) => `t.programme_id = ANY(${p.add(programmeIds, 'uuid[]')})`, seenCondition(scope, 't', 'id')],
    parameters,
  );
  return query<ProgressRow>(
    em,
    `SELECT t.programme_id AS "programmeId", t.lead_unit_id AS "leadUnitId", t.lead_name AS "leadName", t.state,
       t.due_time AS "dueTime", t.report_time AS "reportTime", t.finish_time AS "finishTime"
     FROM tasks t WHERE ${where}`,
    parameters.values,
  );
}

/** Names of programmes by id. */
export async function findProgrammeNames(
  em: EntityManager,
  tasks: readonly { programmeId?: string | null | undefined }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(tasks.flatMap((task) => task.programmeId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; name: string }>(
    em,
    'SELECT id, name FROM programmes WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Units that are told what happens to a programme: those that lead its tasks or own its projects. */
export async function findConcernedUnits(em: EntityManager, programmeId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT lead_unit_id AS id FROM tasks WHERE programme_id = $1 AND lead_unit_id IS NOT NULL
     UNION SELECT owner_unit_id FROM programme_projects WHERE programme_id = $1`,
    [programmeId],
  );
  return rows.map(({ id }) => id);
}

/** Tasks with the programme each belongs to, locked in the order of their ids until the end of the transaction. */
export async function lockMembers(
  em: EntityManager,
  unitId: string,
  taskIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await query<{ id: string; programme_id: string | null }>(
    em,
    'SELECT id, programme_id FROM tasks WHERE unit_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
    [unitId, taskIds],
  );
  return new Map(rows.map((row) => [row.id, row.programme_id]));
}

/** Puts tasks into a programme, or takes them out of any. */
export async function setProgramme(
  em: EntityManager,
  taskIds: readonly string[],
  programmeId: string | null,
): Promise<void> {
  await execute(em, 'UPDATE tasks SET programme_id = $2 WHERE id = ANY($1::uuid[])', [taskIds, programmeId]);
}
