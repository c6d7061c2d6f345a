import Big from 'big.js';
import type { FormCell, FormRow } from '@baro/chassis/workbook';
import { Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { Line } from './asked.ts';
import { setsOf } from './computed/sets-of.ts';
import { factorOf, isRatio, isWeighted } from './figure.ts';
import { workbookColumns } from './workbook-columns.ts';
import type { WorkbookColumn } from './workbook-columns.ts';

/** What is known of a line's figures, by member. */
export interface LineFigures {
  readonly line: Line;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly former: ReadonlyMap<string, Figure>;
}

const columnAt = Object.fromEntries(workbookColumns.map(({ key }, index) => [key, index])) as Record<
  WorkbookColumn,
  number
>;
const letterOf = (key: WorkbookColumn): string => String.fromCharCode(65 + columnAt[key]);

/** Values may be below 0; whether they are within the indicator's bounds is a rule of the check, not of typing. */
const leastValue = -999_999_999_999_999;

/** Rows of the sheet: a group before the first line of its own, the whole, then each member. */
export function workbookRows(lines: readonly LineFigures[]): FormRow[] {
  let group = '';
  return lines.flatMap(({ line, figures, former }): FormRow[] => {
    const { definition } = line;
    const rows = namesOf(definition).map(({ member, name }) =>
      rowOf(definition, { member, name }, figures.get(member), former.get(member)),
    );
    if (definition.groupName === group) return rows;
    group = definition.groupName;
    return [{ group, column: columnAt.name + 1 }, ...rows];
  });
}

function namesOf(definition: IndicatorDefinition): { member: string; name: string }[] {
  const members = definition.breakdowns.flatMap(({ name: breakdown, members }) =>
    members.map(({ code, name }) => ({ member: code, name: `${breakdown}: ${name}` })),
  );
  return [{ member: '', name: definition.name + partsOf(definition) }, ...members];
}

/** What numerator and denominator are: no other column has room for it. */
function partsOf({ numeratorName, denominatorName }: IndicatorDefinition): string {
  const parts = [
    numeratorName && `tử số: ${numeratorName}`,
    denominatorName && `mẫu số, quyền số: ${denominatorName}`,
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

function rowOf(
  definition: IndicatorDefinition,
  { member, name }: { member: string; name: string },
  figure = Figure.create(),
  former = Figure.create(),
): FormCell[] {
  const { decimals } = definition;
  const whole = decimals === 0;
  const vi = whole ? 'Nhập số nguyên' : `Nhập số, tối đa ${decimals} chữ số thập phân`;
  const value = openNumber(figure.value, { least: leastValue, whole, message: vi });
  const hasParts = isRatio(definition);
  const part = (text: string): FormCell =>
    openNumber(text, { least: 0, whole: false, message: 'Nhập số không âm' });
  const counted = setsOf(definition, member) !== undefined;
  const cells: Record<WorkbookColumn, FormCell> = {
    code: { value: definition.code },
    member: { value: member },
    name: { value: name, indent: member === '' ? 0 : 2 },
    measure: { value: definition.measure },
    value: hasParts ? computed(definition, figure) : { ...value, decimals },
    numerator: hasParts ? part(figure.numerator) : {},
    denominator: hasParts || isWeighted(definition) ? part(figure.denominator) : {},
    nothing: { ...(figure.nothing ? { value: 'x' } : {}), isOpen: true, allowed: { words: ['x'] } },
    reason: { ...(figure.reason === '' ? {} : { value: figure.reason }), isOpen: true },
    former: { ...numberCell(former.value), decimals },
  };
  return workbookColumns.map(({ key }) => (counted ? closed(cells[key]) : cells[key]));
}

/** What the system counts is there to be read. */
function closed({ value, indent, decimals }: FormCell): FormCell {
  return {
    ...(value !== undefined && { value }),
    ...(indent !== undefined && { indent }),
    ...(decimals !== undefined && { decimals }),
  };
}

function openNumber(text: string, allowed: FormCell['allowed'] & object): FormCell {
  return { ...numberCell(text), isOpen: true, allowed };
}

/** A number as one the spreadsheet counts with; as text where that would lose digits. */
function numberCell(text: string): FormCell {
  if (text === '') return {};
  const value = new Big(text);
  const isKept = value.c.length <= 15 && value.e < 15;
  return { value: isKept ? Number(text) : text.replace('.', ',') };
}

/** The ratio as it is while somebody types its parts: for the eye, the service computes its own. */
function computed(definition: IndicatorDefinition, figure: Figure): FormCell {
  const [over, under] = [letterOf('numerator'), letterOf('denominator')];
  const { decimals } = definition;
  const ratio = (row: number): string =>
    `ROUND(${over}${row}/${under}${row}*${factorOf(definition).toFixed()},${decimals})`;
  const formula = (row: number): string =>
    `IF(AND(ISNUMBER(${over}${row}),ISNUMBER(${under}${row})),IF(${under}${row}=0,"",${ratio(row)}),"")`;
  return { ...numberCell(figure.value), decimals, formula };
}
