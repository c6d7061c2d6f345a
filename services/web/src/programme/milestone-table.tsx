import { useState } from 'react';
import type { Milestone, MilestoneReport } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { ActionButtons } from '../item/action-buttons.tsx';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDate, showDue } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { reportAct, updateMilestoneAct } from './milestone-acts.ts';
import { showDong, showShare } from './money.ts';
import type { ProjectProps } from './project-section.tsx';

/** The milestones of a project: target, due time, where each stands, what was reported. */
export function MilestoneTable({ project, programme, writer }: ProjectProps) {
  const { m, language } = useLanguage();
  const actions: Column<Milestone> = {
    key: 'actions',
    title: m.project.report,
    cell: (milestone) => (
      <MilestoneActions milestone={milestone} project={project} programme={programme} writer={writer} />
    ),
    text: () => '',
  };
  const milestones = project.milestones ?? [];
  const mayAct = milestones.some((milestone) => (milestone.allowedActions ?? []).length > 0);
  return (
    <DataTable
      label={m.project.milestones}
      columns={[...columnsOf(m, language), ...(mayAct ? [actions] : [])]}
      rows={milestones}
      rowKey={(milestone) => milestone.id ?? ''}
    />
  );
}

function columnsOf(m: Messages, language: 'vi' | 'en'): Column<Milestone>[] {
  const t = m.project;
  const plain = (key: string, title: string, text: (milestone: Milestone) => string, className = '') => ({
    key,
    title,
    cell: text,
    text,
    className,
  });
  const state = (milestone: Milestone): string => {
    const { reachDate = '' } = milestone;
    const words = word(t.states, milestone.state);
    return reachDate === '' ? words : `${words}, ${t.reached(showDate(reachDate))}`;
  };
  return [
    plain('title', t.milestone, (milestone) => milestone.title ?? '', 'cell-main'),
    plain('target', t.target, (milestone) => targetOf(milestone, m, language), 'cell-number'),
    plain('due', t.due, (milestone) => showDue(milestone.dueTime)),
    plain('legal', t.legalRef, (milestone) => milestone.legalRef ?? ''),
    { key: 'state', title: t.state, cell: (milestone) => <StateTag text={state(milestone)} />, text: state },
    {
      key: 'reports',
      title: t.disbursed,
      cell: (milestone) => <Reports milestone={milestone} />,
      text: (milestone) => t.reports((milestone.reports ?? []).length),
    },
  ];
}

function targetOf(milestone: Milestone, m: Messages, language: 'vi' | 'en'): string {
  switch (milestone.kind) {
    case 'MILESTONE_KIND_AMOUNT':
      return m.project.dong(showDong(milestone.targetDong, language));
    case 'MILESTONE_KIND_SHARE':
      return showShare(milestone.targetBasisPoints, language);
    default:
      return m.project.stepTarget;
  }
}

/** Every figure reported; the newest day first. */
function Reports({ milestone }: { milestone: Milestone }) {
  const { m, language } = useLanguage();
  const t = m.project;
  const reports = milestone.reports ?? [];
  if (reports.length === 0) return <span className="quiet">{t.noReports}</span>;
  const value = (report: MilestoneReport): string => {
    if (milestone.kind !== 'MILESTONE_KIND_STEP') return t.dong(showDong(report.amountDong, language));
    return report.done === true ? t.doneYes : t.doneNo;
  };
  return (
    <ul className="reports">
      {reports.map((report) => (
        <li key={report.id}>
          {t.reportLine(showDate(report.asOfDate), value(report), holderLine(report.by))}
          {(report.note ?? '') !== '' && <q> {report.note}</q>}
        </li>
      ))}
    </ul>
  );
}

function MilestoneActions({ milestone, programme, writer }: ProjectProps & { milestone: Milestone }) {
  const { m } = useLanguage();
  const [open, setOpen] = useState('');
  const labels = [
    ['ReportMilestone', m.project.report],
    ['UpdateMilestone', m.project.editMilestone],
  ] as const;
  const act = open === 'ReportMilestone' ? reportAct(milestone, m) : updateMilestoneAct(milestone, m);
  const allowed = labels.filter(([action]) => milestone.allowedActions?.includes(action) ?? false);
  if (allowed.length === 0) return null;
  return (
    <>
      <ActionButtons
        buttons={allowed.map(([action, label]) => ({ action, label, onPress: () => setOpen(action) }))}
      />
      {open !== '' && (
        <SimpleActDialog
          act={act}
          itemId={milestone.id ?? ''}
          etag={programme.etag ?? ''}
          writer={writer}
          onClose={() => setOpen('')}
        />
      )}
    </>
  );
}
