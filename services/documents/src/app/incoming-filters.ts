import { checkEnum, parseSearch, partCondition, queryCondition } from '@baro/chassis';
import type { Session } from '@baro/directory-client';
import type { FieldCheck, Condition } from '@baro/chassis';
import { endOfDay, startOfDay } from '@baro/directory-client';
import { DocumentForm, DueState, IncomingState, Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { ListIncomingDocumentsRequest } from '@baro/proto/baro/documents/v1/incoming';
import { numberKey, symbolKey } from '../domain/symbols.ts';
import type { ListOrder } from '../store/list-query.ts';
import { weights } from '../store/search-row.ts';

const orders: Record<string, ListOrder> = {
  'arrival_time desc': {
    keys: [{ sql: 'd.arrival_time', type: 'timestamptz' }],
    descending: true,
    byTime: true,
  },
  arrival_time: { keys: [{ sql: 'd.arrival_time', type: 'timestamptz' }], descending: false, byTime: true },
  'arrival_number desc': byNumber(true),
  arrival_number: byNumber(false),
  due_time: {
    keys: [{ sql: "coalesce(d.due_time, 'infinity')", type: 'timestamptz' }],
    descending: false,
    byTime: false,
  },
  'issue_date desc': byIssue(true),
  issue_date: byIssue(false),
};

function byNumber(descending: boolean): ListOrder {
  const keys = [
    { sql: 'd.year', type: 'integer' },
    { sql: 'd.arrival_number', type: 'integer' },
  ] as const;
  return { keys, descending, byTime: false };
}

function byIssue(descending: boolean): ListOrder {
  return { keys: [{ sql: "coalesce(d.issue_date, '0001-01-01')", type: 'date' }], descending, byTime: false };
}

/** The order asked for; newest arrival first when nothing is said. */
export function incomingOrder(orderBy: string): ListOrder {
  const order = orders[orderBy || 'arrival_time desc'];
  if (!order) throw new RangeError('order_by was not checked');
  return order;
}

/** Checks the filters of a list. */
export function checkIncomingFilters(check: FieldCheck, request: ListIncomingDocumentsRequest): void {
  for (const field of ['unitId', 'holderUnitId', 'holderPersonId'] as const) {
    check.uuid(field, request[field]);
  }
  for (const field of ['issueDateFrom', 'issueDateTo', 'arrivalDateFrom', 'arrivalDateTo'] as const) {
    check.isoDate(field, request[field]);
  }
  for (const field of ['query', 'issuerName', 'signerName', 'subject'] as const) {
    check.text(field, request[field], 200);
  }
  for (const field of ['number', 'symbol', 'typeCode'] as const) check.text(field, request[field], 50);
  checkEnum(check, 'dueState', request.dueState, DueState);
  checkEnum(check, 'form', request.form, DocumentForm);
  request.states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, IncomingState));
  request.urgencies.forEach((urgency, at) => checkEnum(check, `urgencies[${at}]`, urgency, Urgency));
  for (const field of ['year', 'arrivalNumber'] as const) {
    check.range(field, request[field], 0, 2_000_000_000);
  }
  if (request.orderBy !== '') check.oneOf('orderBy', request.orderBy, Object.keys(orders));
}

/** Conditions on words; undefined when something was typed in which no word can be found. */
export function incomingTextConditions(request: ListIncomingDocumentsRequest): Condition[] | undefined {
  const conditions: Condition[] = [];
  if (request.query.trim()) {
    const query = parseSearch(request.query);
    if (!query) return undefined;
    conditions.push(queryCondition(query));
  }
  const parts = [
    [request.subject, weights.subject],
    [request.issuerName, weights.other],
    [request.signerName, weights.signer],
  ] as const;
  for (const [typed, weight] of parts) {
    if (!typed.trim()) continue;
    const condition = partCondition(typed, weight);
    if (!condition) return undefined;
    conditions.push(condition);
  }
  return conditions;
}

