import { Button, Modal } from 'antd';
import { useLocation } from 'react-router';
import { signInAddress } from '../api/session-api.ts';
import { useMessages } from '../i18n/language.tsx';

/** The session ended while the page was open: sign in and come back here. */
export function SessionEndedDialog() {
  const m = useMessages();
  const { pathname, search } = useLocation();
  return (
    <Modal open closable={false} footer={null} title={m.problem.signedOutTitle}>
      <p className="dialog-words">{m.problem.signedOutHelp}</p>
      <Button type="primary" href={signInAddress(pathname + search)} autoFocus>
        {m.shell.signIn}
      </Button>
    </Modal>
  );
}
