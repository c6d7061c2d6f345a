import type { CheckFinding, Figure, IndicatorDefinition } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { ratioOf, readDecimal, showDecimal } from '../decimal.ts';
import { fieldId, memberName, nameOf, type CellPart, type SheetRow } from './sheet-rows.ts';
import type { Sheet } from './use-sheet.ts';

/** What the cells of a sheet are drawn from. */
export interface SheetView {
  readonly sheet: Sheet;
  /** What breaks a rule, by the name of the row it is said in. */
  readonly findings: ReadonlyMap<string, readonly CheckFinding[]>;
  readonly isEditing: boolean;
  /** Takes what was pasted into a field when it is a column. */
  readonly onPaste: (name: string, text: string) => boolean;
  readonly m: Messages;
}

/** What a row is called. */
export function rowLabel({ part, definition, member }: SheetRow, m: Messages): string {
  const t = m.submission;
  if (part === 'numerator') return withName(t.numerator, definition.numeratorName);
  if (part === 'denominator') {
    const isRatio = definition.valueType === 'VALUE_TYPE_RATIO';
    return withName(isRatio ? t.denominator : t.weight, definition.denominatorName);
  }
  return member === '' ? (definition.name ?? '') : memberName(definition, member);
}

function withName(what: string, name = ''): string {
  return name === '' ? what : `${what}: ${name}`;
}

/** What a field is called where its row is not seen. */
export function cellLabel(row: SheetRow, m: Messages): string {
  return `${row.code} ${rowLabel(row, m)}`;
}

/** A ratio as it follows from what stands in the two rows below it; empty while it does not. */
export function computedRatio({ code, member, definition }: SheetRow, sheet: Pick<Sheet, 'textOf'>): string {
  const read = (part: CellPart): string => readDecimal(sheet.textOf(nameOf(part, code, member))) ?? '';
  const { factor = '', decimals = 0 } = definition;
  return showDecimal(ratioOf(read('numerator'), read('denominator'), factor, decimals));
}

/** Name of the row a finding is said in: what is missing, at the first field to be filled. */
export function rowOfFinding(finding: CheckFinding, definition: IndicatorDefinition, figure: Figure): string {
  const { indicatorCode = '', member = '', rule } = finding;
  const isRatio = definition.valueType === 'VALUE_TYPE_RATIO';
  const at = (part: CellPart): string => nameOf(part, indicatorCode, member);
  if (rule === 'CHECK_RULE_DENOMINATOR_ZERO') return at('denominator');
  if (rule !== 'CHECK_RULE_MISSING') return at('value');
  const first = isRatio ? figure.numerator : figure.value;
  if ((first ?? '') === '') return at(isRatio ? 'numerator' : 'value');
  return at('denominator');
}

/** Id of the field where a finding is mended. */
export function fieldOfFinding(finding: CheckFinding, row: string): string {
  const { indicatorCode = '', member = '', rule } = finding;
  const asksWhy = rule === 'CHECK_RULE_JUMP_WITHOUT_REASON';
  return fieldId(asksWhy ? nameOf('reason', indicatorCode, member) : row);
}
