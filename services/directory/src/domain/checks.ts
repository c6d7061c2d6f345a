import type { FieldCheck } from '@baro/chassis';
import type {
  LegalTerm,
  CalendarDay,
  Identifier,
  Unit,
  Post,
  Person,
} from '@baro/proto/baro/directory/v1/directory';
import { TermUnit } from '@baro/proto/baro/directory/v1/directory';

const CONFIDENCES = ['high', 'medium', 'low', 'estimate', 'unknown'];
const SCHEMES = ['qd20', 'qcvn102', 'other'];

/** First and last day in order; each may be open unless it is required. `path` is empty for fields at the top. */
export function checkSpan(
  check: FieldCheck,
  path: string,
  span: { readonly validFrom: string; readonly validTo: string },
  options: { fromRequired?: boolean } = {},
): void {
  const { validFrom, validTo } = span;
  const at = path === '' ? '' : `${path}.`;
  if (options.fromRequired) check.required(`${at}validFrom`, validFrom);
  check.isoDate(`${at}validFrom`, validFrom);
  check.isoDate(`${at}validTo`, validTo);
  if (validFrom !== '' && validTo !== '' && validTo < validFrom) {
    check.add(`${at}validTo`, 'BEFORE_START', 'is before the first day', 'phải từ ngày bắt đầu trở đi');
  }
}

/** Present, not blank, not too long. */
export function checkText(check: FieldCheck, path: string, value: string, max: number): void {
  if (check.required(path, value)) check.text(path, value, max);
}

/** A UUID that must be there. */
export function checkId(check: FieldCheck, path: string, value: string): void {
  if (check.required(path, value)) check.uuid(path, value);
}

/** A day that must be there. */
export function checkDate(check: FieldCheck, path: string, value: string): void {
  if (check.required(path, value)) check.isoDate(path, value);
}

export function checkUnit(check: FieldCheck, path: string, unit: Unit): void {
  checkText(check, `${path}.code`, unit.code, 50);
  checkText(check, `${path}.name`, unit.name, 300);
  checkText(check, `${path}.kind`, unit.kind, 50);
  check.range(`${path}.level`, unit.level, 1, 9);
  check.text(`${path}.symbol`, unit.symbol, 50);
  check.text(`${path}.legalRef`, unit.legalRef, 500);
  check.uuid(`${path}.parentId`, unit.parentId);
  checkSpan(check, path, unit);
}

export function checkPost(check: FieldCheck, path: string, post: Post): void {
  checkId(check, `${path}.unitId`, post.unitId);
  checkText(check, `${path}.code`, post.code, 50);
  checkText(check, `${path}.title`, post.title, 200);
  check.range(`${path}.role`, post.role, 1, 9);
  check.range(`${path}.rank`, post.rank, 0, 9999);
  checkSpan(check, path, post);
}

export function checkPerson(check: FieldCheck, path: string, person: Person): void {
  checkText(check, `${path}.fullName`, person.fullName, 200);
  check.text(`${path}.accountId`, person.accountId, 100);
  check.text(`${path}.email`, person.email, 254);
  // One @ with something on both sides and no blank: whether it exists only a letter can tell.
  if (person.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(person.email)) {
    check.add(`${path}.email`, 'NOT_AN_EMAIL', 'is not an e-mail address', 'không phải địa chỉ thư điện tử');
  }
}

// QĐ 20/2020/QĐ-TTg Đ.4: level 1 first, `H26.15.03`; QCVN 102:2016: level 1 last, `000.00.15.H26`.
const IDENTIFIER_FORMS: Readonly<Record<string, RegExp>> = {
  qd20: /^[A-Y]\d{2}(\.[0-9A-Z]+)*$/,
  qcvn102: /^(\d{3}\.)?(\d{2}\.){1,2}[A-Y]\d{2}$/,
  other: /^[0-9A-Z][0-9A-Z.]*$/,
};

export function checkIdentifier(check: FieldCheck, path: string, identifier: Identifier): void {
  checkId(check, `${path}.unitId`, identifier.unitId);
  if (check.required(`${path}.code`, identifier.code)) check.text(`${path}.code`, identifier.code, 35);
  check.oneOf(`${path}.scheme`, identifier.scheme, SCHEMES);
  const form = IDENTIFIER_FORMS[identifier.scheme];
  if (identifier.code !== '' && form && !form.test(identifier.code)) {
    check.add(
      `${path}.code`,
      'NOT_AN_IDENTIFIER',
      'is not of the form of its scheme',
      'không đúng cấu trúc mã định danh',
    );
  }
  checkSpan(check, path, identifier);
}

export function checkCalendarDay(check: FieldCheck, path: string, day: CalendarDay): void {
  checkDate(check, `${path}.date`, day.date);
  checkText(check, `${path}.name`, day.name, 200);
  check.text(`${path}.nameEn`, day.nameEn, 200);
  check.isoDate(`${path}.swapWith`, day.swapWith);
  checkText(check, `${path}.legalRef`, day.legalRef, 500);
  check.oneOf(`${path}.confidence`, day.confidence, CONFIDENCES);
}

export function checkLegalTerm(check: FieldCheck, path: string, term: LegalTerm): void {
  if (check.required(`${path}.code`, term.code)) check.text(`${path}.code`, term.code, 100);
  checkText(check, `${path}.name`, term.name, 300);
  check.range(`${path}.value`, term.value, 0, 3650);
  check.range(`${path}.unit`, term.unit, TermUnit.WORKING_DAY, TermUnit.YEAR);
  checkText(check, `${path}.startEvent`, term.startEvent, 300);
  checkText(check, `${path}.legalRef`, term.legalRef, 500);
  check.oneOf(`${path}.confidence`, term.confidence, CONFIDENCES);
  check.text(`${path}.note`, term.note, 1000);
  checkParams(check, `${path}.params`, term.params);
  if (term.unit === TermUnit.WORKING_HOUR && term.params['direction'] !== undefined) {
    notAllowed(check, `${path}.params.direction`);
  }
  checkSpan(check, path, term, { fromRequired: true });
}

// `HH:mm` from 00:00 to 23:59.
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
// How often an extension may be granted: 1 to 9.
const TIMES = /^[1-9]$/;

function checkParams(check: FieldCheck, path: string, params: { readonly [key: string]: string }): void {
  const rules: Readonly<Record<string, (value: string) => boolean>> = {
    cut_off: (value) => CLOCK.test(value),
    direction: (value) => value === 'before',
    roll_over: (value) => value === 'no',
    until: (value) => value === 'morning',
    times: (value) => TIMES.test(value),
  };
  for (const [key, value] of Object.entries(params)) {
    const rule = rules[key];
    if (!rule?.(value)) {
      notAllowed(check, `${path}.${key}`);
    }
  }
}

function notAllowed(check: FieldCheck, field: string): void {
  check.add(field, 'NOT_ALLOWED', 'is not a known refinement', 'không thuộc danh mục cho phép');
}
