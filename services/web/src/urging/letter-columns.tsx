import { useMemo } from 'react';
import { Link } from 'react-router';
import type { UrgedTask, UrgingLetter } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { showDue, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';

/** The columns of the list of letters. */
export function useLetterColumns(): Column<UrgingLetter>[] {
  const { m } = useLanguage();
  return useMemo(
    () => [
      {
        key: 'number',
        title: m.urging.number,
        cell: (letter) => (
          <Link to={`/urging/${letter.id ?? ''}`} data-row-link className="row-link">
            {numberOf(letter, m)}
          </Link>
        ),
        text: (letter) => numberOf(letter, m),
        isFixed: true,
      },
      textColumn('urgedUnit', m.urging.urgedUnit, (letter) => letter.urgedUnitName ?? '', ['urgedUnitId']),
      textColumn('tasks', m.urging.tasks, (letter) => m.urging.taskCount(letter.taskCount ?? 0)),
      {
        key: 'state',
        title: m.urging.state,
        cell: (letter) => <StateTag text={word(m.enums.urgingState, letter.state)} />,
        text: (letter) => word(m.enums.urgingState, letter.state),
        filters: ['states'],
      },
      textColumn('unit', m.urging.unit, (letter) => letter.unitName ?? '', ['unitId']),
      textColumn('signer', m.urging.signer, (letter) => holderLine(letter.signer)),
      textColumn('created', m.urging.created, (letter) => showInstant(letter.createTime)),
    ],
    [m],
  );
}

function textColumn(
  key: string,
  title: string,
  text: (letter: UrgingLetter) => string,
  filters: readonly string[] = [],
): Column<UrgingLetter> {
  return { key, title, cell: text, text, filters };
}

/** How people name a letter: its number, or that it has none yet. */
export function numberOf(letter: UrgingLetter, m: Messages): string {
  return (letter.numberSymbol ?? '') === '' ? m.urging.noNumber : (letter.numberSymbol ?? '');
}

/** The columns of the tasks on a letter. */
export function taskColumns(m: Messages): Column<UrgedTask>[] {
  const work = (task: UrgedTask): string => task.work ?? '';
  const overdue = (task: UrgedTask): string => m.urging.overdueDays(task.overdueDays ?? 0);
  const urged = (task: UrgedTask): string => m.urging.urgedTimes(task.urgingCount ?? 0);
  return [
    {
      key: 'work',
      title: m.urging.work,
      cell: (task) => (
        <>
          <Link to={`/tasks/${task.taskId ?? ''}`}>{work(task)}</Link>
          <div className="cell-sub">{task.sourceNumberSymbol}</div>
        </>
      ),
      text: work,
      className: 'cell-main',
    },
    {
      key: 'due',
      title: m.urging.due,
      cell: (task) => showDue(task.dueTime),
      text: (task) => showDue(task.dueTime),
    },
    { key: 'overdue', title: m.urging.overdue, cell: overdue, text: overdue },
    { key: 'urged', title: m.urging.urged, cell: urged, text: urged },
  ];
}
