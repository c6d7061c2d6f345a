import { useEffect, useState } from 'react';

/** Gives the focus back to what had it when a dialog opened; to the page when that is gone. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const target =
        opener instanceof HTMLElement && opener.isConnected ? opener : document.getElementById('main');
      // After the dialog has taken itself away, or it would take the focus back.
      setTimeout(() => target?.focus(), 0);
    },
    [opener],
  );
}
