import { Button } from 'antd';
import { useLocation } from 'react-router';
import { signInAddress } from '../api/session-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { useWindowTitle } from '../ui/page.tsx';
import { LanguageButton } from './language-button.tsx';
import { Logo } from './logo.tsx';

/** Before signing in: one sentence, one button, and back to the page that was asked for. */
export function SignInPage() {
  const m = useMessages();
  const { pathname, search } = useLocation();
  useWindowTitle(m.shell.signIn);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Logo />
        <h1>{m.shell.signInTitle}</h1>
        <p>{m.shell.signInHelp}</p>
        <Button type="primary" size="large" href={signInAddress(pathname + search)} autoFocus>
          {m.shell.signIn}
        </Button>
        <LanguageButton />
      </div>
    </main>
  );
}
