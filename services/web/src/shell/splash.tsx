import { useMessages } from '../i18n/language.tsx';

/** Shown for the moment in which it is not yet known who is there. */
export function Splash() {
  const m = useMessages();
  return (
    <div className="splash" role="status">
      {m.shell.loading}
    </div>
  );
}
