import type { ImportedIndicator } from '@baro/proto/baro/reporting/v1/indicators';
import {
  Direction,
  IndicatorDefinition,
  RollUpRule,
  UnitGroup,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import type { TableRow } from '../table/table.ts';
import { prefixOf, readBounds, readCode, readGrade, readPeriod, readTargets } from './published-words.ts';

/** Columns of a published catalogue, and whether it must have them. */
export const indicatorColumns = {
  id: true,
  code: true,
  name: true,
  unit: true,
  period: true,
  system: false,
  group: false,
  breakdown: false,
  data_source: false,
  responsible: false,
  target: false,
  target_year: false,
  legal_basis: false,
  note: false,
} as const;

export type IndicatorRow = TableRow<keyof typeof indicatorColumns>;

/** What no row says. */
export interface CatalogueFacts {
  /** First day the definitions hold. */
  validFrom: string;
  /** Codes that more than one row has: each gets its system before it. */
  sharedCodes: ReadonlySet<string>;
}

/** The rule of NĐ 09/2019/NĐ-CP: what a published catalogue means when it names no other. */
const cutOffCode = 'nd09';

/** A row as the contract has it: what it does not say stays unknown; what is right and wrong is the service's to say. */
export function toIndicator({ row, value }: IndicatorRow, facts: CatalogueFacts): ImportedIndicator {
  const [name, measure, legalRef, note] = [value('name'), value('unit'), value('legal_basis'), value('note')];
  const code = readCode(value('code'));
  const shared = facts.sharedCodes.has(code);
  const definition = IndicatorDefinition.fromPartial({
    code: shared ? readCode(value('code'), `${prefixOf(value('system'))}-`) : code,
    name,
    definition: definitionOf(value),
    groupName: value('group') || value('system'),
    measure,
    valueType: ValueType.DECIMAL,
    decimals: 2,
    periodKind: readPeriod(value('period')),
    cutOffCode,
    grade: readGrade(note),
    ownerName: value('responsible'),
    collectors: [UnitGroup.DEPARTMENT],
    source: value('data_source'),
    rollUp: RollUpRule.NONE,
    direction: Direction.NEUTRAL,
    ...readBounds(name, measure, note),
    targets: readTargets(value('target'), value('target_year'), legalRef),
    legalRef,
    validFrom: facts.validFrom,
  });
  return { externalId: value('id'), row, definition };
}

/** What the source says in words and no field has. */
function definitionOf(value: IndicatorRow['value']): string {
  const parts = [
    ['Phân tổ: ', value('breakdown')],
    ['Ghi chú: ', value('note')],
  ] as const;
  return parts.flatMap(([title, text]) => (text === '' ? [] : `${title}${text}`)).join('\n');
}
