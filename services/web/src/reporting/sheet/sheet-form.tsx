import { App } from 'antd';
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { SubmissionSheet } from '../../api/reporting-types.ts';
import { DraftNotice } from '../../form/draft-notice.tsx';
import { FormFoot } from '../../form/form-foot.tsx';
import { FormProblem } from '../../form/form-problem.tsx';
import { useMessages } from '../../i18n/language.tsx';
import { StaleNotice } from '../../item/stale-notice.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { FindingList } from './finding-list.tsx';
import { pastedColumn, spreadCells } from './pasted-cells.ts';
import { sheetColumns } from './sheet-columns.tsx';
import { findingsByRow, placeFindings } from './sheet-findings.ts';
import { onSheetKeyDown } from './sheet-keys.ts';
import { isComputed, nameOf } from './sheet-rows.ts';
import type { SheetView } from './sheet-view.ts';
import type { Sheet } from './use-sheet.ts';

interface SheetFormProps {
  readonly found: SubmissionSheet;
  readonly sheet: Sheet;
  readonly isEditing: boolean;
}

/** The sheet a unit fills in: one column of numbers, group by group, saved in one call. */
export function SheetForm({ found, sheet, isEditing }: SheetFormProps) {
  const m = useMessages();
  const { submit } = sheet;
  const { findings = [], lines = [] } = found;
  const placed = useMemo(() => placeFindings(findings, lines, m), [findings, lines, m]);
  const byRow = useMemo(() => findingsByRow(placed), [placed]);
  const onPaste = usePaste(sheet);
  const view: SheetView = { sheet, findings: byRow, isEditing, onPaste, m };
  const box = useRefusedFocus(submit.refusals);
  return (
    <form
      ref={box}
      className="sheet"
      noValidate
      onKeyDown={onSheetKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      {isEditing && (
        <>
          {sheet.restoredAt !== undefined && sheet.changedCount > 0 && (
            <DraftNotice savedAt={sheet.restoredAt} onDrop={sheet.drop} />
          )}
          <FindingList placed={placed} />
          <p className="form-help no-print">{m.submission.numberHint}</p>
        </>
      )}
      <SheetTables view={view} />
      {isEditing && (
        <div className="sheet-foot">
          {sheet.isStale && <StaleNotice change={undefined} />}
          {(!sheet.isStale || submit.reason !== 'ETAG_STALE') && <FormProblem lines={submit.lines} />}
          {sheet.changedCount > 0 && (
            <FormFoot
              label={submit.isBusy ? m.act.sending : m.submission.save}
              isBusy={submit.isBusy}
              onPress={submit.submit}
            >
              <span role="status">{m.submission.unsaved(sheet.changedCount)}</span>
            </FormFoot>
          )}
        </div>
      )}
    </form>
  );
}

/** After a refusal the focus goes to the first field refused; what was saved wrong has its own list. */
function useRefusedFocus(refusals: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[data-refused]')?.focus();
  }, [refusals]);
  return form;
}

function SheetTables({ view }: { view: SheetView }) {
  const columns = sheetColumns(view);
  return view.sheet.groups.map(({ name, rows }, at) => (
    // A group may come twice in a form; its place is what it is known by.
    <section key={`${at} ${name}`} className="figure-group">
      <h3>{name === '' ? view.m.reporting.noGroup : name}</h3>
      <DataTable
        label={name === '' ? view.m.reporting.noGroup : name}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        rowClass={(row) => `sheet-row sheet-depth-${row.depth}`}
      />
    </section>
  ));
}

/** A column of cells goes down the sheet from the field it is pasted into; one cell is pasted as ever. */
function usePaste(sheet: Sheet): SheetView['onPaste'] {
  const m = useMessages();
  const { message } = App.useApp();
  const now = useRef(sheet);
  now.current = sheet;
  return useCallback(
    (name, text) => {
      const cells = pastedColumn(text);
      if (cells?.length === 1) return false;
      if (cells === undefined) {
        message.warning(m.submission.pasteOneColumn);
        return true;
      }
      const rows = now.current.groups.flatMap((group) => group.rows).filter((row) => !isComputed(row));
      const { changes, left } = spreadCells(
        cells,
        rows.map((row) => row.name),
        name,
      );
      const count = Object.keys(changes).length;
      // A number pasted for what was said to be nothing takes the tick away.
      const ticks = rows
        .filter((row) => changes[row.name] !== undefined)
        .map((row): [string, string] => [nameOf('nothing', row.code, row.member), '']);
      now.current.settle({ ...Object.fromEntries(ticks), ...changes });
      if (left === 0) message.info(m.submission.pasted(count));
      else message.warning(m.submission.pastedLeft(count, left));
      return true;
    },
    [m, message],
  );
}
