import { Button } from 'antd';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { StatePanel } from '../ui/states.tsx';

/** A page that broke while showing, or whose code could not be fetched after an update of the platform. */
export function CrashPage() {
  const m = useMessages();
  const error = useRouteError();
  // Seen in the browser's console, the only place that can tell where it broke.
  useEffect(() => reportError(error), [error]);
  return (
    <main className="main" id="main">
      <StatePanel
        title={m.problem.crashTitle}
        help={m.problem.crashHelp}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {m.common.reload}
          </Button>
        }
      />
    </main>
  );
}
