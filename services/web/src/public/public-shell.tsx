import { useEffect, useRef } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { LanguageButton } from '../shell/language-button.tsx';
import { Logo } from '../shell/logo.tsx';

/** What pages without signing in stand in: no session is asked for, nothing is kept. */
export function PublicShell() {
  const m = useMessages();
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const { pathname } = useLocation();
  useEffect(() => {
    // A new page is read out from its beginning; the first load leaves the focus where the browser put it.
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <a className="skip-link" href="#main">
        {m.shell.skip}
      </a>
      <header className="public-head no-print">
        <Link to="/public">
          <Logo />
        </Link>
        <LanguageButton />
      </header>
      <main id="main" ref={main} tabIndex={-1} className="main public-main">
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}
