import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getProgramme } from '../api/programmes-api.ts';
import type { Programme } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { useItemWriter } from '../item/item-writer.ts';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { TaskPlaces } from '../task/task-places.tsx';
import { showDate, showInstantDate } from '../time/format.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { totalOf } from './counts.ts';
import { LeadTable } from './lead-table.tsx';
import { MonthSection } from './month-section.tsx';
import { ProgrammeActions } from './programme-actions.tsx';
import { ProgrammeTasks } from './programme-tasks.tsx';
import { ProjectSection } from './project-section.tsx';
import { StateBar, StateNumbers } from './state-bar.tsx';

/** A programme: how far it is, its tasks, its projects. */
export function ProgrammePage() {
  const { id = '' } = useParams();
  const queryKey = ['tasks', 'programmes', 'item', id];
  const programme = useQuery({ queryKey, queryFn: ({ signal }) => getProgramme(id, signal) });
  const live = useLiveList(['programme', 'task'], ['tasks', 'programmes']);
  if (programme.isPending) return <LoadingState />;
  if (programme.isError) {
    return <ErrorState error={programme.error} onRetry={() => void programme.refetch()} />;
  }
  return (
    <>
      <ProgrammeBody key={id} programme={programme.data} queryKey={queryKey} />
      <LiveNotice live={live} />
    </>
  );
}

function ProgrammeBody({ programme, queryKey }: { programme: Programme; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<Programme>(queryKey);
  const { counts } = programme;
  return (
    <Page title={programme.name ?? ''} actions={<ProgrammeActions programme={programme} writer={writer} />}>
      <TaskPlaces />
      <ProgrammeFacts programme={programme} />
      <Section title={m.programme.progress}>
        <StateNumbers counts={counts} />
        <StateBar counts={counts} />
        {totalOf(counts) > 0 && <MonthSection months={programme.months ?? []} />}
      </Section>
      {(programme.leads ?? []).length > 0 && (
        <Section title={m.programme.leads}>
          <LeadTable leads={programme.leads ?? []} />
        </Section>
      )}
      <Section title={m.programme.tasks}>
        <ProgrammeTasks programme={programme} writer={writer} />
      </Section>
      <Section title={m.project.title}>
        {(programme.projects ?? []).length === 0 && <p className="quiet">{m.project.none}</p>}
        {(programme.projects ?? []).map((project) => (
          <ProjectSection key={project.id} project={project} programme={programme} writer={writer} />
        ))}
      </Section>
    </Page>
  );
}

function ProgrammeFacts({ programme }: { programme: Programme }) {
  const m = useMessages();
  const t = m.programme;
  const { closeTime, closeReason = '' } = programme;
  const source = [programme.sourceNumberSymbol, programme.sourceIssuerName].filter(
    (text) => (text ?? '') !== '',
  );
  return (
    <Facts
      facts={[
        [t.unit, programme.unitName],
        [t.period, t.span(showDate(programme.dateFrom), showDate(programme.dateTo))],
        [t.sourceNumber, source.join(' · ')],
        [t.total, String(totalOf(programme.counts))],
        [m.task.state, closeTime === undefined ? t.open : t.closed(showInstantDate(closeTime))],
        [m.act.reason, closeReason],
      ]}
    />
  );
}
