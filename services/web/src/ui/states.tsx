import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useMessages } from '../i18n/language.tsx';
import { problemText } from './problem-text.ts';

interface StateProps {
  readonly title: string;
  readonly help: ReactNode;
  readonly action?: ReactNode;
}

/** A designed state in place of content: what is the matter, and the next step in words. */
export function StatePanel({ title, help, action }: StateProps) {
  return (
    <section className="state-panel">
      <h2>{title}</h2>
      <p>{help}</p>
      {action !== undefined && <div className="state-action">{action}</div>}
    </section>
  );
}

/** A refusal or failure of reading: no permission, or try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const m = useMessages();
  const isApi = error instanceof ApiError;
  if (isApi && error.status === 403) {
    return <StatePanel title={m.problem.forbiddenTitle} help={m.problem.forbiddenHelp} />;
  }
  if (isApi && error.status === 404) {
    return <StatePanel title={m.problem.notFoundTitle} help={m.problem.notFoundHelp} />;
  }
  return (
    <StatePanel
      title={m.problem.title}
      help={problemText(error, m)}
      action={<Button onClick={onRetry}>{m.common.retry}</Button>}
    />
  );
}

/** Grey lines of about the size of what will come. */
export function LoadingState({ rows = 8 }: { rows?: number }) {
  const m = useMessages();
  return (
    <div className="loading-state" role="status">
      <span className="visually-hidden">{m.common.loading}</span>
      <Skeleton title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}
