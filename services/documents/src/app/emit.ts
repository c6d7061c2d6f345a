import type { Session } from '@baro/directory-client';
import { unitCodeOf } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import { CustodyChanged } from '@baro/proto/baro/custody/v1/custody_events';
import * as events from '@baro/proto/baro/documents/v1/documents_events';
import { itemKinds } from '../store/custody-entities.ts';
import type { CustodyRow, ItemRow } from '../store/custody-entities.ts';

/** Messages of documents_events.proto by name. */
type EventName = Exclude<keyof typeof events, `${string}proto${string}` | `protobuf${string}`>;
type EventOf<N extends EventName> = (typeof events)[N] extends { fromPartial(object: never): infer M }
  ? M
  : never;

/** A row whose `version` counts the events of its aggregate. */
export interface Aggregate {
  id: string;
  version: number;
  unitId: string;
  unitCode: string;
}

/** Tells a fact of a document; its version goes on by one, so that etag and event version are the same number. */
export function emitDocument<N extends EventName>(
  tx: Tx,
  aggregateType: 'incoming_document' | 'outgoing_document' | 'number_series',
  aggregate: Aggregate,
  name: N,
  verb: string,
  data: EventOf<N>,
  unitIds: readonly (string | null)[] = [],
): void {
  aggregate.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.documents.v1.${name}`,
    data,
    verb,
    aggregateType,
    aggregateId: aggregate.id,
    aggregateVersion: aggregate.version,
    unitId: aggregate.unitId,
    unitCode: aggregate.unitCode,
    unitIds: unitIds.filter((id) => id !== null),
  });
}

const kindNames: Record<ItemRow['kind'], string> = {
  [itemKinds.incoming]: 'incoming_document',
  [itemKinds.part]: 'incoming_document_part',
  [itemKinds.outgoing]: 'outgoing_document',
};

function holderOf(
  unitId: string | null,
  postId: string | null,
  personId: string | null,
): CustodyChanged['from'] {
  return unitId ? { unitId, postId: postId ?? '', personId: personId ?? '' } : undefined;
}

/** Tells that an item changed hands (architecture.md §5). */
export function emitCustody(tx: Tx, session: Session, item: ItemRow, change: CustodyRow): void {
  const data = CustodyChanged.fromPartial({
    itemId: item.id,
    itemKind: kindNames[item.kind],
    parentItemId: item.kind === itemKinds.part ? item.documentId : '',
    from: holderOf(change.fromUnitId ?? null, change.fromPostId ?? null, change.fromPersonId ?? null),
    to: holderOf(change.toUnitId ?? null, change.toPostId ?? null, change.toPersonId ?? null),
    changeTime: change.changeTime,
    dueTime: change.dueTime ?? undefined,
    reason: change.reason,
  });
  tx.emit({
    type: CustodyChanged,
    typeName: 'baro.custody.v1.CustodyChanged',
    data,
    verb: 'changed_hands',
    aggregateType: 'item',
    aggregateId: item.id,
    aggregateVersion: change.version,
    unitId: item.unitId,
    unitCode: unitCodeOf(session, item.unitId),
    unitIds: [change.fromUnitId, change.toUnitId].filter((id) => id !== null && id !== undefined),
  });
}
