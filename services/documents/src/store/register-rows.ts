import { query } from '@baro/chassis';
import { endOfDay, startOfDay } from '@baro/directory-client';
import type {
  IncomingState,
  OutgoingKind,
  OutgoingState,
  Urgency,
} from '@baro/proto/baro/documents/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredRecipient } from './outgoing-entities.ts';

/** Where a page of a register begins and how long it is. */
export interface RegisterPage {
  unitId: string;
  /** First and last date, local. */
  from: string;
  to: string;
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** Who a document or part was handed to. */
export interface HandedTo {
  unit_id: string | null;
  post_id: string | null;
  person_id: string | null;
  change_time: string;
}

/** An incoming document as its registers need it. */
export interface IncomingRegisterRow {
  id: string;
  year: number;
  arrival_number: number;
  arrival_time: Date;
  issuer_name: string;
  number: string;
  symbol: string;
  issue_date: string | null;
  type_code: string;
  subject: string;
  description: string;
  to_places: string;
  urgency: Urgency;
  state: IncomingState;
  return_reason: string;
  result: string;
  answer_number_symbol: string;
  due_time: Date | null;
  finish_time: Date | null;
  historical: boolean;
  lead: HandedTo | null;
  co_ordinators: HandedTo[];
}

const handedTo = `jsonb_build_object('unit_id', to_unit_id, 'post_id', to_post_id, 'person_id', to_person_id, 'change_time', change_time)`;

// The book's order is its numbers'. The page is cut before hands are looked up, so that only its rows cost.
const incomingStatement = `
WITH page AS (
  SELECT id, year, arrival_number, arrival_time, issuer_name, number, symbol, issue_date, type_code, subject, description,
    to_places, urgency, state, return_reason, result, answer_number_symbol, due_time, finish_time, historical
  FROM incoming_documents
  WHERE unit_id = $1 AND arrival_time >= $2 AND arrival_time < $3 AND (year, arrival_number) > ($4, $5)
  ORDER BY year, arrival_number
  LIMIT $6
)
SELECT page.*,
  (SELECT ${handedTo} FROM custody_changes
   WHERE item_id = page.id AND reason = 'routed' ORDER BY version DESC LIMIT 1) AS lead,
  coalesce((SELECT jsonb_agg(${handedTo} ORDER BY part.position, part.create_time)
   FROM incoming_parts AS part JOIN custody_changes AS change ON change.item_id = part.id AND change.version = 1
   WHERE part.document_id = page.id AND part.state <> 4), '[]') AS co_ordinators
FROM page
ORDER BY year, arrival_number`;

/** A page of a unit's incoming documents in the order of their numbers. Dates are of arrival. */
export async function incomingRegister(
  em: EntityManager,
  page: RegisterPage,
): Promise<IncomingRegisterRow[]> {
  // The book's own year is that of arrival: nothing lies before the first.
  const [year, number] = page.after ?? [Number(page.from.slice(0, 4)), 0];
  const parameters = [page.unitId, startOfDay(page.from), endOfDay(page.to), year, number, page.size];
  return query<IncomingRegisterRow>(em, incomingStatement, parameters);
}

/** An outgoing document as its register needs it. */
export interface OutgoingRegisterRow {
  id: string;
  number: number;
  number_symbol: string;
  issue_date: string;
  kind: OutgoingKind;
  type_code: string;
  subject: string;
  signer_name: string;
  recipients: StoredRecipient[];
  unit_id: string;
  drafting_unit_id: string | null;
  copy_count: number;
  issue_time: Date | null;
  urgency: Urgency;
  state: OutgoingState;
  description: string;
  cancel_reason: string;
  recall_reason: string;
}

const outgoingStatement = `
SELECT id, number, number_symbol, issue_date, kind, type_code, subject, signer_name, recipients, unit_id, drafting_unit_id,
  copy_count, issue_time, urgency, state, description, cancel_reason, recall_reason
FROM outgoing_documents
WHERE unit_id = $1 AND issue_date BETWEEN $2 AND $3 AND (issue_date, number, id) > ($4, $5, $6)
ORDER BY issue_date, number, id
LIMIT $7`;

/** A page of a unit's numbered documents by date and number, cancelled numbers among them. */
export async function outgoingRegister(
  em: EntityManager,
  page: RegisterPage,
): Promise<OutgoingRegisterRow[]> {
  const [date, number, id] = page.after ?? ['0001-01-01', 0, '00000000-0000-0000-0000-000000000000'];
  return query<OutgoingRegisterRow>(em, outgoingStatement, [
    page.unitId,
    page.from,
    page.to,
    date,
    number,
    id,
    page.size,
  ]);
}
