import { Button } from 'antd';
import { useMemo } from 'react';
import type { CriterionScore } from '../../../api/standing-api.ts';
import { useMessages } from '../../../i18n/language.tsx';
import type { Messages } from '../../../i18n/vi/index.ts';
import type { Column } from '../../../list/column.ts';
import { DataTable } from '../../../list/data-table.tsx';
import { showInstant } from '../../../time/format.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../../ui/states.tsx';
import { showDecimal } from '../../decimal.ts';
import { EvidenceList } from './evidence-list.tsx';
import type { ScoreDialogProps } from './score-dialog.tsx';
import { useScores } from './use-scores.ts';

/** Every score that was given and verified, the latest first. */
export function HistoryDialog({ setId, unitId, criterion, onClose }: ScoreDialogProps) {
  const m = useMessages();
  const t = m.criterionScore;
  const { found, scores } = useScores(setId, unitId, criterion.code ?? '');
  const columns = useMemo(() => columnsOf(m), [m]);
  const title = t.historyOf(criterion.name ?? '');
  return (
    <Dialog title={title} width={860} onCancel={onClose}>
      {found.isPending && <LoadingState rows={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && scores.length === 0 && <StatePanel title={t.noHistory} help={t.noHistoryHelp} />}
      {scores.length > 0 && (
        <DataTable label={title} columns={columns} rows={scores} rowKey={({ id = '' }) => id} />
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {m.reporting.more}
        </Button>
      )}
    </Dialog>
  );
}

function columnsOf(m: Messages): Column<CriterionScore>[] {
  const t = m.criterionScore;
  const time = ({ scoreTime }: CriterionScore): string => showInstant(scoreTime);
  const who = ({ verified = false }: CriterionScore): string => (verified ? t.byKeeper : t.byUnit);
  const points = ({ points: given }: CriterionScore): string => showDecimal(given);
  const note = (row: CriterionScore): string => row.note ?? '';
  return [
    { key: 'time', title: t.time, cell: time, text: time, className: 'cell-symbol' },
    { key: 'who', title: t.who, cell: who, text: who },
    { key: 'points', title: t.points, cell: points, text: points, className: 'cell-number' },
    {
      key: 'note',
      title: t.evidence,
      className: 'cell-main',
      cell: (row) => (
        <>
          <EvidenceList evidence={row.evidence ?? []} />
          {note(row)}
        </>
      ),
      text: note,
    },
  ];
}
