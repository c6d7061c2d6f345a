import type {
  ChangeInput as HandChangeInput,
  ItemSubject,
  Session,
  ToldChange,
} from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import { applyChange, emitCustody, unheld, viewersOf } from '@baro/directory-client';
import { CustodyEntity } from '../store/custody-entities.ts';
import type { DocumentKind, ItemRow, NewCustodyRow } from '../store/custody-entities.ts';
import { addViewers } from '../store/viewer-store.ts';

/** Kinds of change, as the contract lists them. */
export type ChangeReason =
  | 'registered'
  | 'drafted'
  | 'submitted'
  | 'routed'
  | 'handed_over'
  | 'sent_back'
  | 'finished'
  | 'returned_to_sender'
  | 'withdrawn'
  | 'succeeded';

export type ChangeInput = HandChangeInput<ChangeReason>;

/** Changes hands of an item the transaction manages: change point, event, and who sees the document from now on. */
export async function changeHands(
  tx: Tx,
  session: Session,
  document: { kind: DocumentKind; sortTime: Date },
  item: ItemRow,
  subject: ItemSubject,
  input: ChangeInput,
): Promise<void> {
  const change = applyChange(session, item, input);
  tx.em.persist(tx.em.create(CustodyEntity, custodyRow(item, change)));
  emitCustody(tx, session, item, change, subject);
  if (!input.to) return;
  const viewers = viewersOf(session, input.to, item.unitId);
  await addViewers(tx.em, { id: item.documentId, ...document }, viewers);
}

/** A change point as it is stored. */
export function custodyRow(item: ItemRow, change: ToldChange): NewCustodyRow {
  const { acted: _, ...stored } = change;
  return { ...stored, documentId: item.documentId };
}

/** An item nobody has held yet. */
export function newItem(
  session: Session,
  facts: Pick<ItemRow, 'id' | 'kind' | 'documentId' | 'unitId'> & { dueTime: Date | null },
): ItemRow {
  return { ...unheld(facts.id, session.now, facts.dueTime), ...facts };
}
