import { Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import type { LiveList } from './use-live-list.ts';

/** Says that a list has changed below the reader's eyes; stays at the foot of the window. */
export function LiveNotice({ live }: { live: LiveList }) {
  const m = useMessages();
  return (
    <div role="status" className="live-region">
      {live.hasChanges && (
        <div className="live-notice">
          {m.common.changes}
          <Button size="small" onClick={live.show}>
            {m.common.showChanges}
          </Button>
        </div>
      )}
    </div>
  );
}
