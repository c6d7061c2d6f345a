import { Button } from 'antd';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { Petition, Raising } from '../../api/types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { HolderText } from '../../ui/holder-text.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { splitShared } from './shared-words.ts';

interface PairSideProps {
  readonly petition: Petition;
  /** What both petitions say. */
  readonly shared: readonly string[];
  /** Retires the other one in favour of this; absent when that may not be. */
  readonly onFavour?: (() => void) | undefined;
}

/** One of two petitions: what voters said with the shared words marked, where, for which session, who holds it. */
export function PairSide({ petition, shared, onFavour }: PairSideProps) {
  const m = useMessages();
  const { id = '', code = '', subject = '', holder, raisings = [] } = petition;
  return (
    <article className="pair-side" aria-label={code}>
      <h3>
        <Link to={`/petitions/${id}`}>{code}</Link>{' '}
        <StateTag text={word(m.enums.petitionState, petition.state)} />
      </h3>
      <p>
        <MarkedText text={subject} shared={shared} />
      </p>
      {raisings.map((raising) => (
        <PairLine key={raising.id} raising={raising} shared={shared} />
      ))}
      {holder !== undefined && (
        <p className="quiet">
          {m.petition.holder}: <HolderText holder={holder} />
        </p>
      )}
      {onFavour !== undefined && (
        <Button onClick={onFavour} aria-label={`${m.likely.into} ${code}`}>
          {m.likely.into}
        </Button>
      )}
    </article>
  );
}

function PairLine({ raising, shared }: { raising: Raising; shared: readonly string[] }) {
  return (
    <>
      <p className="quiet">
        {raising.localityName} · {raising.sessionName}
      </p>
      <blockquote className="voters-words">
        <MarkedText text={raising.words ?? ''} shared={shared} />
      </blockquote>
    </>
  );
}

function MarkedText({ text, shared }: { text: string; shared: readonly string[] }) {
  return splitShared(text, shared).map((run, at) =>
    // A text is split anew as a whole: a run has no name but its place.
    run.isShared ? <mark key={at}>{run.text}</mark> : <Fragment key={at}>{run.text}</Fragment>,
  );
}
