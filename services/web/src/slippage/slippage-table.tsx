import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TaskSlippage } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Section } from '../item/facts.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue } from '../time/format.ts';
import { daysInWords } from './days.ts';
import { MovesTable } from './moves-table.tsx';

/** The tasks of the picture; the moves of one of them below. */
export function SlippageTable({ rows }: { rows: readonly TaskSlippage[] }) {
  const { m, language } = useLanguage();
  const [openId, setOpenId] = useState('');
  const open = rows.find((row) => row.taskId === openId);
  return (
    <>
      <DataTable
        label={m.slippage.table}
        columns={[...columnsOf(m, language), movesColumn(m, openId, setOpenId)]}
        rows={rows}
        rowKey={(row) => row.taskId ?? ''}
      />
      {open !== undefined && (
        <Section title={m.slippage.movesOf(open.work ?? '')}>
          <MovesTable label={m.slippage.movesOf(open.work ?? '')} moves={open.moves ?? []} />
        </Section>
      )}
    </>
  );
}

function movesColumn(m: Messages, openId: string, onOpen: (id: string) => void): Column<TaskSlippage> {
  const count = (row: TaskSlippage): number => (row.moves ?? []).length;
  return {
    key: 'moves',
    title: m.slippage.times,
    text: (row) => String(count(row)),
    cell: (row) => {
      const id = row.taskId ?? '';
      const isOpen = id === openId;
      return (
        <Button size="small" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? '' : id)}>
          {m.slippage.show(count(row))}
        </Button>
      );
    },
  };
}

function columnsOf(m: Messages, language: 'vi' | 'en'): Column<TaskSlippage>[] {
  const t = m.slippage;
  const plain = (key: string, title: string, text: (row: TaskSlippage) => string, className = '') => ({
    key,
    title,
    cell: text,
    text,
    className,
  });
  return [
    {
      key: 'work',
      title: t.task,
      className: 'cell-main',
      cell: (row) => <Link to={`/tasks/${row.taskId ?? ''}`}>{row.work}</Link>,
      text: (row) => row.work ?? '',
    },
    plain('lead', t.lead, (row) => row.leadUnitName ?? ''),
    plain('original', m.task.originalDue, (row) => showDue(row.originalDueTime)),
    plain('due', m.task.due, (row) => showDue(row.dueTime)),
    plain('far', t.far, (row) => daysInWords(row.workingDays, m, language)),
  ];
}
