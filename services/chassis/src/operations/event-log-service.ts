import { EventLogServiceService } from '@baro/proto/baro/platform/v1/event_log';
import type { EventLogServiceServer } from '@baro/proto/baro/platform/v1/event_log';
import { AppError } from '../errors/app-error.ts';
import { FieldCheck } from '../errors/field-check.ts';
import { bindService } from '../grpc/bind.ts';
import type { BoundService } from '../grpc/bind.ts';
import { auditRead } from '../write/write.ts';
import { readLog } from './event-log-store.ts';
import type { MayOperate } from './operations-service.ts';

/** The event log of a service for those that build a read model anew, the same in every service. */
export function eventLogService(mayOperate: MayOperate, databaseUrl: string): BoundService {
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
      const blocks = readLog(databaseUrl, subjectFilter.slice(0, -1), afterAggregateId);
      for await (const events of blocks) yield { events };
    },
  });
}
