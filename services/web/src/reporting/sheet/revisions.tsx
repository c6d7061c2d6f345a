import { Link, useLocation } from 'react-router';
import type { SignedRevision } from '../../api/reporting-types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { withFilters } from '../../list/list-address.ts';
import { showInstant } from '../../time/format.ts';

/** In the address: the signed version that is looked at. */
export const REVISION = 'revision';

/** Where the versions stand on the page. */
export const REVISIONS_ID = 'revisions';

/** Every signed version, the latest first: who, when, why, and how much changed. None replaces another. */
export function Revisions({ revisions }: { revisions: readonly SignedRevision[] }) {
  const m = useMessages();
  const t = m.submission;
  const { search } = useLocation();
  if (revisions.length === 0) return <p className="quiet">{t.noRevisions}</p>;
  return (
    <ol className="history">
      {revisions.map((one) => {
        const { revision = 0, signerName = '', signerTitle = '', reason = '', signTime } = one;
        const to = withFilters(new URLSearchParams(search), { [REVISION]: [String(revision)] }).toString();
        return (
          <li key={revision}>
            <time dateTime={signTime}>{showInstant(signTime)}</time>
            <div>
              <p>
                <strong>{t.revisionTitle(revision)}</strong>, {word(m.enums.valueGrade, one.grade)}{' '}
                <Link to={{ search: to }} preventScrollReset>
                  {t.seeRevision(revision)}
                </Link>
              </p>
              <p className="quiet">{t.signedBy(signerName, signerTitle, showInstant(signTime))}</p>
              <p>{revision === 1 ? t.firstRevision : t.changed(one.changedCount ?? 0)}</p>
              {reason !== '' && <q>{reason}</q>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
