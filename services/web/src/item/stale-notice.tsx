import { Alert } from 'antd';
import type { CustodyChange } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';

/** Tells who was first, and that the new state is already on the page. */
export function StaleNotice({ change }: { change: CustodyChange | undefined }) {
  const m = useMessages();
  const who = change?.by === undefined ? '' : holderLine(change.by);
  const what = word(m.enums.custodyReason, change?.reason);
  const line = who === '' ? m.act.staleUnknown : m.act.staleBy(who, what, showInstant(change?.changeTime));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={m.act.staleTitle}
      description={`${line} ${m.act.staleHelp}`}
    />
  );
}
