import type { AskedLine, Figure, IndicatorDefinition } from '../../api/reporting-types.ts';

/** What of a figure is typed. */
export type CellPart = 'value' | 'numerator' | 'denominator';

/** One row of the sheet: a figure, or the numerator, denominator or weight below it. */
export interface SheetRow {
  /** Name of what is typed in it: `value 01.02 nam`. */
  readonly name: string;
  readonly part: CellPart;
  readonly code: string;
  /** Empty for the whole. */
  readonly member: string;
  /** How deep it stands below the whole. */
  readonly depth: 0 | 1 | 2;
  readonly definition: IndicatorDefinition;
  readonly figure: Figure;
  /** What was signed for the period before. */
  readonly former: Figure | undefined;
}

/** Rows of one group of the catalogue, in the order of the form. */
export interface SheetGroup {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** Name of a thing typed for a figure; codes have no spaces. */
export function nameOf(part: CellPart | 'nothing' | 'reason', code: string, member = ''): string {
  return `${part} ${code} ${member}`;
}

/** Id of a field of the page by the name of what is typed in it. */
export function fieldId(name: string): string {
  return `o-${name.trim().replaceAll(' ', '-')}`;
}

/** A ratio is computed from the two rows below it; some figures the system counts itself. */
export function isComputed({
  part,
  definition,
  figure,
}: Pick<SheetRow, 'part' | 'definition' | 'figure'>): boolean {
  return isCounted(figure) || (part === 'value' && definition.valueType === 'VALUE_TYPE_RATIO');
}

/** Whether the system counts a figure, so that nobody fills it in. */
export function isCounted({ computed = false }: Figure): boolean {
  return computed;
}

/** What a form asks, in rows; lines of one group that follow each other stand together. */
export function sheetGroups(lines: readonly AskedLine[]): readonly SheetGroup[] {
  const groups: { name: string; rows: SheetRow[] }[] = [];
  for (const line of lines) {
    const name = line.indicator?.definition?.groupName ?? '';
    const last = groups.at(-1);
    if (last !== undefined && last.name === name) last.rows.push(...rowsOf(line));
    else groups.push({ name, rows: rowsOf(line) });
  }
  return groups;
}

function rowsOf({ indicator, figures = [], formerFigures = [] }: AskedLine): SheetRow[] {
  const definition = indicator?.definition ?? {};
  return figures.flatMap((figure) => {
    const { indicatorCode: code = definition.code ?? '', member = '' } = figure;
    const former = formerFigures.find((one) => (one.member ?? '') === member);
    const depth = member === '' ? 0 : 1;
    return partsOf(definition).map((part): SheetRow => {
      const below = part === 'value' ? 0 : 1;
      const name = nameOf(part, code, member);
      // At most 0 + 0, 0 + 1, 1 + 0 or 1 + 1.
      return { name, part, code, member, depth: (depth + below) as 0 | 1 | 2, definition, figure, former };
    });
  });
}

function partsOf({ valueType, rollUp }: IndicatorDefinition): readonly CellPart[] {
  if (valueType === 'VALUE_TYPE_RATIO') return ['value', 'numerator', 'denominator'];
  return rollUp === 'ROLL_UP_RULE_WEIGHTED' ? ['value', 'denominator'] : ['value'];
}

/** Name of a member with that of its breakdown before it: `Giới tính: Nam`. */
export function memberName(definition: IndicatorDefinition, member: string): string {
  for (const { name = '', members = [] } of definition.breakdowns ?? []) {
    const found = members.find((one) => one.code === member);
    if (found !== undefined) return `${name}: ${found.name ?? ''}`;
  }
  return member;
}
