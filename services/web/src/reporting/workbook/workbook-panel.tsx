import { Button } from 'antd';
import type { QueryKey } from '@tanstack/react-query';
import type { Submission } from '../../api/reporting-types.ts';
import { FileDrop, PendingFiles } from '../../form/file-drop.tsx';
import { FormProblem } from '../../form/form-problem.tsx';
import { useMessages } from '../../i18n/language.tsx';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import type { FaultyCell } from './faulty-cells.ts';
import { useWorkbook } from './use-workbook.ts';

interface WorkbookPanelProps {
  readonly submission: Submission;
  readonly queryKey: QueryKey;
  /** Figures typed on the page and not saved: they would hide what the workbook brings. */
  readonly unsavedCount: number;
}

/** Filling in by spreadsheet: template out, workbook in, its faulty cells in a table. */
export function WorkbookPanel({ submission, queryKey, unsavedCount }: WorkbookPanelProps) {
  const m = useMessages();
  const t = m.workbook;
  const { isTaking, sending, refusal, download, upload } = useWorkbook(submission, queryKey);
  if (unsavedCount > 0) return null;
  return (
    <details className="workbook-panel no-print" open={refusal.lines.length > 0 || undefined}>
      <summary>{t.title}</summary>
      <p className="form-help">{t.help}</p>
      <p>
        <Button loading={isTaking} onClick={() => void download()}>
          {t.download}
        </Button>
      </p>
      {sending === undefined ? (
        <FileDrop label={t.upload} onFiles={(files) => void upload(files)} />
      ) : (
        <div role="status" aria-label={t.sending(sending.file.name)}>
          <PendingFiles files={[sending.file]} progress={{ [sending.file.name]: sending.share }} />
        </div>
      )}
      <FormProblem lines={refusal.lines} />
      {refusal.cells.length > 0 && (
        <DataTable
          label={t.faults}
          columns={faultColumns(t)}
          rows={refusal.cells.map((cell, at) => ({ ...cell, at }))}
          rowKey={({ at }) => String(at)}
        />
      )}
    </details>
  );
}

function faultColumns(t: { cell: string; rule: string }): Column<FaultyCell & { at: number }>[] {
  return [
    { key: 'cell', title: t.cell, cell: ({ cell }) => cell, text: ({ cell }) => cell },
    { key: 'rule', title: t.rule, cell: ({ words }) => words, text: ({ words }) => words },
  ];
}
