import { Button } from 'antd';
import { useLocation } from 'react-router';
import { signInAddress } from '../api/session-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** The session ended while the page was open: sign in and come back here. */
export function SessionEndedDialog() {
  const m = useMessages();
  const { pathname, search } = useLocation();
  return (
    <Dialog closable={false} title={m.problem.signedOutTitle}>
      <p className="dialog-words">{m.problem.signedOutHelp}</p>
      <Button data-main-button type="primary" href={signInAddress(pathname + search)}>
        {m.shell.signIn}
      </Button>
    </Dialog>
  );
}
