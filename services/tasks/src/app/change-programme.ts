import type { Acting, Session } from '@baro/directory-client';
import { openSession } from '@baro/directory-client';
import { AppError, checkEtag, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { Programme } from '@baro/proto/baro/tasks/v1/programme_resources';
import { decideProgramme, programmeFacts } from '../domain/programme-actions.ts';
import type { ProgrammeAction } from '../domain/programme-actions.ts';
import type { MilestoneRow, ProgrammeRow, ProjectRow } from '../store/programme-entities.ts';
import { findMilestone, findProject, lockProgrammeOf } from '../store/programme-store.ts';
import type { Part } from '../store/programme-store.ts';
import type { Deps } from './deps.ts';
import { programmeDetail } from './show-programme.ts';

/** One act on a programme, in its transaction, with the right to it checked. */
export interface ProgrammeAct {
  tx: Tx;
  session: Session;
  programme: ProgrammeRow;
  as: Acting;
}

interface Change {
  action: ProgrammeAction;
  part: Part;
  /** Of the programme, project or milestone. */
  id: string;
}

/** The rows a part hangs on, read under the lock of the programme. */
interface Found {
  project: ProjectRow | null;
  milestone: MilestoneRow | null;
}

/** Does an act on a programme: lock, right, etag, open, then `work`; answers with the programme. */
export async function changeProgramme(
  deps: Deps,
  ctx: CallContext,
  request: { requestId: string; etag: string },
  change: Change,
  work: (act: ProgrammeAct, found: Found) => Promise<void>,
): Promise<{ programme: Programme }> {
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const programme = await lockProgrammeOf(tx.em, change.part, change.id);
    if (!programme) throw new AppError('PERMISSION_DENIED');
    const found = await findPart(tx, change);
    const owner = found.project?.ownerUnitId ?? '';
    const decision = decideProgramme(change.action, session.staff, programmeFacts(programme), owner);
    if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, programme.version);
    if (programme.closeTime) throw new AppError('PROGRAMME_CLOSED');
    await work({ tx, session, programme, as: decision.as }, found);
    return answerProgramme(tx, session, programme);
  });
}

async function findPart({ em }: Tx, { part, id }: Change): Promise<Found> {
  const milestone = part === 'milestone' ? await findMilestone(em, id) : null;
  const projectId = milestone ? milestone.projectId : id;
  return { milestone, project: part === 'programme' ? null : await findProject(em, projectId) };
}

/** The programme as it is at the end of the transaction. */
export function answerProgramme(
  tx: Tx,
  session: Session,
  programme: ProgrammeRow,
): () => Promise<{ programme: Programme }> {
  return async () => ({ programme: await programmeDetail(tx.em, session, programme) });
}

/** Writes an act on a programme into the audit; `details` hold ids, numbers and names of fields only. */
export function auditProgramme(
  { tx, programme, as }: ProgrammeAct,
  action: string,
  details: Record<string, unknown> = {},
): void {
  tx.audit({
    action,
    subjectType: 'programme',
    subjectId: programme.id,
    unitId: programme.unitId,
    details: { ...details, postId: as.postId },
  });
}

/** Fields of what was typed that the mask names. */
export function masked<T extends object>(typed: T, mask: ReadonlySet<string>): Partial<T> {
  return Object.fromEntries(Object.entries(typed).filter(([field]) => mask.has(field))) as Partial<T>;
}
