import { Link } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { Page } from '../ui/page.tsx';
import { StatePanel } from '../ui/states.tsx';
import type { WorkFilter } from './work-filter.ts';
import { WorkList } from './work-list.tsx';

const OWN = {};

/** The first page: what the caller's posts hold over all services, due soonest first, and nothing else. */
export function WorkPage() {
  const m = useMessages();
  return (
    <Page title={m.work.title}>
      <WorkList scope={OWN} empty={(filter) => <NoWork filter={filter} />} />
    </Page>
  );
}

function NoWork({ filter }: { filter: WorkFilter }) {
  const m = useMessages();
  if (filter === 'open') {
    return (
      <StatePanel
        title={m.work.emptyTitle}
        help={m.work.emptyHelp}
        action={<Link to="/incoming">{m.incoming.title}</Link>}
      />
    );
  }
  return (
    <StatePanel
      title={m.work.emptyFilteredTitle}
      help={m.work.emptyFilteredHelp}
      action={<Link to="/">{m.work.showAll}</Link>}
    />
  );
}
