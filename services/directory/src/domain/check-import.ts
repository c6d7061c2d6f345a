import type { FieldCheck } from '@baro/chassis';
import {
  SuccessionRelation,
  type Holding,
  type ImportDirectoryRequest,
  type ServiceAccount,
  type Succession,
  type Unit,
} from '@baro/proto/baro/directory/v1/directory';
import {
  checkCalendarDay,
  checkDate,
  checkId,
  checkIdentifier,
  checkLegalTerm,
  checkPerson,
  checkPost,
  checkSpan,
  checkText,
  checkUnit,
} from './checks.ts';
import { checkDelegation } from './delegation.ts';

type Check<Row> = (check: FieldCheck, path: string, row: Row) => void;

/** Form of every row; what rows say of each other is checked against the database after they are stored. */
export function checkImport(check: FieldCheck, request: ImportDirectoryRequest): void {
  each(check, 'units', request.units, checkImportedUnit);
  each(check, 'successions', request.successions, checkSuccession);
  each(check, 'identifiers', request.identifiers, checkIdentifier);
  each(check, 'legalTerms', request.legalTerms, checkLegalTerm);
  each(check, 'posts', request.posts, checkPost);
  each(check, 'people', request.people, checkPerson);
  each(check, 'holdings', request.holdings, checkHolding);
  each(check, 'delegations', request.delegations, checkDelegation);
  each(check, 'serviceAccounts', request.serviceAccounts, checkServiceAccount);
  const days = request.calendarDays.map((day) => ({ ...day, id: day.date }));
  distinct(check, 'calendarDays', 'date', days);
  for (const [index, day] of days.entries()) checkCalendarDay(check, `calendarDays[${index}]`, day);
}

/** How many rows a request holds. */
export function countImport(request: ImportDirectoryRequest): number {
  const lists = Object.values(request).filter((value): value is unknown[] => Array.isArray(value));
  return lists.reduce((sum, list) => sum + list.length, 0);
}

function each<Row extends { readonly id: string }>(
  check: FieldCheck,
  list: string,
  rows: readonly Row[],
  one: Check<Row>,
): void {
  distinct(check, list, 'id', rows);
  for (const [index, row] of rows.entries()) {
    checkId(check, `${list}[${index}].id`, row.id);
    one(check, `${list}[${index}]`, row);
  }
}

function distinct(
  check: FieldCheck,
  list: string,
  field: string,
  rows: readonly { readonly id: string }[],
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of rows.entries()) {
    const key = id.toLowerCase();
    if (seen.has(key)) check.add(`${list}[${index}].${field}`, 'DUPLICATE', 'is there twice', 'bị trùng');
    seen.add(key);
  }
}

function checkImportedUnit(check: FieldCheck, path: string, unit: Unit): void {
  const last = unit.names.at(-1);
  checkUnit(check, path, { ...unit, name: unit.name || (last?.name ?? '') });
  for (const [index, name] of unit.names.entries()) {
    const at = `${path}.names[${index}]`;
    checkText(check, `${at}.name`, name.name, 300);
    check.text(`${at}.symbol`, name.symbol, 50);
    check.uuid(`${at}.parentId`, name.parentId);
    check.text(`${at}.legalRef`, name.legalRef, 500);
    checkSpan(check, at, name);
    const before = unit.names[index - 1];
    if (before && (before.validTo === '' || name.validFrom <= before.validTo)) {
      check.add(`${at}.validFrom`, 'OUT_OF_ORDER', 'is not after the name before', 'phải sau tên trước đó');
    }
  }
  if (
    unit.names.length > 0 &&
    (unit.names[0]?.validFrom !== unit.validFrom || last?.validTo !== unit.validTo)
  ) {
    check.add(
      `${path}.names`,
      'NOT_ALL_DAYS',
      'do not span the days of the unit',
      'tên phải phủ hết thời gian của đơn vị',
    );
  }
}

const checkSuccession: Check<Succession> = (check, path, row) => {
  checkId(check, `${path}.predecessorId`, row.predecessorId);
  checkId(check, `${path}.successorId`, row.successorId);
  check.range(`${path}.relation`, row.relation, SuccessionRelation.WHOLE, SuccessionRelation.UNKNOWN);
  checkDate(check, `${path}.effectiveDate`, row.effectiveDate);
  checkText(check, `${path}.legalRef`, row.legalRef, 500);
};

const checkHolding: Check<Holding> = (check, path, row) => {
  checkId(check, `${path}.postId`, row.postId);
  checkId(check, `${path}.personId`, row.personId);
  checkSpan(check, path, row, { fromRequired: true });
};

const checkServiceAccount: Check<ServiceAccount> = (check, path, row) => {
  checkText(check, `${path}.accountId`, row.accountId, 100);
  checkId(check, `${path}.unitId`, row.unitId);
  checkText(check, `${path}.name`, row.name, 200);
  checkSpan(check, path, row, { fromRequired: true });
};
