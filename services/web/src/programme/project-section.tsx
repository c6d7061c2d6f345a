import { useState } from 'react';
import type { PlanPoint, Programme, Project } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { ActionButtons } from '../item/action-buttons.tsx';
import { Facts } from '../item/facts.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDate } from '../time/format.ts';
import { planLines } from './line-values.ts';
import { addMilestoneAct } from './milestone-acts.ts';
import { MilestoneTable } from './milestone-table.tsx';
import { showBillion, showDong, showShare } from './money.ts';
import { updateProjectAct } from './programme-acts.ts';
import { TwoLines } from './two-lines.tsx';

export interface ProjectProps {
  readonly project: Project;
  readonly programme: Programme;
  readonly writer: ItemWriter<Programme>;
}

/** A project: plan against what is disbursed, and its milestones. */
export function ProjectSection({ project, programme, writer }: ProjectProps) {
  const { m, language } = useLanguage();
  const t = m.project;
  const { name = '', planLine = [], actualLine = [], milestones = [] } = project;
  return (
    <section className="project" aria-label={name}>
      <h3>{name}</h3>
      <Facts
        facts={[
          [t.owner, project.ownerUnitName],
          [t.plan, t.billion(showBillion(project.totalPlanDong, language))],
        ]}
      />
      <div className="project-actions no-print">
        <ProjectActions project={project} programme={programme} writer={writer} />
      </div>
      {planLine.length + actualLine.length > 0 && (
        <>
          <p className="quiet dwell-question">{t.question}</p>
          <TwoLines
            {...planLines(planLine, actualLine)}
            label={t.chart(name)}
            planName={t.planLine}
            actualName={t.actualLine}
          />
          <PointsTable plan={planLine} actual={actualLine} />
        </>
      )}
      {milestones.length === 0 && <p className="quiet">{t.noMilestones}</p>}
      {milestones.length > 0 && <MilestoneTable project={project} programme={programme} writer={writer} />}
    </section>
  );
}

function ProjectActions({ project, programme, writer }: ProjectProps) {
  const { m } = useLanguage();
  const [open, setOpen] = useState('');
  const labels = [
    ['AddMilestone', m.project.addMilestone],
    ['UpdateProject', m.project.edit],
  ] as const;
  const act = open === 'AddMilestone' ? addMilestoneAct(project.id ?? '', m) : updateProjectAct(project, m);
  const allowed = labels.filter(([action]) => project.allowedActions?.includes(action) ?? false);
  if (allowed.length === 0) return null;
  return (
    <>
      <ActionButtons
        buttons={allowed.map(([action, label]) => ({ action, label, onPress: () => setOpen(action) }))}
      />
      {open !== '' && (
        <SimpleActDialog
          act={act}
          itemId={project.id ?? ''}
          etag={programme.etag ?? ''}
          writer={writer}
          onClose={() => setOpen('')}
        />
      )}
    </>
  );
}

interface PointRow {
  readonly date: string;
  readonly plan: PlanPoint | undefined;
  readonly actual: PlanPoint | undefined;
}

/** The numbers of the picture. */
function PointsTable({ plan, actual }: { plan: readonly PlanPoint[]; actual: readonly PlanPoint[] }) {
  const { m, language } = useLanguage();
  const dates = [...new Set([...plan, ...actual].map((point) => point.date ?? ''))].toSorted();
  const rows = dates.map((date) => ({
    date,
    plan: plan.find((point) => point.date === date),
    actual: actual.find((point) => point.date === date),
  }));
  return (
    <DataTable
      label={m.project.points}
      columns={pointColumns(m, language)}
      rows={rows}
      rowKey={(row) => row.date}
    />
  );
}

function pointColumns(m: Messages, language: 'vi' | 'en'): Column<PointRow>[] {
  const t = m.project;
  const day = (row: PointRow): string => showDate(row.date);
  const numbers = (point: PlanPoint | undefined): string =>
    point === undefined
      ? ''
      : `${t.dong(showDong(point.amountDong, language))} (${showShare(point.basisPoints, language)})`;
  const plan = (row: PointRow): string => numbers(row.plan);
  const actual = (row: PointRow): string => numbers(row.actual);
  return [
    { key: 'day', title: t.day, cell: day, text: day },
    { key: 'plan', title: t.planLine, cell: plan, text: plan, className: 'cell-number' },
    { key: 'actual', title: t.actualLine, cell: actual, text: actual, className: 'cell-number' },
  ];
}
