import type { CheckFinding } from '../../api/reporting-types.ts';
import { checkWords } from './check-words.ts';
import { NumberCell } from './number-cell.tsx';
import { CountedCell } from './counted-cell.tsx';
import { fieldId, isComputed, isCounted, nameOf, type SheetRow } from './sheet-rows.ts';
import { TICKED } from './sheet-values.ts';
import { cellLabel, computedRatio, type SheetView } from './sheet-view.ts';

interface CellProps {
  readonly row: SheetRow;
  readonly view: SheetView;
}

/** What stands in the sheet for this period: a field, a ratio that follows from two, or a text to read. */
export function NowCell({ row, view }: CellProps) {
  const { sheet, isEditing, m } = view;
  if (isCounted(row.figure)) return <CountedCell row={row} view={view} />;
  if (isComputed(row)) return <RatioCell row={row} view={view} />;
  if (!isEditing) return <ReadCell row={row} view={view} />;
  const findings = findingsOf(row, view);
  const error = sheet.errors[row.name];
  return (
    <>
      <NumberCell
        name={row.name}
        label={cellLabel(row, m)}
        text={sheet.textOf(row.name)}
        isDisabled={sheet.textOf(nameOf('nothing', row.code, row.member)) === TICKED}
        isTyped={sheet.isTyped(row.name)}
        fault={error ?? wordsOf(findings, row, view)}
        isMissing={error === undefined && isOnlyMissing(findings)}
        isRefused={error !== undefined}
        onChange={sheet.change}
        onSettle={sheet.settle}
        onPaste={view.onPaste}
      />
      {row.part === 'value' && <ReasonCell row={row} view={view} />}
    </>
  );
}

/** Computed as one types; what is wrong with the ratio as a whole is said beside it. */
function RatioCell({ row, view }: CellProps) {
  const { m, sheet } = view;
  const ratio = computedRatio(row, sheet);
  const fault = sheet.errors[row.name] ?? wordsOf(findingsOf(row, view), row, view);
  return (
    <div id={fieldId(row.name)} tabIndex={-1}>
      {ratio === '' ? <span className="quiet">{m.submission.noneYet}</span> : <output>{ratio}</output>}
      {view.isEditing && <p className="field-hint">{m.submission.computed}</p>}
      {fault !== undefined && <p className="field-error">▲ {fault}</p>}
      {view.isEditing ? <ReasonCell row={row} view={view} /> : <GivenReason row={row} />}
    </div>
  );
}

function ReadCell({ row, view }: CellProps) {
  const fault = wordsOf(findingsOf(row, view), row, view);
  return (
    <div id={fieldId(row.name)} tabIndex={-1}>
      {view.sheet.textOf(row.name)}
      {fault !== undefined && <p className="field-error">▲ {fault}</p>}
      {row.part === 'value' && <GivenReason row={row} />}
    </div>
  );
}

function GivenReason({ row: { figure } }: { row: SheetRow }) {
  if ((figure.reason ?? '') === '') return null;
  return (
    <p className="quiet">
      <q>{figure.reason}</q>
    </p>
  );
}

/** Asked for when a figure jumped, and shown once it was given. */
function ReasonCell({ row, view }: CellProps) {
  const { sheet, m } = view;
  const name = nameOf('reason', row.code, row.member);
  const text = sheet.textOf(name);
  const isAsked = (view.findings.get(row.name) ?? []).some(
    ({ rule }) => rule === 'CHECK_RULE_JUMP_WITHOUT_REASON',
  );
  if (!isAsked && text === '' && !sheet.isTyped(name)) return null;
  const id = fieldId(name);
  const error = sheet.errors[name];
  return (
    <div className="sheet-reason">
      <label className="field-hint" htmlFor={id}>
        {m.submission.jumpReason}
      </label>
      <input
        id={id}
        data-reason
        className={sheet.isTyped(name) ? 'sheet-input sheet-typed' : 'sheet-input'}
        aria-label={m.submission.jumpReasonOf(cellLabel(row, m))}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete="off"
        value={text}
        maxLength={500}
        onChange={(event) => sheet.change({ [name]: event.target.value })}
      />
      {error !== undefined && <p className="field-error">▲ {error}</p>}
    </div>
  );
}

/** What breaks a rule, until the figure is touched: what is being mended is no fault yet. */
function findingsOf(row: SheetRow, { sheet, findings }: SheetView): readonly CheckFinding[] {
  const isTouched = (['value', 'numerator', 'denominator', 'nothing'] as const).some((part) =>
    sheet.isTyped(nameOf(part, row.code, row.member)),
  );
  return isTouched ? [] : (findings.get(row.name) ?? []);
}

function isOnlyMissing(findings: readonly CheckFinding[]): boolean {
  return findings.every(({ rule }) => rule === 'CHECK_RULE_MISSING');
}

function wordsOf(
  findings: readonly CheckFinding[],
  { definition }: SheetRow,
  { m }: SheetView,
): string | undefined {
  if (findings.length === 0) return undefined;
  return findings.map((finding) => checkWords(finding, definition, m)).join(' ');
}
