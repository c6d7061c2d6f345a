import { Link } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { Page } from '../ui/page.tsx';
import { StatePanel } from '../ui/states.tsx';

export function NotFoundPage() {
  const m = useMessages();
  return (
    <Page title={m.problem.notFoundTitle}>
      <StatePanel
        title={m.problem.notFoundTitle}
        help={m.problem.notFoundHelp}
        action={<Link to="/">{m.shell.work}</Link>}
      />
    </Page>
  );
}
