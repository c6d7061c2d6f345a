import { useQuery } from '@tanstack/react-query';
import { listSlippage } from '../api/programmes-api.ts';
import type { Task } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { daysInWords } from './days.ts';
import { MovesTable } from './moves-table.tsx';

/** How the due time of one task moved; nothing where it never did. */
export function TaskSlippageSection({ task }: { task: Task }) {
  const { m, language } = useLanguage();
  const id = task.id ?? '';
  const history = useQuery({
    // With the version: a due time that moved is a change of the task.
    queryKey: ['tasks', 'slippage', 'of', id, task.etag],
    queryFn: ({ signal }) => listSlippage({ taskId: id }, signal),
    enabled: task.originalDueTime !== undefined,
  });
  const [moved] = history.data?.tasks ?? [];
  if (moved === undefined) return null;
  const moves = moved.moves ?? [];
  return (
    <Section title={m.slippage.moves}>
      <p className="moves-summary">
        {m.slippage.summary(moves.length, daysInWords(moved.workingDays, m, language))}
      </p>
      <MovesTable label={m.slippage.moves} moves={moves} />
    </Section>
  );
}
