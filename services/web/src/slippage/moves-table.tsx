import type { DueMove } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { daysInWords } from './days.ts';

/** Each change of a due time: how far, on what ground, by whom, why. */
export function MovesTable({ label, moves }: { label: string; moves: readonly DueMove[] }) {
  const { m, language } = useLanguage();
  return (
    <DataTable label={label} columns={columnsOf(m, language)} rows={moves} rowKey={(move) => move.id ?? ''} />
  );
}

function columnsOf(m: Messages, language: 'vi' | 'en'): Column<DueMove>[] {
  const t = m.slippage;
  const column = (key: string, title: string, text: (move: DueMove) => string, className = '') => ({
    key,
    title,
    cell: text,
    text,
    className,
  });
  return [
    column('when', t.when, (move) => showInstant(move.moveTime)),
    column('from', t.from, (move) => showDue(move.fromDueTime)),
    column('to', t.to, (move) => showDue(move.toDueTime)),
    column('by', t.by, (move) => daysInWords(move.workingDays, m, language)),
    column('why', t.why, (move) => reasonOf(move, m), 'cell-main'),
    column('asked', t.asked, (move) => holderLine(move.askedBy)),
    column('decided', t.decided, (move) => holderLine(move.decidedBy)),
  ];
}

function reasonOf(move: DueMove, m: Messages): string {
  const reason = move.reason ?? '';
  return `${word(m.slippage.kinds, move.kind)}: ${reason === '' ? m.slippage.noReason : reason}`;
}
