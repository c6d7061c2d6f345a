import type { Session } from '@baro/directory-client';
import { getOpenUnit } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, newId, readMask } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  AddProjectRequest,
  AddProjectResponse,
  UpdateProjectRequest,
  UpdateProjectResponse,
} from '@baro/proto/baro/tasks/v1/investments';
import { Project } from '@baro/proto/baro/tasks/v1/programme_resources';
import { ProjectEntity } from '../store/programme-entities.ts';
import { auditProgramme, changeProgramme, masked } from './change-programme.ts';
import type { Deps } from './deps.ts';
import { emitProgramme } from './emit-programme.ts';
import { checkUnder } from './hands.ts';
import { checkProject, typedProject } from './programme-fields.ts';

const updatable = ['name', 'ownerUnitId', 'totalPlanDong'] as const;

/** Adds a project of public investment. */
export async function addProject(
  deps: Deps,
  request: AddProjectRequest,
  ctx: CallContext,
): Promise<AddProjectResponse> {
  const typed = typedProject(request.project ?? Project.create());
  const check = new FieldCheck();
  checkId(check, 'programmeId', request.programmeId);
  checkProject(check, typed, new Set(updatable));
  check.throwIfAny();
  const change = { action: 'AddProject', part: 'programme', id: request.programmeId } as const;
  return changeProgramme(deps, ctx, request, change, async (act) => {
    const { tx, session, programme } = act;
    checkOwner(session, typed.ownerUnitId, programme.unitId);
    const id = newId();
    const row = { ...typed, id, programmeId: programme.id, createTime: session.now };
    tx.em.persist(tx.em.create(ProjectEntity, row));
    const { ownerUnitId, totalPlanDong } = typed;
    const data = { projectId: id, ownerUnitId, totalPlanDong };
    await emitProgramme(tx, programme, 'ProgrammeProjectAdded', data, [ownerUnitId]);
    auditProgramme(act, 'add_project', data);
  });
}

/** Changes the fields the mask names. */
export async function updateProject(
  deps: Deps,
  request: UpdateProjectRequest,
  ctx: CallContext,
): Promise<UpdateProjectResponse> {
  const typed = typedProject(request.project ?? Project.create());
  const { id } = request;
  const check = new FieldCheck();
  checkId(check, 'id', id);
  const mask = readMask(check, request.updateMask, updatable);
  checkProject(check, typed, mask);
  check.throwIfAny();
  const change = { action: 'UpdateProject', part: 'project', id } as const;
  return changeProgramme(deps, ctx, request, change, async (act, { project }) => {
    if (!project) throw new AppError('PERMISSION_DENIED');
    const { tx, session, programme } = act;
    if (mask.has('ownerUnitId')) checkOwner(session, typed.ownerUnitId, programme.unitId);
    const before = project.ownerUnitId;
    Object.assign(project, masked(typed, mask));
    const fields = [...mask];
    // Both the unit that owned it and the one that does now are told.
    const units = [before, project.ownerUnitId];
    await emitProgramme(tx, programme, 'ProgrammeProjectUpdated', { projectId: id, fields }, units);
    auditProgramme(act, 'update_project', { projectId: id, fields });
  });
}

/** A project is owned where the writ of the programme's unit runs. @throws AppError UNIT_NOT_FOUND, UNIT_CLOSED, FIELD_INVALID */
function checkOwner(session: Session, ownerUnitId: string, unitId: string): void {
  getOpenUnit(session, ownerUnitId);
  checkUnder(session, 'project.ownerUnitId', ownerUnitId, unitId);
}
