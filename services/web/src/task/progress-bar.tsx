import { useMessages } from '../i18n/language.tsx';

/** How far a task has come: a bar and its number. */
export function ProgressBar({ percent }: { percent: number | undefined }) {
  const m = useMessages();
  const value = percent ?? 0;
  return (
    <span className="task-progress">
      <span className="task-progress-bar" aria-hidden="true">
        <span style={{ width: `${value}%` }} />
      </span>
      <span className="nowrap">{m.task.percent(value)}</span>
    </span>
  );
}
