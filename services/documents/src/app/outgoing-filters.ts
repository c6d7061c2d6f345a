import { checkEnum, parseSearch, partCondition, queryCondition } from '@baro/chassis';
import type { FieldCheck, Condition } from '@baro/chassis';
import { OutgoingKind, OutgoingState } from '@baro/proto/baro/documents/v1/resources';
import type { ListOutgoingDocumentsRequest } from '@baro/proto/baro/documents/v1/outgoing';
import { symbolKey } from '../domain/symbols.ts';
import type { ListOrder } from '../store/list-query.ts';
import { weights } from '../store/search-row.ts';
import { prefixPattern } from './incoming-filters.ts';

const byNumber = (descending: boolean): ListOrder => ({
  keys: [
    { sql: 'd.year', type: 'integer' },
    { sql: 'd.number', type: 'integer' },
  ],
  descending,
  byTime: false,
});

const byCreation = (descending: boolean): ListOrder => ({
  keys: [{ sql: 'd.create_time', type: 'timestamptz' }],
  descending,
  byTime: true,
});

const orders: Record<string, ListOrder> = {
  'create_time desc': byCreation(true),
  create_time: byCreation(false),
  'number desc': byNumber(true),
  number: byNumber(false),
};

/** The order asked for; newest draft first when nothing is said. */
export function outgoingOrder(orderBy: string): ListOrder {
  const order = orders[orderBy || 'create_time desc'];
  if (!order) throw new RangeError('order_by was not checked');
  return order;
}

/** Checks the filters of a list. */
export function checkOutgoingFilters(check: FieldCheck, request: ListOutgoingDocumentsRequest): void {
  check.uuid('unitId', request.unitId);
  for (const field of ['issueDateFrom', 'issueDateTo'] as const) check.isoDate(field, request[field]);
  for (const field of ['query', 'subject', 'recipientName', 'signerName'] as const) {
    check.text(field, request[field], 200);
  }
  for (const field of ['symbol', 'typeCode'] as const) check.text(field, request[field], 50);
  checkEnum(check, 'kind', request.kind, OutgoingKind);
  request.states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, OutgoingState));
  for (const field of ['year', 'number'] as const) check.range(field, request[field], 0, 2_000_000_000);
  if (request.orderBy !== '') check.oneOf('orderBy', request.orderBy, Object.keys(orders));
}

/** Conditions on words; undefined when something was typed in which no word can be found. */
export function outgoingTextConditions(request: ListOutgoingDocumentsRequest): Condition[] | undefined {
  const conditions: Condition[] = [];
  if (request.query.trim()) {
    const query = parseSearch(request.query);
    if (!query) return undefined;
    conditions.push(queryCondition(query));
  }
  const parts = [
    [request.subject, weights.subject],
    [request.recipientName, weights.other],
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
export function outgoingFilters(request: ListOutgoingDocumentsRequest): Condition[] {
  const { kind, year, number, symbol, typeCode, issueDateFrom, issueDateTo, states } = request;
  const filters: Condition[] = [];
  const when = (asked: unknown, condition: Condition): void => {
    if (Array.isArray(asked) ? asked.length > 0 : Boolean(asked)) filters.push(condition);
  };
  when(kind, (p) => `d.kind = ${p.add(kind, 'smallint')}`);
  when(year, (p) => `d.year = ${p.add(year, 'smallint')}`);
  when(number, (p) => `d.number = ${p.add(number, 'integer')}`);
  when(
    symbol,
    (p) => `d.symbol_key LIKE ${p.add(prefixPattern(symbolKey(symbol)), 'text')} AND d.symbol_key <> ''`,
  );
  when(typeCode, (p) => `d.type_code = ${p.add(typeCode, 'text')}`);
  when(issueDateFrom, (p) => `d.issue_date >= ${p.add(issueDateFrom, 'date')}`);
  when(issueDateTo, (p) => `d.issue_date <= ${p.add(issueDateTo, 'date')}`);
  when(states, (p) => `d.state = ANY(${p.add(states, 'smallint[]')})`);
  return filters;
}
