import type { Tx } from '@baro/chassis';
import {
  PromiseKept,
  PromiseMade,
  PromiseMilestoneAdded,
  PromiseMilestoneReached,
  PromiseMoved,
  PromiseReported,
  PromiseSentBack,
} from '@baro/proto/baro/petitions/v1/promise_events';
import type { PromiseRow } from '../store/promise-entities.ts';

const events = {
  PromiseMade,
  PromiseMilestoneAdded,
  PromiseMilestoneReached,
  PromiseReported,
  PromiseMoved,
  PromiseKept,
  PromiseSentBack,
} as const;
type EventName = keyof typeof events;
type EventOf<N extends EventName> = ReturnType<(typeof events)[N]['create']>;

/** Verbs of the subjects. */
const verbs: Record<EventName, string> = {
  PromiseMade: 'made',
  PromiseMilestoneAdded: 'milestone_added',
  PromiseMilestoneReached: 'milestone_reached',
  PromiseReported: 'reported',
  PromiseMoved: 'moved',
  PromiseKept: 'kept',
  PromiseSentBack: 'sent_back',
};

/** Tells a fact of a promise; its version goes on by one, so that etag and event version are the same number. */
export function emitPromise<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  promise: PromiseRow,
  name: N,
  data: Omit<EventOf<N>, 'promiseId'>,
): void {
  promise.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.petitions.v1.${name}`,
    data: { ...data, promiseId: promise.id },
    verb: verbs[name],
    aggregateType: 'promise',
    aggregateId: promise.id,
    aggregateVersion: promise.version,
    unitId: promise.unitId,
    unitCode: promise.unitCode,
    unitIds: [promise.accountableUnitId],
  });
}
