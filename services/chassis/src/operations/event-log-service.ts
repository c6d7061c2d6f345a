import { EventLogServiceService } from '@baro/proto/baro/platform/v1/event_log';
import type { EventLogServiceServer, StreamEventsResponse } from '@baro/proto/baro/platform/v1/event_log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AppError } from '../errors/app-error.ts';
import { FieldCheck } from '../errors/field-check.ts';
import { bindService } from '../grpc/bind.ts';
import type { BoundService } from '../grpc/bind.ts';
import { auditRead } from '../write/write.ts';
import { fetchLog, openLogCursor } from './event-log-store.ts';
import type { MayOperate } from './operations-service.ts';

const messageBytes = 512 * 1024;

/** The event log of a service for those that build a read model anew, the same in every service. */
export function eventLogService(mayOperate: MayOperate): BoundService {
  return bindService<EventLogServiceServer>(EventLogServiceService, {
    streamEvents: async function* (request, ctx) {
      if (!(await mayOperate(ctx))) throw new AppError('PERMISSION_DENIED');
      const { subjectFilter, afterAggregateId } = request;
      const check = new FieldCheck();
      if (!/^baro\.[a-z_-]+\.[a-z_]+\.>$/.test(subjectFilter)) {
        const en = 'is not baro.<service>.<aggregate>.>';
        check.add('subject_filter', 'NOT_A_FILTER', en, 'không phải bộ lọc chủ đề');
      }
      if (afterAggregateId) check.uuid('after_aggregate_id', afterAggregateId);
      check.throwIfAny();
      const details = { subjectFilter, afterAggregateId };
      await auditRead(ctx, { action: 'stream', subjectType: 'event_log', subjectIds: [], details });
      const em = ctx.orm.em.fork({ clear: true }) as EntityManager;
      await em.begin();
      try {
        await openLogCursor(em, subjectFilter.slice(0, -1), afterAggregateId || null);
        for (let next = fetchLog(em); ; ) {
          const bodies = await next;
          if (bodies.length === 0) return;
          next = fetchLog(em); // while these are sent
          next.catch(() => undefined); // thrown where it is waited for
          yield* messagesOf(bodies);
        }
      } finally {
        await em.rollback(); // nothing was written
      }
    },
  });
}

function* messagesOf(bodies: readonly string[]): Generator<StreamEventsResponse> {
  let lines: string[] = [];
  let length = 0;
  for (const body of bodies) {
    lines.push(body);
    length += body.length;
    if (length < messageBytes) continue;
    yield { events: Buffer.from(lines.join('\n')) };
    [lines, length] = [[], 0];
  }
  if (lines.length > 0) yield { events: Buffer.from(lines.join('\n')) };
}
