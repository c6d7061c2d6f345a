import type { Tx } from '@baro/chassis';
import * as events from '@baro/proto/baro/tasks/v1/urging_events';
import type { UrgingLetterRow } from '../store/urging-entities.ts';

/** Messages of urging_events.proto by name. */
type EventName = Extract<keyof typeof events, `UrgingLetter${string}`>;
type EventOf<N extends EventName> = (typeof events)[N] extends { fromPartial(object: never): infer M }
  ? M
  : never;

/** Verbs of the subjects. */
const verbs: Record<EventName, string> = {
  UrgingLetterPrepared: 'prepared',
  UrgingLetterNumberAsked: 'number_asked',
  UrgingLetterNumbered: 'numbered',
  UrgingLetterRefused: 'refused',
};

/** Tells a fact of a letter; its version goes on by one, so that etag and event version are the same number. */
export function emitLetter<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  letter: UrgingLetterRow,
  name: N,
  data: Omit<EventOf<N>, 'letterId'>,
): void {
  letter.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.tasks.v1.${name}`,
    data: { ...data, letterId: letter.id },
    verb: verbs[name],
    aggregateType: 'urging_letter',
    aggregateId: letter.id,
    aggregateVersion: letter.version,
    unitId: letter.unitId,
    unitCode: letter.unitCode,
    unitIds: [letter.urgedUnitId],
  });
}
