import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { getSuccession, listSuccessionItems } from '../api/succession-api.ts';
import type { SuccessionRun } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { useLiveItem } from '../item/use-live-item.ts';
import { showDate, showInstant } from '../time/format.ts';
import { HolderText } from '../ui/holder-text.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { RunState } from './closed-units-page.tsx';
import { RecordTable } from './record-table.tsx';
import { RunActions } from './run-actions.tsx';
import { RunCounts } from './run-counts.tsx';

/** While a run goes on the page looks again by itself, should an event be missed. */
const LOOK_AGAIN_MS = 10_000;

/** A run: how far it is, what was refused, and the record of hand-over, which prints. */
export function RunPage() {
  const m = useMessages();
  const { id = '' } = useParams();
  const queryKey = ['custody', 'succession', id];
  const run = useQuery({
    queryKey,
    queryFn: ({ signal }) => getSuccession(id, signal),
    refetchInterval: (query) => (query.state.data?.state === 'SUCCESSION_STATE_DONE' ? false : LOOK_AGAIN_MS),
  });
  useLiveItem(id, queryKey);
  const name = run.data?.unitName;
  const print = (
    <Button onClick={() => window.print()} disabled={!run.isSuccess}>
      {m.succession.print}
    </Button>
  );
  return (
    <Page
      title={name === undefined ? m.succession.title : m.succession.runTitle(name)}
      actions={print}
      className="succession-page"
    >
      {run.isPending && <LoadingState />}
      {run.isError && <ErrorState error={run.error} onRetry={() => void run.refetch()} />}
      {run.isSuccess && <Run run={run.data} />}
    </Page>
  );
}

function Run({ run }: { run: SuccessionRun }) {
  const m = useMessages();
  return (
    <>
      <p className="print-only record-title">{m.succession.record}</p>
      <Facts
        facts={[
          [m.succession.state, <RunState key="state" run={run} />],
          [m.succession.legalRef, run.legalRef],
          [m.succession.lastDay, showDate(run.validTo)],
          [m.succession.startedBy, <HolderText key="by" holder={run.startedBy} />],
          [m.succession.started, showInstant(run.startTime)],
          [m.succession.finished, showInstant(run.finishTime)],
          [m.succession.settleReason, run.settleReason],
        ]}
      />
      <Section title={m.succession.progress}>
        <RunCounts run={run} />
        <RunActions run={run} />
      </Section>
      <Section title={m.succession.record}>
        <RunRecord run={run} />
      </Section>
      <div className="print-only signatures" aria-hidden="true">
        {[m.succession.giver, m.succession.receiver, m.succession.witness].map((who) => (
          <div key={who}>
            <strong>{who}</strong>
            <p>{m.succession.sign}</p>
          </div>
        ))}
      </div>
    </>
  );
}

function RunRecord({ run }: { run: SuccessionRun }) {
  const m = useMessages();
  const id = run.id ?? '';
  // Read again whenever the counts say that something has moved.
  const record = useQuery({
    queryKey: ['custody', 'succession', id, 'items', run.counts],
    queryFn: ({ signal }) => listSuccessionItems(id, signal),
    placeholderData: (before) => before,
  });
  if (record.isPending) return <LoadingState />;
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  return (
    <>
      <RecordTable items={record.data.items} />
      {record.data.isCut && <p className="quiet">{m.succession.cut(record.data.items.length)}</p>}
    </>
  );
}
