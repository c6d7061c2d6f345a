import type { Petition } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { AnsweredMark } from './axis-mark.tsx';
import { AnswerText, OtherAnswers, WaitingAnswer } from './petition-answers.tsx';
import { doTheyDiffer, otherAnswers, signedAnswer, waitingAnswer } from './petition-words.ts';
import { VoterWords } from './voter-words.tsx';
import { EarlierResults, ResultCard } from './petition-results.tsx';

/** The two axes side by side: whether it was answered, and how far it is resolved. One says nothing of the other. */
export function PetitionAxes({ petition }: { petition: Petition }) {
  return (
    <div className="axes">
      <AnsweredAxis petition={petition} />
      <ResolvedAxis petition={petition} />
    </div>
  );
}

function AnsweredAxis({ petition }: { petition: Petition }) {
  const m = useMessages();
  const signed = signedAnswer(petition);
  const waiting = waitingAnswer(petition);
  return (
    <section className="section axis">
      <h2>
        {m.petition.answeredAxis} <AnsweredMark petition={petition} />
      </h2>
      <div className="axis-body">
        {signed === undefined ? (
          <p className="quiet">{m.petition.notAnsweredYet}</p>
        ) : (
          <AnswerText answer={signed} />
        )}
        {waiting !== undefined && (
          <WaitingAnswer answer={waiting} signer={petition.holder?.personName ?? ''} />
        )}
        <OtherAnswers answers={otherAnswers(petition)} />
      </div>
    </section>
  );
}

function ResolvedAxis({ petition }: { petition: Petition }) {
  const m = useMessages();
  return (
    <section className="section axis">
      <h2>
        {m.petition.resolvedAxis}{' '}
        {doTheyDiffer(petition) && <StateTag text={m.petition.differ} tone="active" />}
      </h2>
      <div className="axis-body">
        <div className="result-cards">
          <ResultCard title={m.petition.claim} result={petition.claim} none={m.petition.noClaim} />
          <ResultCard title={m.petition.finding} result={petition.finding} none={m.petition.noFinding} />
        </div>
        <VoterWords petition={petition} />
        <EarlierResults petition={petition} />
      </div>
    </section>
  );
}
