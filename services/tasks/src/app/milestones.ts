import { AppError, FieldCheck, checkEnum, checkId, newId, readMask } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  AddMilestoneRequest,
  AddMilestoneResponse,
  UpdateMilestoneRequest,
  UpdateMilestoneResponse,
} from '@baro/proto/baro/tasks/v1/investments';
import { Milestone, MilestoneKind } from '@baro/proto/baro/tasks/v1/programme_resources';
import { MilestoneEntity } from '../store/programme-entities.ts';
import { auditProgramme, changeProgramme, masked } from './change-programme.ts';
import type { Deps } from './deps.ts';
import { emitProgramme } from './emit-programme.ts';
import { checkMilestone, checkTarget, typedMilestone } from './programme-fields.ts';

const updatable = ['title', 'targetDong', 'targetBasisPoints', 'dueTime', 'legalRef'] as const;

/** Adds a milestone to a project. */
export async function addMilestone(
  deps: Deps,
  request: AddMilestoneRequest,
  ctx: CallContext,
): Promise<AddMilestoneResponse> {
  const { projectId } = request;
  const milestone = request.milestone ?? Milestone.create();
  const typed = typedMilestone(milestone);
  const { kind } = milestone;
  const check = new FieldCheck();
  checkId(check, 'projectId', projectId);
  if (check.required('milestone.kind', kind || undefined)) {
    checkEnum(check, 'milestone.kind', kind, MilestoneKind);
  }
  checkMilestone(check, typed, new Set(updatable));
  check.throwIfAny();
  checkTarget(kind, typed);
  const { dueTime } = typed;
  if (!dueTime) throw new AppError('FIELD_INVALID');
  const change = { action: 'AddMilestone', part: 'project', id: projectId } as const;
  return changeProgramme(deps, ctx, request, change, async (act) => {
    const { tx, session, programme } = act;
    const id = newId();
    const row = { ...typed, dueTime, kind, id, projectId, createTime: session.now };
    tx.em.persist(tx.em.create(MilestoneEntity, row));
    await emitProgramme(tx, programme, 'ProgrammeMilestoneAdded', { milestoneId: id, dueTime });
    auditProgramme(act, 'add_milestone', { projectId, milestoneId: id });
  });
}

/** Changes the fields the mask names; the kind stays. */
export async function updateMilestone(
  deps: Deps,
  request: UpdateMilestoneRequest,
  ctx: CallContext,
): Promise<UpdateMilestoneResponse> {
  const typed = typedMilestone(request.milestone ?? Milestone.create());
  const { id } = request;
  const check = new FieldCheck();
  checkId(check, 'id', id);
  const mask = readMask(check, request.updateMask, updatable);
  checkMilestone(check, typed, mask);
  check.throwIfAny();
  const change = { action: 'UpdateMilestone', part: 'milestone', id } as const;
  return changeProgramme(deps, ctx, request, change, async (act, { milestone }) => {
    if (!milestone) throw new AppError('PERMISSION_DENIED');
    Object.assign(milestone, masked(typed, mask));
    checkTarget(milestone.kind, milestone);
    const fields = [...mask];
    await emitProgramme(act.tx, act.programme, 'ProgrammeMilestoneUpdated', { milestoneId: id, fields });
    auditProgramme(act, 'update_milestone', { milestoneId: id, fields });
  });
}
