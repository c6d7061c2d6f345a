import type { FieldCheck } from '@baro/chassis';
import {
  ReorganisationKind,
  SuccessionRelation,
  type ReorganiseUnitsRequest,
} from '@baro/proto/baro/directory/v1/directory';
import { checkDate, checkId, checkText, checkUnit } from './checks.ts';
import { fitsKind } from './reorganisation.ts';

/** Units one act may close or make; NQ 1656 made 126 of 526. */
const MAX_UNITS = 1_000;

/** What can be said of a reorganisation before anything is read. */
export function checkReorganisation(check: FieldCheck, request: ReorganiseUnitsRequest): void {
  const { kind, closeUnitIds, newUnits, successions } = request;
  check.range('kind', kind, ReorganisationKind.MERGE, ReorganisationKind.ABOLISH);
  checkDate(check, 'effectiveDate', request.effectiveDate);
  checkText(check, 'legalRef', request.legalRef, 500);
  check.range('closeUnitIds', closeUnitIds.length, 1, MAX_UNITS);
  check.range('newUnits', newUnits.length, 0, MAX_UNITS);
  for (const [index, id] of closeUnitIds.entries()) checkId(check, `closeUnitIds[${index}]`, id);
  for (const [index, unit] of newUnits.entries()) {
    checkUnit(check, `newUnits[${index}]`, { ...unit, validFrom: '', validTo: '' });
  }
  checkDistinct(check, 'closeUnitIds', closeUnitIds);
  checkDistinct(
    check,
    'newUnits',
    newUnits.map((unit) => unit.code.trim()),
  );
  checkSuccessions(check, request);
  if (check.violations.length > 0) return;
  if (!fitsKind(request)) {
    check.add('kind', 'DOES_NOT_FIT', 'does not fit the units', 'không phù hợp với các đơn vị đã nêu');
  }
  for (const [index, id] of closeUnitIds.entries()) {
    if (kind !== ReorganisationKind.ABOLISH && !successions.some((link) => link.predecessorId === id)) {
      check.add(`closeUnitIds[${index}]`, 'WITHOUT_SUCCESSOR', 'has no successor', 'chưa có đơn vị kế thừa');
    }
  }
}

function checkSuccessions(check: FieldCheck, { successions, closeUnitIds }: ReorganiseUnitsRequest): void {
  check.range('successions', successions.length, 0, 10 * MAX_UNITS);
  checkDistinct(
    check,
    'successions',
    successions.map((link) => `${link.predecessorId} ${link.successorCode.trim()}`),
  );
  for (const [index, link] of successions.entries()) {
    const path = `successions[${index}]`;
    checkText(check, `${path}.successorCode`, link.successorCode, 50);
    check.range(`${path}.relation`, link.relation, SuccessionRelation.WHOLE, SuccessionRelation.UNKNOWN);
    if (!closeUnitIds.includes(link.predecessorId)) {
      check.add(
        `${path}.predecessorId`,
        'NOT_CLOSED',
        'is not a unit that ends',
        'không thuộc các đơn vị kết thúc',
      );
    }
    const heirs = successions.filter((other) => other.predecessorId === link.predecessorId);
    if (link.relation === SuccessionRelation.WHOLE && heirs.length > 1) {
      check.add(`${path}.relation`, 'NOT_WHOLE', 'others take parts of it', 'còn đơn vị khác nhận một phần');
    }
  }
}

function checkDistinct(check: FieldCheck, path: string, values: readonly string[]): void {
  for (const [index, value] of values.entries()) {
    if (value !== '' && values.indexOf(value) < index) {
      check.add(`${path}[${index}]`, 'DUPLICATE', 'is there twice', 'bị trùng');
    }
  }
}
