import type { ReactNode } from 'react';
import type { PostHolder } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWindowTitle } from '../ui/page.tsx';
import { useRemaining } from '../state/calendar.ts';

export interface HeadDue {
  readonly dueTime: string | undefined;
  readonly state: string | undefined;
  /** How it was counted, a sentence. */
  readonly explanation: string | undefined;
  readonly isOpen: boolean;
  /** What stands in place of a due time that there is none of. */
  readonly none?: string;
}

export interface ItemHeadProps {
  /** Arrival number, or number and symbol: how people name the item. */
  readonly number: string;
  /** Beside the number, e.g. type, issuer and date. */
  readonly origin: ReactNode;
  readonly subject: string;
  readonly holder: PostHolder | undefined;
  /** What stands in place of a holder when nobody holds it. */
  readonly nobody: string;
  readonly due: HeadDue | undefined;
  readonly state: string;
  /** The buttons allowed to the caller, and no others. */
  readonly actions: ReactNode;
}

/** The head of every item: number, subject, who holds it now and since when, due, state, and what may be done. */
export function ItemHead(props: ItemHeadProps) {
  const m = useMessages();
  useWindowTitle(props.number);
  return (
    <header className="item-head">
      <p className="item-number">
        <span>{props.number}</span>
        <span className="item-origin">{props.origin}</span>
      </p>
      <h1>{props.subject === '' ? m.work.noSubject : props.subject}</h1>
      <dl className="item-facts">
        <div className="item-fact item-fact-holder">
          <dt>{m.document.holder}</dt>
          <dd>
            <Holder holder={props.holder} nobody={props.nobody} />
          </dd>
        </div>
        {props.due !== undefined && (
          <div className="item-fact">
            <dt>{m.document.due}</dt>
            <dd>
              <Due due={props.due} />
            </dd>
          </div>
        )}
        <div className="item-fact">
          <dt>{m.document.state}</dt>
          <dd>
            <StateTag text={props.state} tone="active" />
          </dd>
        </div>
      </dl>
      <div className="item-actions" role="group" aria-label={m.document.actions}>
        {props.actions}
      </div>
    </header>
  );
}

function Holder({ holder, nobody }: { holder: PostHolder | undefined; nobody: string }) {
  const m = useMessages();
  if (holder === undefined) return <span className="quiet">{nobody}</span>;
  return (
    <>
      <HolderText holder={holder} />
      <span className="item-since">{m.document.holderSince(showInstant(holder.sinceTime))}</span>
    </>
  );
}

function Due({ due }: { due: HeadDue }) {
  const m = useMessages();
  const remaining = useRemaining();
  if (due.dueTime === undefined) return <span className="quiet">{due.none ?? m.document.noDue}</span>;
  return (
    <>
      <span className="item-due">
        <strong>{showDue(due.dueTime)}</strong>{' '}
        <DueMark state={due.state} text={due.isOpen ? remaining(due.dueTime) : ''} />
      </span>
      {due.explanation !== undefined && due.explanation !== '' && (
        <span className="item-counted">{due.explanation}</span>
      )}
    </>
  );
}
