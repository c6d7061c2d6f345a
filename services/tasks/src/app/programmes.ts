import { getOpenUnit, openSession, treeOfUnit } from '@baro/directory-client';
import {
  AppError,
  FieldCheck,
  checkId,
  checkReason,
  isUuid,
  newId,
  readMask,
  tidy,
  write,
} from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { Programme } from '@baro/proto/baro/tasks/v1/programme_resources';
import type {
  CloseProgrammeRequest,
  CloseProgrammeResponse,
  CreateProgrammeRequest,
  CreateProgrammeResponse,
  UpdateProgrammeRequest,
  UpdateProgrammeResponse,
} from '@baro/proto/baro/tasks/v1/programmes';
import { mayKeepProgramme } from '../domain/policy.ts';
import { ProgrammeEntity } from '../store/programme-entities.ts';
import { answerProgramme, auditProgramme, changeProgramme, masked } from './change-programme.ts';
import type { Deps } from './deps.ts';
import { emitProgramme } from './emit-programme.ts';
import { checkPeriod, checkProgramme, typedProgramme, updatable } from './programme-fields.ts';

/** Makes a programme without tasks. */
export async function createProgramme(
  deps: Deps,
  request: CreateProgrammeRequest,
  ctx: CallContext,
): Promise<CreateProgrammeResponse> {
  const session = await openSession(ctx, deps.directory);
  const unitId = request.programme?.unitId ?? '';
  const unit = isUuid(unitId) ? getOpenUnit(session, unitId) : undefined;
  const decision = mayKeepProgramme(session.staff, unitId);
  if (unit && !decision.allowed) throw new AppError('PERMISSION_DENIED');
  const typed = typedProgramme(request.programme ?? Programme.create());
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'programme.unitId', unitId);
  checkProgramme(check, typed, new Set(updatable));
  check.throwIfAny();
  checkPeriod(typed);
  if (!unit || !decision.allowed) throw new AppError('PERMISSION_DENIED');
  return write(ctx, request, async (tx) => {
    const programme = tx.em.create(ProgrammeEntity, {
      ...typed,
      id: newId(),
      version: 0,
      unitId,
      unitCode: unit.code,
      treeId: treeOfUnit(session, unitId),
      closeTime: null,
      closeReason: '',
      createTime: session.now,
    });
    tx.em.persist(programme);
    await emitProgramme(tx, programme, 'ProgrammeCreated', { unitId });
    auditProgramme({ tx, session, programme, as: decision.as }, 'create');
    return answerProgramme(tx, session, programme);
  });
}

/** Changes the fields the mask names. */
export async function updateProgramme(
  deps: Deps,
  request: UpdateProgrammeRequest,
  ctx: CallContext,
): Promise<UpdateProgrammeResponse> {
  const typed = typedProgramme(request.programme ?? Programme.create());
  const { id } = request;
  const check = new FieldCheck();
  checkId(check, 'id', id);
  const mask = readMask(check, request.updateMask, updatable);
  checkProgramme(check, typed, mask);
  check.throwIfAny();
  const change = { action: 'UpdateProgramme', part: 'programme', id } as const;
  return changeProgramme(deps, ctx, request, change, async (act) => {
    const { tx, programme } = act;
    Object.assign(programme, masked(typed, mask));
    checkPeriod(programme);
    const fields = [...mask];
    await emitProgramme(tx, programme, 'ProgrammeUpdated', { fields });
    auditProgramme(act, 'update', { fields });
  });
}

/** Ends a programme; its tasks go on. */
export async function closeProgramme(
  deps: Deps,
  request: CloseProgrammeRequest,
  ctx: CallContext,
): Promise<CloseProgrammeResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  const change = { action: 'CloseProgramme', part: 'programme', id: request.id } as const;
  return changeProgramme(deps, ctx, request, change, async (act) => {
    const { tx, session, programme } = act;
    Object.assign(programme, { closeTime: session.now, closeReason: tidy(request.reason) });
    await emitProgramme(tx, programme, 'ProgrammeClosed', {});
    auditProgramme(act, 'close');
  });
}
