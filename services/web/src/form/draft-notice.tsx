import { Alert, Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { showInstant } from '../time/format.ts';

interface DraftNoticeProps {
  readonly savedAt: string;
  readonly onDrop: () => void;
}

/** Says that a form was filled in from what this browser kept, and lets it be dropped. */
export function DraftNotice({ savedAt, onDrop }: DraftNoticeProps) {
  const m = useMessages();
  return (
    <Alert
      type="info"
      showIcon
      title={m.common.keptDraft(showInstant(savedAt))}
      action={
        <Button size="small" onClick={onDrop}>
          {m.common.dropDraft}
        </Button>
      }
    />
  );
}
