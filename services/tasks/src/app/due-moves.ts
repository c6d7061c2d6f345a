import type { Holder } from '@baro/directory-client';
import { newId } from '@baro/chassis';
import type { DueMoveKind } from '@baro/proto/baro/tasks/v1/slippage';
import { workingDaysMoved } from '../domain/slippage.ts';
import { DueMoveEntity } from '../store/programme-entities.ts';
import type { Acts } from './hands.ts';

interface Move {
  kind: DueMoveKind;
  from: Date | null | undefined;
  to: Date | null | undefined;
  reason: string;
  asked: Holder;
  askTime: Date;
}

/** Keeps that the due time moves, decided by who acts; nothing where it stays. Called before a task gets another lead. */
export function recordDueMove({ tx, session, task, as }: Acts, move: Move): void {
  const { kind, from, to, reason, asked, askTime } = move;
  if (!from || !to || from.getTime() === to.getTime()) return;
  const row = {
    id: newId(),
    taskId: task.id,
    unitId: task.unitId,
    treeId: task.treeId,
    leadUnitId: task.leadUnitId ?? null,
    kind,
    fromDueTime: from,
    toDueTime: to,
    workingDays: workingDaysMoved(from, to, session.directory.calendar()),
    reason,
    askTime,
    askedUnitId: asked.unitId,
    askedPostId: asked.postId || null,
    askedPersonId: asked.personId || null,
    decidedUnitId: as.unitId,
    decidedPostId: as.postId || null,
    decidedPersonId: as.personId || null,
    moveTime: session.now,
  };
  tx.em.persist(tx.em.create(DueMoveEntity, row));
}
