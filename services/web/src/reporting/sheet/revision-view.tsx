import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AskedLine, SignedRevision } from '../../api/reporting-types.ts';
import { getSignedRevision } from '../../api/submissions-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { onlyChanged, revisionGroups, type RevisionRow } from './revision-rows.ts';
import { REVISION } from './revisions.tsx';
import { lineColumns } from './sheet-columns.tsx';

interface RevisionViewProps {
  readonly submissionId: string;
  readonly signed: SignedRevision;
  readonly lines: readonly AskedLine[];
}

/** A signed version as it was signed, beside the one before. */
export function RevisionView({ submissionId, signed, lines }: RevisionViewProps) {
  const m = useMessages();
  const t = m.submission;
  const { revision = 1 } = signed;
  const [showsAll, setShowsAll] = useState(revision === 1);
  const [params, setParams] = useSearchParams();
  const found = useQuery({
    queryKey: ['reporting', 'submissions', 'revision', submissionId, revision],
    queryFn: async ({ signal }) => {
      const [now, before] = await Promise.all([
        getSignedRevision(submissionId, revision, signal),
        revision === 1 ? undefined : getSignedRevision(submissionId, revision - 1, signal),
      ]);
      return { now: now.figures ?? [], before: before === undefined ? undefined : (before.figures ?? []) };
    },
  });
  const groups = useMemo(
    () => (found.data === undefined ? [] : revisionGroups(lines, found.data.now, found.data.before)),
    [lines, found.data],
  );
  const shown = showsAll ? groups : onlyChanged(groups);
  const columns = useMemo(() => columnsOf(m, revision > 1), [m, revision]);
  const close = (): void => {
    const next = new URLSearchParams(params);
    next.delete(REVISION);
    setParams(next, { preventScrollReset: true });
  };
  return (
    <section className="revision-view">
      <div className="figure-tools no-print">
        <h3>{t.revisionTitle(revision)}</h3>
        {revision > 1 && (
          <Segmented
            aria-label={t.whichFigures}
            value={showsAll ? 'all' : 'changed'}
            options={[
              { value: 'changed', label: t.onlyChanged },
              { value: 'all', label: t.allFigures },
            ]}
            onChange={(value) => setShowsAll(value === 'all')}
          />
        )}
        <Button onClick={close}>{t.closeRevision}</Button>
      </div>
      {found.isPending && <LoadingState rows={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && shown.length === 0 && <p className="quiet">{t.noneChanged}</p>}
      {shown.map(({ name, rows }, at) => (
        // A group may come twice in a form; its place is what it is known by.
        <section key={`${at} ${name}`} className="figure-group">
          <h4>{name === '' ? m.reporting.noGroup : name}</h4>
          <DataTable
            label={`${t.revisionTitle(revision)}, ${name}`}
            columns={columns}
            rows={rows}
            rowKey={({ row }) => row.name}
          />
        </section>
      ))}
    </section>
  );
}

function columnsOf(m: Messages, hasBefore: boolean): Column<RevisionRow>[] {
  const t = m.submission;
  const now = ({ now: value, isNothing }: RevisionRow): string => (isNothing ? t.nothing : value);
  const before = ({ before: value }: RevisionRow): string => value;
  const line = lineColumns(m).map((column): Column<RevisionRow> => ({
    ...column,
    cell: ({ row }) => column.cell(row),
    text: ({ row }) => column.text(row),
  }));
  const old: Column<RevisionRow> = {
    key: 'before',
    title: t.before,
    className: 'cell-figure',
    cell: before,
    text: before,
  };
  return [
    ...line,
    ...(hasBefore ? [old] : []),
    {
      key: 'now',
      title: t.inRevision,
      className: 'cell-figure',
      cell: (row) => (
        <>
          {now(row)} {row.isChanged && <StateTag text={t.differing} tone="active" />}
        </>
      ),
      text: now,
    },
  ];
}
