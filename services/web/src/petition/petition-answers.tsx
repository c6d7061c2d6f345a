import { Link } from 'react-router';
import type { PetitionAnswer } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';

/** What was answered, and in whose hand: who submitted it, who signed it or sent it back, when. */
export function AnswerText({ answer }: { answer: PetitionAnswer }) {
  const m = useMessages();
  const t = m.petition;
  const { documentId = '', note = '', signTime } = answer;
  const ended = answer.state === 'ANSWER_STATE_SENT_BACK' ? t.sentBackBy : t.signedBy;
  return (
    <div className="answer">
      <p className="answer-text">{answer.text}</p>
      {documentId !== '' && (
        <p>
          <Link to={`/outgoing/${documentId}`}>{t.answerDocument}</Link>
        </p>
      )}
      {signTime !== undefined && <p>{ended(holderLine(answer.signedBy), showInstant(signTime))}</p>}
      {note !== '' && <q>{note}</q>}
      <p className="quiet">{t.submittedBy(holderLine(answer.submittedBy), showInstant(answer.submitTime))}</p>
    </div>
  );
}

/** The draft on the signer's desk. */
export function WaitingAnswer({ answer, signer }: { answer: PetitionAnswer; signer: string }) {
  const m = useMessages();
  return (
    <div className="answer-waiting">
      <StateTag text={m.petition.answerWaits(signer)} tone="active" />
      <AnswerText answer={answer} />
    </div>
  );
}

/** Drafts that were sent back, and answers another has followed. */
export function OtherAnswers({ answers }: { answers: readonly PetitionAnswer[] }) {
  const m = useMessages();
  if (answers.length === 0) return null;
  return (
    <details className="axis-more">
      <summary>
        {m.petition.earlierAnswers} ({answers.length})
      </summary>
      {answers.map((answer) => (
        <div key={answer.id} className="answer-waiting">
          <StateTag text={word(m.enums.answerState, answer.state)} />
          <AnswerText answer={answer} />
        </div>
      ))}
    </details>
  );
}
