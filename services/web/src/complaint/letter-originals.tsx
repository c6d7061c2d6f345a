import type { Letter } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { pageSpans } from './letter-words.ts';

/** The papers that came with a letter, page by page. */
export function LetterOriginals({ originals }: { originals: NonNullable<Letter['originals']> }) {
  const m = useMessages();
  const t = m.complaint;
  if (originals.length === 0) return <p className="quiet">{t.noOriginals}</p>;
  const spans = pageSpans(originals);
  return (
    <>
      <ol className="letter-originals">
        {originals.map((paper, at) => {
          const [from = 0, to = 0] = spans[at] ?? [];
          return (
            <li key={`${from} ${paper.name}`}>
              <span className="letter-pages">
                {t.pages} {t.pageSpan(from, to)}
              </span>
              <span>{paper.name}</span>
              <span className="quiet">
                {[paper.original === true ? t.original : t.copy, paper.condition]
                  .filter((part) => (part ?? '') !== '')
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="quiet">{t.pagesTotal(originals.length, spans.at(-1)?.[1] ?? 0)}</p>
    </>
  );
}
