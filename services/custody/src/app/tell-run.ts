import type { Tx } from '@baro/chassis';
import { unitCodeOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { SuccessionProgressed } from '@baro/proto/baro/custody/v1/succession_events';
import type { RunRow } from '../store/succession-store.ts';

/** Tells that a run went on; its version goes on by one. */
export function tellRun(
  tx: Pick<Tx, 'emit'>,
  session: Pick<Session, 'directory' | 'now'>,
  run: RunRow,
): void {
  run.version += 1;
  tx.emit({
    type: SuccessionProgressed,
    typeName: 'baro.custody.v1.SuccessionProgressed',
    data: { runId: run.id, unitId: run.unit_id, done: run.finish_time !== null },
    verb: 'progressed',
    aggregateType: 'succession',
    aggregateId: run.id,
    aggregateVersion: run.version,
    unitId: run.unit_id,
    unitCode: unitCodeOf(session, run.unit_id),
    unitIds: [run.by_unit_id],
  });
}