/** Conditions on fields. */
export function incomingFilters(session: Session, request: ListIncomingDocumentsRequest): Condition[] {
  const { year, arrivalNumber, number, symbol, typeCode, states, urgencies, form } = request;
  const { issueDateFrom, issueDateTo, arrivalDateFrom, arrivalDateTo, holderUnitId, holderPersonId } =
    request;
  const filters: Condition[] = [];
  const when = (asked: unknown, condition: Condition): void => {
    if (Array.isArray(asked) ? asked.length > 0 : Boolean(asked)) filters.push(condition);
  };
  when(year, (p) => `d.year = ${p.add(year, 'smallint')}`);
  when(arrivalNumber, (p) => `d.arrival_number = ${p.add(arrivalNumber, 'integer')}`);
  when(number, (p) => `d.number_key = ${p.add(numberKey(number), 'text')} AND d.number_key <> ''`);
  when(
    symbol,
    (p) => `d.symbol_key LIKE ${p.add(prefixPattern(symbolKey(symbol)), 'text')} AND d.symbol_key <> ''`,
  );
  when(typeCode, (p) => `d.type_code = ${p.add(typeCode, 'text')}`);
  when(issueDateFrom, (p) => `d.issue_date >= ${p.add(issueDateFrom, 'date')}`);
  when(issueDateTo, (p) => `d.issue_date <= ${p.add(issueDateTo, 'date')}`);
  when(arrivalDateFrom, (p) => `d.arrival_time >= ${p.add(startOfDay(arrivalDateFrom), 'timestamptz')}`);
  when(arrivalDateTo, (p) => `d.arrival_time < ${p.add(endOfDay(arrivalDateTo), 'timestamptz')}`);
  when(states, (p) => `d.state = ANY(${p.add(states, 'smallint[]')})`);
  when(urgencies, (p) => `d.urgency = ANY(${p.add(urgencies, 'smallint[]')})`);
  when(form, (p) => `d.form = ${p.add(form, 'smallint')}`);
  when(holderUnitId, (p) => heldBy('holder_unit_id', p.add(holderUnitId, 'uuid')));
  when(holderPersonId, (p) => heldBy('holder_person_id', p.add(holderPersonId, 'uuid')));
  when(request.dueState, dueCondition(session, request.dueState));
  return filters;
}

function heldBy(column: string, value: string): string {
  return `EXISTS (SELECT FROM items i WHERE i.id = d.id AND i.${column} = ${value})`;
}

/** `LIKE` pattern of a beginning; its own signs are taken literally. */
export function prefixPattern(prefix: string): string {
  return `${prefix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Due states are never stored: each is a range of due times (architecture.md §6). */
function dueCondition(session: Session, state: DueState): Condition {
  const { now, soonEnd } = session;
  return (p) => {
    // As domain/due.ts: neither history nor what went back to its sender was due here.
    const unbound = `(d.historical OR d.state = ${IncomingState.RETURNED})`;
    const open = 'd.finish_time IS NULL AND NOT d.historical';
    // 24:00 of a day is the next day's 00:00: the due date is the date of the instant before.
    const finished = "(d.finish_time AT TIME ZONE 'Asia/Ho_Chi_Minh')::date";
    const due = "((d.due_time - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date";
    switch (state) {
      case DueState.NONE:
        return `d.due_time IS NULL OR ${unbound}`;
      case DueState.OVERDUE:
        return `${open} AND d.due_time < ${p.add(now, 'timestamptz')}`;
      case DueState.DUE_SOON:
        return `${open} AND d.due_time >= ${p.add(now, 'timestamptz')}
          AND d.due_time <= ${p.add(soonEnd, 'timestamptz')}`;
      case DueState.IN_TERM:
        return `${open} AND d.due_time > ${p.add(soonEnd, 'timestamptz')}`;
      case DueState.LATE:
        return `d.finish_time > d.due_time AND NOT ${unbound}`;
      case DueState.ON_TIME:
        return `d.finish_time <= d.due_time AND NOT ${unbound} AND ${finished} = ${due}`;
      case DueState.EARLY:
        return `NOT ${unbound} AND ${finished} < ${due}`;
      default:
        return 'true';
    }
  };
}
