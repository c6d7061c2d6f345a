import { readFileSync } from 'node:fs';
import {
  Direction,
  IndicatorDefinition,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueGrade,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import { readBreakdowns, readTargets } from './compact-text.ts';

/** An indicator of the demo set, and what we know of it beside its definition. */
export interface ReferenceIndicator {
  readonly definition: IndicatorDefinition;
  /** Where published values of the city stand; see README.md. Empty when there are none. */
  readonly valuesTable: string;
  readonly confidence: string;
  /** What is uncertain. */
  readonly note: string;
}

const FILE = 'indicators.tsv';
const COLUMNS = [
  'code name definition group_name measure value_type decimals breakdowns period_kind cut_off_code grade',
  'owner_name collectors source numerator_name denominator_name factor roll_up direction min_value max_value',
  'cumulative jump_percent targets legal_ref ours valid_from computed_by values_table confidence note',
].flatMap((columns) => columns.split(' '));

type Cell = (column: string) => string;

/** The definitions of the demo set, in the order of the file. */
export function readIndicatorDefinitions(): IndicatorDefinition[] {
  return readIndicators().map(({ definition }) => definition);
}

/** The demo set with what stands beside each definition. @throws Error naming the row */
export function readIndicators(): ReferenceIndicator[] {
  const text = readFileSync(new URL(FILE, import.meta.url), 'utf8');
  const [, heading, ...lines] = text.replace(/\n$/, '').split('\n');
  if (heading !== COLUMNS.join('\t')) throw new Error(`${FILE}: columns are ${heading ?? 'missing'}`);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const row = index + 3;
    if (cells.length !== COLUMNS.length) throw new Error(`${FILE}: row ${row} has ${cells.length} cells`);
    try {
      return toIndicator((column) => cells[COLUMNS.indexOf(column)] ?? '');
    } catch (error) {
      throw new Error(`${FILE}: row ${row}: ${String(error)}`, { cause: error });
    }
  });
}

function toIndicator(cell: Cell): ReferenceIndicator {
  const definition = IndicatorDefinition.fromPartial({
    code: cell('code'),
    name: cell('name'),
    definition: cell('definition'),
    groupName: cell('group_name'),
    measure: cell('measure'),
    valueType: word(ValueType, cell('value_type')),
    decimals: whole(cell('decimals')),
    breakdowns: readBreakdowns(cell('breakdowns')),
    periodKind: word(PeriodKind, cell('period_kind')),
    cutOffCode: cell('cut_off_code'),
    grade: word(ValueGrade, cell('grade')),
    ownerName: cell('owner_name'),
    collectors: cell('collectors')
      .split(',')
      .map((group) => word(UnitGroup, group)),
    source: cell('source'),
    numeratorName: cell('numerator_name'),
    denominatorName: cell('denominator_name'),
    factor: cell('factor'),
    rollUp: word(RollUpRule, cell('roll_up')),
    direction: word(Direction, cell('direction')),
    minValue: cell('min_value'),
    maxValue: cell('max_value'),
    cumulative: flag(cell('cumulative')),
    jumpPercent: whole(cell('jump_percent')),
    targets: readTargets(cell('targets')),
    legalRef: cell('legal_ref'),
    ours: flag(cell('ours')),
    validFrom: cell('valid_from'),
    computedBy: cell('computed_by'),
  });
  const [valuesTable, confidence, note] = [cell('values_table'), cell('confidence'), cell('note')];
  return { definition, valuesTable, confidence, note };
}

/** An enum's value by its word. */
function word<Value extends string | number>(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`"${name}" is none of ${Object.keys(values).join(', ')}`);
  return value;
}

function flag(text: string): boolean {
  if (text !== '0' && text !== '1') throw new Error(`"${text}" is neither 0 nor 1`);
  return text === '1';
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is no whole number`);
  return Number(text);
}
