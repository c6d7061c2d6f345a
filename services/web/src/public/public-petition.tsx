import { Link } from 'react-router';
import type { PublicPetition, PublicRaising, PublicResult } from '../api/public-api.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { AnsweredMark, ResultMark } from '../petition/axis-mark.tsx';
import { showDate, showDue, showInstantDate } from '../time/format.ts';
import { useWindowTitle } from '../ui/page.tsx';

/** What was asked and where it stands: units, no people. */
export function PublicPetitionView({ petition }: { petition: PublicPetition }) {
  const m = useMessages();
  const t = m.open;
  const { subject = '', favouredId = '', raisings = [] } = petition;
  const origin = [
    petition.code,
    petition.unitName,
    word(m.enums.petitionLevel, petition.level),
    word(m.enums.petitionField, petition.field),
  ];
  useWindowTitle(subject);
  return (
    <article className="page public-petition">
      <header className="page-head">
        <div>
          <p className="quiet">{origin.filter((part) => (part ?? '') !== '').join(' · ')}</p>
          <h1>{subject}</h1>
        </div>
      </header>
      {favouredId !== '' && (
        <p>
          {t.favoured} <Link to={`/public/petitions/${favouredId}`}>{petition.favouredCode}</Link>
        </p>
      )}
      <Standing petition={petition} />
      <Section title={m.petition.raisings(raisings.length)}>
        <ol className="parts">
          {raisings.map((raising, index) => (
            <li key={index} className="part">
              <PublicLine raising={raising} />
            </li>
          ))}
        </ol>
      </Section>
    </article>
  );
}

/** Both axes, each with its day; that an answer was given says nothing of the matter. */
function Standing({ petition }: { petition: PublicPetition }) {
  const m = useMessages();
  const t = m.open;
  const { answerTime, dueTime, leadUnitName = '', voterWords = [] } = petition;
  return (
    <Section title={t.standing}>
      <Facts
        facts={[
          [m.petition.state, word(m.enums.petitionState, petition.state)],
          [m.petition.lead, leadUnitName || m.petition.notAssigned],
          [m.petition.due, answerTime === undefined && showDue(dueTime)],
          [m.petition.answeredAxis, <AnsweredMark key="answered" petition={petitionOf(answerTime)} />],
          [m.petition.claim, <PublicMark key="claim" result={petition.claim} />],
          [m.petition.finding, <PublicMark key="finding" result={petition.finding} />],
          [t.updated, showInstantDate(petition.updateTime)],
        ]}
      />
      {voterWords.length > 0 && (
        <>
          <h3 className="axis-earlier">{m.voterWord.title(voterWords.length)}</h3>
          <ul className="voter-words">
            {voterWords.map((said, index) => (
              <li key={index}>
                {word(m.voterWord.authors, said.author)}, {showInstantDate(said.sayTime)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function petitionOf(answerTime: string | undefined) {
  return answerTime === undefined ? {} : { answerTime };
}

function PublicMark({ result }: { result: PublicResult | undefined }) {
  const m = useMessages();
  const { dueDate = '' } = result ?? {};
  return (
    <>
      <ResultMark result={result && { resultClass: result.resultClass ?? '' }} />
      {dueDate !== '' && <div>{m.petition.committed(showDate(dueDate))}</div>}
      {result !== undefined && <div className="quiet">{showInstantDate(result.resultTime)}</div>}
    </>
  );
}

/** One group of voters, in its published words. */
export function PublicLine({ raising }: { raising: PublicRaising }) {
  const m = useMessages();
  const { localityName, sessionName, meetingDate = '' } = raising;
  const where = [sessionName, meetingDate !== '' && m.petition.meeting(showDate(meetingDate))];
  return (
    <div className="part-words">
      <p>
        <strong>{localityName}</strong>
      </p>
      <p className="quiet">{where.filter((part) => (part || '') !== '').join(' · ')}</p>
      <blockquote className="voters-words">{raising.words}</blockquote>
    </div>
  );
}
