import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';
import { joinNumberSymbol } from '../../text/number-symbol.ts';
import { showInstant } from '../../time/format.ts';
import type { Saved } from './register-page.tsx';

/** The number just given, big enough to copy onto the stamp from where one stands. */
export function SavedPanel({ saved }: { saved: Saved }) {
  const m = useMessages();
  const { document, failedFiles } = saved;
  return (
    <section className="saved-panel" role="status" aria-label={m.registration.savedTitle}>
      <div className="saved-number">
        <span>{m.registration.arrivalNumber}</span>
        <strong>{document.arrivalNumber}</strong>
      </div>
      <div className="saved-words">
        <p>
          <strong>{m.registration.savedTitle}</strong> ·{' '}
          {showInstant(document.arrivalTime ?? document.createTime)}
        </p>
        <p>
          {joinNumberSymbol(document.number, document.symbol)} {document.subject}
        </p>
        <Link to={`/incoming/${document.id ?? ''}`}>{m.registration.openDocument}</Link>
      </div>
      {failedFiles.map((name) => (
        <Alert key={name} type="warning" showIcon title={m.registration.uploadFailed(name)} />
      ))}
    </section>
  );
}
