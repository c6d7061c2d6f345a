import { OperationsServiceService } from '@baro/proto/baro/platform/v1/operations';
import type { DeadLetter, OperationsServiceServer } from '@baro/proto/baro/platform/v1/operations';
import { AppError } from '../errors/app-error.ts';
import { FieldCheck } from '../errors/field-check.ts';
import { bindService } from '../grpc/bind.ts';
import type { BoundService } from '../grpc/bind.ts';
import type { CallContext } from '../grpc/context.ts';
import { nextToken, pageOf } from '../pagination/page.ts';
import { write } from '../write/write.ts';
import { addReplay, listDeadLetters, wantReplay } from './operations-store.ts';
import type { DeadLetterRow } from './operations-store.ts';

/** Decides whether the caller operates the platform; the service asks its directory copy. */
export type MayOperate = (ctx: CallContext) => Promise<boolean>;

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    consumer: row.consumer,
    subject: row.subject,
    eventId: row.event_id ?? '',
    reason: row.reason,
    createTime: row.create_time,
    replayCount: row.replay_count,
  };
}

/** Dead letters and replay, the same in every service. */
export function operationsService(mayOperate: MayOperate): BoundService {
  const guard = async (ctx: CallContext): Promise<void> => {
    if (!(await mayOperate(ctx))) throw new AppError('PERMISSION_DENIED');
  };
  return bindService<OperationsServiceServer>(OperationsServiceService, {
    listDeadLetters: async (request, ctx) => {
      await guard(ctx);
      const page = pageOf(request, 'dead-letters');
      const rows = await listDeadLetters(ctx.em, page.after?.[0] as string | undefined, page.size + 1);
      const shown = rows.slice(0, page.size);
      const last = rows.length > page.size ? shown.at(-1) : undefined;
      return {
        deadLetters: shown.map(toDeadLetter),
        nextPageToken: last ? nextToken([last.id], 'dead-letters') : '',
      };
    },
    replayDeadLetter: async (request, ctx) => {
      await guard(ctx);
      const check = new FieldCheck();
      if (check.required('id', request.id)) check.uuid('id', request.id);
      check.throwIfAny();
      return write(ctx, request, async (tx) => {
        const row = await wantReplay(tx.em, request.id);
        if (!row) throw new AppError('DEAD_LETTER_NOT_FOUND');
        tx.audit({ action: 'replay', subjectType: 'dead_letter', subjectId: row.id });
        return { deadLetter: toDeadLetter(row) };
      });
    },
    replayEvents: async (request, ctx) => {
      await guard(ctx);
      const check = new FieldCheck();
      // `<service>--<consumer>`, the form of every durable.
      if (!/^[a-z-]+--[a-z-]+$/.test(request.consumer)) {
        check.add(
          'consumer',
          'NOT_A_CONSUMER',
          'is not <service>--<consumer>',
          'không phải tên bộ nhận sự kiện',
        );
      }
      check.throwIfAny();
      return write(ctx, request, async (tx) => {
        const eventCount = await addReplay(tx.em, request.consumer, request.startTime);
        tx.audit({
          action: 'replay',
          subjectType: 'event_log',
          details: { consumer: request.consumer, eventCount },
        });
        return { eventCount };
      });
    },
  });
}
