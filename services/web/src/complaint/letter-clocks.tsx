import type { LegalClock, Letter } from '../api/types.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Facts } from '../item/facts.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { explanationOf, stepWords, suspendedSpans } from './letter-words.ts';

/** Every legal clock, the running ones first: event, rule, due time, and why it is due then. */
export function LetterClocks({ letter }: { letter: Letter }) {
  const m = useMessages();
  const { clocks = [], complaint, denunciation } = letter;
  const course = complaint ?? denunciation;
  if (clocks.length === 0) return <p className="quiet">{m.complaint.clocksNone}</p>;
  return (
    <ul className="letter-clocks">
      {clocks.map((clock) => (
        <Clock
          key={`${clock.step} ${clock.triggerTime}`}
          clock={clock}
          // The resolution alone stands still.
          suspended={clock.step === 'resolve' && course !== undefined ? suspendedSpans(course, m) : []}
        />
      ))}
    </ul>
  );
}

function Clock({ clock, suspended }: { clock: LegalClock; suspended: readonly string[] }) {
  const { m, language } = useLanguage();
  const t = m.complaint;
  const title = stepWords(clock.step, m);
  const hasMoved = clock.originalDueTime !== clock.dueTime;
  return (
    <li className="letter-clock">
      <section aria-label={title}>
        <h3>
          {title} <ClockDue clock={clock} />
        </h3>
        <p className="letter-counted">{explanationOf(clock, language)}</p>
        {clock.estimated === true && <p className="quiet">{t.clockEstimated}</p>}
        <Facts
          facts={[
            [t.clockFrom, showInstant(clock.triggerTime)],
            [t.clockRule, clock.legalRef],
            [t.clockFirst, hasMoved && showDue(clock.originalDueTime)],
            [t.clockEnd, showInstant(clock.endTime)],
            [t.clockSuspended, suspended.join('; ')],
          ]}
        />
      </section>
    </li>
  );
}

/** When it is due and where it stands; days left while it stands still. */
function ClockDue({ clock }: { clock: LegalClock }) {
  const m = useMessages();
  const remaining = useRemaining();
  if (clock.paused === true && clock.endTime === undefined) {
    return <span className="state-tag">{m.complaint.clockPaused(clock.remainingDays ?? 0)}</span>;
  }
  if (clock.dueTime === undefined) return null;
  return (
    <span className="letter-clock-due">
      {showDue(clock.dueTime)}{' '}
      <DueMark state={clock.dueState} text={clock.endTime === undefined ? remaining(clock.dueTime) : ''} />
    </span>
  );
}
