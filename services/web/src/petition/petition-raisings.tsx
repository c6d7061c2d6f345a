import { Link } from 'react-router';
import type { Raising } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate, showInstant } from '../time/format.ts';

/** Every time it was raised, newest first: each group of voters keeps its own line, in its own words. */
export function PetitionRaisings({ raisings }: { raisings: readonly Raising[] }) {
  return (
    <ol className="parts">
      {raisings.map((raising) => (
        <li key={raising.id} className="part">
          <RaisingLine raising={raising} />
        </li>
      ))}
    </ol>
  );
}

function RaisingLine({ raising }: { raising: Raising }) {
  const m = useMessages();
  const t = m.petition;
  const { meetingDate = '', letterNumberSymbol = '', letterDate = '' } = raising;
  const where = [
    word(m.enums.raisingTiming, raising.timing),
    meetingDate !== '' && t.meeting(showDate(meetingDate)),
    raising.deputyGroup,
  ];
  const hasLetter = letterNumberSymbol !== '' || letterDate !== '';
  return (
    <div className="part-words">
      <p>
        <strong>{raising.localityName}</strong>{' '}
        <Link to={`/petitions?session=${raising.sessionId ?? ''}`}>{raising.sessionName}</Link>
      </p>
      <p className="quiet">{where.filter((part) => (part || '') !== '').join(' · ')}</p>
      <blockquote className="voters-words">{raising.words}</blockquote>
      <p className="quiet">
        {hasLetter && `${t.letter(letterNumberSymbol, showDate(letterDate))} · `}
        {t.recordedAt(showInstant(raising.createTime))}
      </p>
    </div>
  );
}
