import { query } from '@baro/chassis';
import { daysBetween, endOfDay, startOfDay } from '@baro/directory-client';
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

/** A longer period is walked in the order of the numbers, a shorter one is looked up by time and sorted. */
const longPeriodDays = 45;

// The page is cut before hands are looked up, so that only its rows cost. `time` is the column, or for long periods an
// expression no index has: else the planner, which cannot know how long the period is, sorts a year for each page.
const incomingStatement = (time: string): string => `
WITH page AS (
  SELECT id, year, arrival_number, arrival_time, issuer_name, number, symbol, issue_date, type_code, subject, description,
    to_places, urgency, state, return_reason, result, answer_number_symbol, due_time, finish_time, historical
  FROM incoming_documents
  WHERE unit_id = $1 AND year = $4 AND arrival_number > $5 AND ${time} >= $2 AND ${time} < $3
  ORDER BY arrival_number
  LIMIT $6
)
SELECT page.*,
  (SELECT ${handedTo} FROM custody_changes
   WHERE item_id = page.id AND reason = 'routed' ORDER BY version DESC LIMIT 1) AS lead,
  coalesce((SELECT jsonb_agg(${handedTo} ORDER BY part.position, part.create_time)
   FROM incoming_parts AS part JOIN custody_changes AS change ON change.item_id = part.id AND change.version = 1
   WHERE part.document_id = page.id AND part.state <> 4), '[]') AS co_ordinators
FROM page
ORDER BY arrival_number`;

/**
 * A page of a unit's incoming documents in the order of their numbers. Dates are of arrival; a book's year is that of
 * arrival too, and one book is read after the other, so that the key of the numbers is all that is walked.
 */
export async function incomingRegister(
  em: EntityManager,
  page: RegisterPage,
): Promise<IncomingRegisterRow[]> {
  const years = [page.from, page.to].map((date) => Number(date.slice(0, 4)));
  const [first = 0, last = 0] = years;
  const [startYear, startNumber] = (page.after ?? [first, 0]).map(Number);
  const long = daysBetween(page.from, page.to) > longPeriodDays;
  const statement = incomingStatement(long ? `(arrival_time + interval '0')` : 'arrival_time');
  const rows: IncomingRegisterRow[] = [];
  for (let year = startYear ?? first; year <= last && rows.length < page.size; year += 1) {
    const after = year === startYear ? startNumber : 0;
    const room = page.size - rows.length;
    const parameters = [page.unitId, startOfDay(page.from), endOfDay(page.to), year, after, room];
    rows.push(...(await query<IncomingRegisterRow>(em, statement, parameters)));
  }
  return rows;
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
