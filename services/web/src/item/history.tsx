import type { CustodyChange } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { historyOf } from './path-steps.ts';

/** Every change of hands, newest first: when, who acted, what, to whom, and the words said. */
export function History({ changes }: { changes: readonly CustodyChange[] }) {
  const m = useMessages();
  if (changes.length === 0) return <p className="quiet">{m.document.pathEmpty}</p>;
  return (
    <ol className="history">
      {historyOf(changes).map((change) => (
        <li key={`${change.itemId}-${change.version}`}>
          <time dateTime={change.changeTime}>{showInstant(change.changeTime)}</time>
          <div>
            <p>
              <strong>{word(m.enums.custodyReason, change.reason)}</strong>
              {change.to !== undefined && <> → {holderLine(change.to)}</>}
            </p>
            {change.by !== undefined && (
              <p className="quiet">{m.document.historyBy(holderLine(change.by))}</p>
            )}
            {change.note !== undefined && change.note !== '' && <q>{change.note}</q>}
            {change.dueTime !== undefined && (
              <p className="quiet">
                {m.document.due}: {showDue(change.dueTime)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
