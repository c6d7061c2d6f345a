import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Task } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { StateTag, UrgencyTag } from '../ui/state-tag.tsx';
import { urgencyName } from '../ui/urgency.ts';
import { ProgressBar } from './progress-bar.tsx';
import { TaskDue } from './task-due.tsx';
import { OFFICIAL_TONE, percentOf, sourceLine } from './task-words.ts';

type Columns = Column<Task>[];

/** The columns of the list of tasks. */
export function useTaskColumns(): Columns {
  const { m } = useLanguage();
  return useMemo(() => [...whatColumns(m), ...stateColumns(m), ...moreColumns(m)], [m]);
}

function whatColumns(m: Messages): Columns {
  return [
    {
      key: 'work',
      title: m.task.work,
      cell: (task) => <TaskWork task={task} m={m} />,
      text: (task) => task.work ?? '',
      filters: ['sourceKinds'],
      className: 'cell-main',
      isFixed: true,
    },
    {
      key: 'lead',
      title: m.task.lead,
      cell: (task) => task.leadUnitName,
      text: (task) => task.leadUnitName ?? '',
      filters: ['leadUnitId'],
      className: 'cell-issuer',
    },
    {
      key: 'due',
      title: m.task.due,
      cell: (task) => <TaskDue task={task} />,
      text: (task) => (task.standing === true ? m.task.standingShort : showDue(task.dueTime)),
      ascending: 'due_time',
      filters: ['dueDateFrom', 'dueDateTo', 'dueState', 'extensionAsked'],
    },
  ];
}

function stateColumns(m: Messages): Columns {
  return [
    {
      key: 'officialState',
      title: m.task.officialState,
      cell: (task) =>
        task.officialState === undefined ? null : (
          <DueMark
            state={OFFICIAL_TONE[task.officialState]}
            text={word(m.enums.officialState, task.officialState)}
          />
        ),
      text: (task) => word(m.enums.officialState, task.officialState),
      filters: ['officialState'],
    },
    {
      key: 'state',
      title: m.task.state,
      cell: (task) => <StateTag text={word(m.enums.taskState, task.state)} />,
      text: (task) => word(m.enums.taskState, task.state),
      filters: ['states'],
    },
    {
      key: 'progress',
      title: m.task.progress,
      cell: (task) => <ProgressBar percent={percentOf(task)} />,
      text: (task) => m.task.percent(percentOf(task)),
    },
  ];
}

function moreColumns(m: Messages): Columns {
  return [
    {
      key: 'holder',
      title: m.task.holder,
      cell: (task) => <HolderText holder={task.holder} />,
      text: (task) => holderLine(task.holder),
      isHiddenAtFirst: true,
    },
    textColumn('unit', m.task.unit, (task) => task.unitName ?? '', ['unitId']),
    textColumn('assigner', m.task.assigner, (task) => holderLine(task.assigner)),
    textColumn('sourceKind', m.task.sourceKind, (task) => word(m.enums.sourceKind, task.sourceKind)),
    textColumn('product', m.task.clearProduct, (task) => task.product ?? ''),
    textColumn('urged', m.urging.urged, (task) => m.urging.urgedTimes(task.urgingCount ?? 0)),
    textColumn('originalDue', m.task.originalDue, (task) => showDue(task.originalDueTime)),
    {
      ...textColumn('created', m.task.created, (task) => showInstant(task.createTime)),
      descending: 'create_time desc',
    },
  ];
}

function textColumn(
  key: string,
  title: string,
  text: (task: Task) => string,
  filters: readonly string[] = [],
): Column<Task> {
  return { key, title, cell: text, text, filters, isHiddenAtFirst: true };
}

function TaskWork({ task, m }: { task: Task; m: Messages }) {
  const urgency = urgencyName(task.urgency);
  return (
    <>
      <Link to={`/tasks/${task.id ?? ''}`} data-row-link className="row-link">
        {task.work}
      </Link>
      <UrgencyTag value={urgency} text={word(m.enums.urgency, urgency)} />
      <div className="cell-sub">{sourceLine(task)}</div>
    </>
  );
}
