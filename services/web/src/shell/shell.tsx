import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { openLiveEvents } from '../api/live.ts';
import { ApiError } from '../api/api-error.ts';
import { getSession, type Session } from '../api/session-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { ActorContext, unitsOf, useMeQuery, useSession, type Actor } from '../state/session.tsx';
import { sessionEnded, useSessionEnded } from '../state/session-ended.ts';
import { readStored, writeStored } from '../state/storage.ts';
import { ErrorState, StatePanel } from '../ui/states.tsx';
import { Header } from './header.tsx';
import { SessionEndedDialog } from './session-ended-dialog.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { prefetchPages } from './prefetch-pages.ts';
import { Splash } from './splash.tsx';

const STORED_UNIT = 'baro.unit';

/** What every page stands in. Decides first whether somebody is signed in. */
export function Shell() {
  const session = useSession();
  if (session.isPending) return <Splash />;
  if (session.isError) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data.signedIn) return <SignInPage />;
  return <SignedInShell session={session.data} />;
}

function SignedInShell({ session }: { session: Session }) {
  const me = useMeQuery(true);
  const actor = useActorValue(session, me.data?.posts ?? [], me.data?.person?.id ?? '');
  const isEnded = useSessionEnded();
  const m = useMessages();
  useEffect(() => openLiveEvents(() => void checkSession()), []);
  useEffect(prefetchPages, []);
  if (me.isPending) return <Splash />;
  return (
    <ActorContext value={actor}>
      <a className="skip-link" href="#main">
        {m.shell.skip}
      </a>
      <Header />
      <Main>
        {me.isError && !isUnbound(me.error) && (
          <ErrorState error={me.error} onRetry={() => void me.refetch()} />
        )}
        {(isUnbound(me.error) || (me.isSuccess && actor.posts.length === 0)) && (
          <StatePanel title={m.shell.noPost} help={m.shell.noPostHelp} />
        )}
        {me.isSuccess && <Outlet />}
      </Main>
      <Shortcuts />
      {isEnded && <SessionEndedDialog />}
      <ScrollRestoration />
    </ActorContext>
  );
}

/** The stream of changes was refused: most often because the session has ended. */
async function checkSession(): Promise<void> {
  const session = await getSession().catch(() => undefined);
  if (session?.signedIn === false) sessionEnded.tell();
}

/** The account is known to the sign-on, but bound to nobody in the directory. */
function isUnbound(error: Error | null): boolean {
  return error instanceof ApiError && error.reason === 'CALLER_UNKNOWN';
}

function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isFirst = useRef(true);
  const isMoving = useNavigation().state !== 'idle';
  useEffect(() => {
    // A new page is read out from its beginning; the first load leaves the focus where the browser put it.
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={isMoving ? 'main is-moving' : 'main'}>
      {children}
    </main>
  );
}

function useActorValue(session: Session, posts: Actor['posts'], personId: string): Actor {
  const [unitId, setUnitId] = useState(() => readStored(STORED_UNIT));
  return useMemo(() => {
    const units = unitsOf(posts);
    return {
      name: session.name ?? '',
      username: session.username ?? '',
      personId,
      posts,
      units,
      unit: units.find((unit) => unit.id === unitId) ?? units[0],
      chooseUnit: (id: string) => {
        writeStored(STORED_UNIT, id);
        setUnitId(id);
      },
    };
  }, [session, posts, personId, unitId]);
}
