import type { Petition } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';

/** What voters and their deputies say of the result, newest first; it stands beside claim and finding, whatever they say. */
export function VoterWords({ petition }: { petition: Petition }) {
  const m = useMessages();
  const said = petition.voterWords ?? [];
  if (said.length === 0) return null;
  return (
    <section className="voter-word-box" aria-label={m.voterWord.label}>
      <h3>{m.voterWord.title(said.length)}</h3>
      <ol className="history">
        {said.map((one) => (
          <li key={one.id}>
            <time dateTime={one.sayTime}>{showInstant(one.sayTime)}</time>
            <div>
              <p>
                <strong>{word(m.voterWord.authors, one.author)}</strong> {one.localityName || one.deputyGroup}
              </p>
              <p className="answer-text">{one.reason}</p>
              {one.enteredBy !== undefined && (
                <p className="quiet">{m.voterWord.enteredBy(holderLine(one.enteredBy))}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
