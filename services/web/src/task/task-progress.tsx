import type { Task } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** Reports of progress, newest first. */
export function TaskProgress({ task }: { task: Task }) {
  const m = useMessages();
  const reports = task.progress ?? [];
  if (reports.length === 0) return <p className="quiet">{m.task.progressEmpty}</p>;
  return (
    <ol className="history">
      {reports.map((report) => (
        <li key={`${report.reportTime ?? ''} ${report.percent ?? 0}`}>
          <time dateTime={report.reportTime}>{showInstant(report.reportTime)}</time>
          <div>
            <ProgressBar percent={report.percent} />
            <p>{report.text}</p>
            <p className="quiet">{holderLine(report.by)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
