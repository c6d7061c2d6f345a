import { joinAll } from '@baro/chassis';
import type { Condition, Parameters } from '@baro/chassis';
import type { Done, ItemSet } from '../domain/computed/item-set.ts';

/** Unit and stretch of time a figure is counted for; `end` is the first instant after the period. */
export interface Scope {
  /** Of every unit when absent. */
  readonly unitId?: string;
  readonly start: Date;
  readonly end: Date;
  /** The end, or now while that is ahead. */
  readonly asOf: Date;
}

type SetOf<Is extends ItemSet['is']> = Extract<ItemSet, { is: Is }>;

const day = (column: string): string => `(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

/** When the work was done against its due time; that is the last instant of a day or an hour within one. */
const doneSql: Readonly<Record<Done, string>> = {
  early: `(f.done_time <= f.due_time AND ${day('f.done_time')} < ${day("(f.due_time - interval '1 millisecond')")})`,
  'on-the-day': `(f.done_time <= f.due_time AND ${day('f.done_time')} >= ${day("(f.due_time - interval '1 millisecond')")})`,
  'in-time': '(f.due_time IS NULL OR f.done_time <= f.due_time)',
  late: '(f.done_time > f.due_time)',
  'no-due': '(f.due_time IS NULL)',
};

/** Items of a set as `item_id` with the unit they count for as `unit_id`, a row each; an item that counts twice comes twice. */
export function setSql(set: ItemSet, scope: Scope, p: Parameters): string {
  const at = new Columns(scope);
  switch (set.is) {
    case 'started':
      return facts(p, 'f.start_unit_id', [
        at.kinds(set),
        ...at.unit('f.start_unit_id'),
        at.within('f.start_time'),
        ...startedOf(set),
      ]);
    case 'finished':
      return facts(p, 'f.unit_id', [
        at.kinds(set),
        ...at.unit('f.unit_id'),
        at.within('f.finish_time'),
        ...oneOf('f.finish_reason', set.reasons),
        ...(set.done ? [literally(doneSql[set.done])] : []),
      ]);
    case 'due': {
      const due = set.first ? 'f.first_due_time' : 'f.due_time';
      const inTime = set.done ? [literally(`f.done_time <= ${due}`), at.before('f.done_time')] : [];
      return facts(p, 'f.unit_id', [at.kinds(set), ...at.unit('f.unit_id'), at.within(due), ...inTime]);
    }
    case 'open':
      return openSql(set, at, p);
    case 'hands':
      return `SELECT f.unit_id, f.item_id FROM item_facts f JOIN item_changes c ON c.item_id = f.item_id AND c.reason IS NOT NULL
        AND c.change_time <= f.finish_time WHERE ${joinAll([at.kinds(set), ...at.unit('f.unit_id'), at.within('f.finish_time'), literally("f.finish_reason = 'finished' AND NOT c.ends")], p)}`;
    case 'moved':
      return changes(p, 'c.from_unit_id', [
        at.kinds(set),
        ...at.unit('c.from_unit_id'),
        at.within('c.change_time'),
        ...oneOf('c.reason', set.reasons),
      ]);
    case 'given':
      return givenSql(set, at, p);
    case 'acts': {
      const among = set.kinds ? [inKinds(set.kinds)] : [];
      const conditions = [
        ...at.unit('a.unit_id'),
        is('a.act', set.act),
        at.within('a.act_time'),
        ...oneOf('a.detail', set.details),
      ];
      const join = set.kinds ? 'JOIN item_facts f ON f.item_id = a.item_id' : '';
      return `SELECT a.unit_id, a.item_id FROM item_acts a ${join} WHERE ${joinAll([...conditions, ...among], p)}`;
    }
  }
}

const facts = (p: Parameters, unit: string, conditions: Condition[]): string =>
  `SELECT ${unit} AS unit_id, f.item_id FROM item_facts f WHERE ${joinAll(conditions, p)}`;

const changes = (p: Parameters, unit: string, conditions: Condition[]): string =>
  `SELECT ${unit} AS unit_id, c.item_id FROM item_changes c JOIN item_facts f ON f.item_id = c.item_id
   WHERE ${joinAll([literally('c.reason IS NOT NULL'), ...conditions], p)}`;

const literally =
  (sql: string): Condition =>
  () =>
    sql;

const inKinds =
  (kinds: readonly string[]): Condition =>
  (p) =>
    `f.kind = ANY(${p.add(kinds, 'text[]')})`;

const is =
  (column: string, value: string): Condition =>
  (p) =>
    `${column} = ${p.add(value, 'text')}`;

const oneOf = (column: string, values: readonly string[]): Condition[] =>
  values.length === 0 ? [] : [(p) => `${column} = ANY(${p.add(values, 'text[]')})`];

function startedOf({ details = [], unless }: SetOf<'started'>): Condition[] {
  const not: Condition = (p) => `coalesce(f.finish_reason, '') <> ALL(${p.add(unless ?? [], 'text[]')})`;
  return [...oneOf('f.detail', details), ...(unless ? [not] : [])];
}

/** Who held or answered for it at the cut-off, and by when it was to be done then: not as it is now. */
function openSql({ kinds, due, urged, held }: SetOf<'open'>, at: Columns, p: Parameters): string {
  const dues = {
    any: 'due_then.due_time IS NOT NULL',
    none: 'due_then.due_time IS NULL',
    ahead: (q: Parameters) => `due_then.due_time >= ${q.add(at.scope.asOf, 'timestamptz')}`,
    passed: (q: Parameters) => `due_then.due_time < ${q.add(at.scope.asOf, 'timestamptz')}`,
  } as const;
  const dueCondition = due && dues[due];
  const conditions: Condition[] = [
    inKinds(kinds),
    ...at.everHeld(),
    at.before('f.start_time'),
    (q) => `(f.finish_time IS NULL OR f.finish_time >= ${q.add(at.scope.end, 'timestamptz')})`,
    ...at.unit('hand.unit_id'),
    ...(dueCondition ? [typeof dueCondition === 'string' ? literally(dueCondition) : dueCondition] : []),
  ];
  if (urged !== undefined) {
    conditions.push(
      (q) => `(SELECT count(*) FROM item_acts a WHERE a.item_id = f.item_id AND a.act = 'task.urged'
        AND a.act_time < ${q.add(at.scope.end, 'timestamptz')}) >= ${q.add(urged, 'int')}`,
    );
  }
  const unit = held ? 'c.unit_id' : 'c.answer_unit_id';
  const end = p.add(at.scope.end, 'timestamptz');
  return `SELECT hand.unit_id, f.item_id FROM item_facts f
    CROSS JOIN LATERAL (SELECT ${unit} AS unit_id FROM item_changes c WHERE c.item_id = f.item_id AND ${unit} IS NOT NULL AND c.change_time < ${end}
      ORDER BY c.version DESC LIMIT 1) AS hand
    CROSS JOIN LATERAL (SELECT c.due_time FROM item_changes c WHERE c.item_id = f.item_id AND ${tellsDue} AND c.change_time < ${end}
      ORDER BY c.version DESC LIMIT 1) AS due_then
    WHERE ${joinAll(conditions, p)}`;
}

/** What tells the due time in force, with what it says: reports of promises tell none. */
export const tellsDue = '(c.kind IS NOT NULL OR c.reason IS NULL)';

function givenSql({ kinds, reasons, first, due }: SetOf<'given'>, at: Columns, p: Parameters): string {
  const conditions = [
    inKinds(kinds),
    ...at.unit('c.unit_id'),
    at.within('c.change_time'),
    ...oneOf('c.reason', reasons),
  ];
  if (due) conditions.push(literally(`c.due_time IS ${due === 'any' ? 'NOT NULL' : 'NULL'}`));
  if (first) {
    conditions.push(
      literally(`NOT EXISTS (SELECT FROM item_changes b WHERE b.item_id = c.item_id AND b.version < c.version
        AND b.unit_id = c.unit_id AND b.reason = c.reason)`),
    );
  }
  return changes(p, 'c.unit_id', conditions);
}

/** Conditions on columns, for a unit and a stretch of time. */
class Columns {
  readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  unit(column: string): Condition[] {
    const { unitId } = this.scope;
    return unitId === undefined ? [] : [(p) => `${column} = ${p.add(unitId, 'uuid')}`];
  }

  /** What an index finds; who held it at the time is asked of what it finds. */
  everHeld(): Condition[] {
    const { unitId } = this.scope;
    return unitId === undefined ? [] : [(p) => `f.unit_ids @> ARRAY[${p.add(unitId, 'uuid')}]`];
  }

  within(column: string): Condition {
    const { start, end } = this.scope;
    return (p) => `${column} >= ${p.add(start, 'timestamptz')} AND ${column} < ${p.add(end, 'timestamptz')}`;
  }

  before(column: string): Condition {
    return (p) => `${column} < ${p.add(this.scope.end, 'timestamptz')}`;
  }

  kinds({ kinds }: { kinds: readonly string[] }): Condition {
    return inKinds(kinds);
  }
}
