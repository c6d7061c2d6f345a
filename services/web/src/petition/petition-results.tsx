import type { Petition, PetitionResult } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { ResultMark } from './axis-mark.tsx';
import { earlierResults } from './petition-words.ts';

interface ResultCardProps {
  readonly title: string;
  readonly result: PetitionResult | undefined;
  /** Said where there is none yet. */
  readonly none: string;
}

/** One word in force: the unit's claim or the verifier's finding, with author and date. */
export function ResultCard({ title, result, none }: ResultCardProps) {
  return (
    <section className="result-card" aria-label={title}>
      <h3>{title}</h3>
      {result === undefined ? <p className="quiet">{none}</p> : <ResultWords result={result} />}
    </section>
  );
}

function ResultWords({ result }: { result: PetitionResult }) {
  const m = useMessages();
  const { text = '', dueDate = '' } = result;
  return (
    <>
      <p>
        <ResultMark result={{ ...result, dueDate: '' }} />
      </p>
      {dueDate !== '' && <p>{m.petition.committed(showDate(dueDate))}</p>}
      {text !== '' && <p className="answer-text">{text}</p>}
      <p className="quiet">
        {holderLine(result.by)} · {showInstant(result.resultTime)}
      </p>
    </>
  );
}

/** Every claim and finding before, newest first: none replaces another. */
export function EarlierResults({ petition }: { petition: Petition }) {
  const m = useMessages();
  const results = earlierResults(petition);
  if (results.length === 0) return null;
  return (
    <>
      <h3 className="axis-earlier">{m.petition.earlierResults}</h3>
      <ol className="history">
        {results.map((result) => (
          <li key={result.id}>
            <time dateTime={result.resultTime}>{showInstant(result.resultTime)}</time>
            <div>
              <p>
                <strong>{word(m.enums.resultKind, result.kind)}</strong> <ResultMark result={result} />
              </p>
              {(result.text ?? '') !== '' && <p className="answer-text">{result.text}</p>}
              <p className="quiet">{holderLine(result.by)}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
