import { Link } from 'react-router';
import type { CouncilPromise, PromiseMilestone, PromiseMove, PromiseWord } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { holderLine } from '../ui/holder-text.tsx';

/** Milestones, every date it had, and every word on it, none of which replaces another. */
export function PromiseHistory({ promise }: { promise: CouncilPromise }) {
  const m = useMessages();
  const { milestones = [], moves = [], words = [] } = promise;
  const nameOf = (id: string | undefined): string => milestones.find((one) => one.id === id)?.content ?? '';
  return (
    <div className="promise-history">
      <h3>{m.promise.milestones}</h3>
      {milestones.length === 0 ? (
        <p className="quiet">{m.promise.noMilestones}</p>
      ) : (
        <Milestones rows={milestones} />
      )}
      <h3>{m.promise.history}</h3>
      <p className="quiet">{m.promise.firstDue(showDate(promise.originalDueDate))}</p>
      {moves.length > 0 && (
        <ol className="history">
          {moves.map((move) => (
            <Move key={move.id} move={move} milestone={nameOf(move.milestoneId)} />
          ))}
        </ol>
      )}
      <h3>{m.promise.words}</h3>
      {promise.state !== 'PROMISE_STATE_KEPT' && <p className="quiet">{m.promise.notKeptYet}</p>}
      {words.length === 0 ? (
        <p className="quiet">{m.promise.noWords}</p>
      ) : (
        <ol className="history">
          {words.map((one) => (
            <Word key={one.id} said={one} milestone={nameOf(one.milestoneId)} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Milestones({ rows }: { rows: readonly PromiseMilestone[] }) {
  const m = useMessages();
  return (
    <ol className="history">
      {rows.map((row) => (
        <li key={row.id}>
          <time dateTime={row.dueDate}>{showDate(row.dueDate)}</time>
          <div>
            <p>
              {row.content} <DueMark state={row.dueState} />
            </p>
            <p className="quiet">
              {row.reachTime === undefined ? '' : m.promise.reached(showInstant(row.reachTime))}
              {row.originalDueDate !== row.dueDate && ` ${m.promise.firstDue(showDate(row.originalDueDate))}`}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Move({ move, milestone }: { move: PromiseMove; milestone: string }) {
  const m = useMessages();
  return (
    <li>
      <time dateTime={move.moveTime}>{showInstant(move.moveTime)}</time>
      <div>
        <p>
          <strong>{m.promise.moveLine(showDate(move.fromDate), showDate(move.toDate))}</strong>,{' '}
          {m.promise.moveDays(move.days ?? 0)}
        </p>
        {milestone !== '' && <p>{m.promise.ofMilestone(milestone)}</p>}
        <p className="answer-text">{move.reason}</p>
        <p className="quiet">{holderLine(move.by)}</p>
      </div>
    </li>
  );
}

function Word({ said, milestone }: { said: PromiseWord; milestone: string }) {
  const m = useMessages();
  return (
    <li>
      <time dateTime={said.wordTime}>{showInstant(said.wordTime)}</time>
      <div>
        <p>
          <strong>{word(m.enums.promiseWordKind, said.kind)}</strong>
        </p>
        {milestone !== '' && <p>{m.promise.ofMilestone(milestone)}</p>}
        <p className="answer-text">{said.text}</p>
        {(said.evidence ?? []).map((one) => (
          <p key={one.id}>
            {m.promise.evidence}:{' '}
            <Link to={`/outgoing/${one.documentId ?? ''}`}>{word(m.enums.evidenceKind, one.kind)}</Link>{' '}
            {one.text}
          </p>
        ))}
        <p className="quiet">{holderLine(said.by)}</p>
      </div>
    </li>
  );
}
