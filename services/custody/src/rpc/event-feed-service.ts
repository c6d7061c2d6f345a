import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { EventFeedServiceService } from '@baro/proto/baro/custody/v1/feed';
import type { EventFeedServiceServer } from '@baro/proto/baro/custody/v1/feed';
import { streamUnitEvents } from '../app/stream-unit-events.ts';
import type { FeedDeps } from '../app/stream-unit-events.ts';

/** The event feed over gRPC. */
export function eventFeedService(deps: FeedDeps): BoundService {
  return bindService<EventFeedServiceServer>(EventFeedServiceService, {
    streamUnitEvents: (request, ctx) => streamUnitEvents(deps, request, ctx),
  });
}
