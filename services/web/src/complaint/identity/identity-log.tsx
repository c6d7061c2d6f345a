import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { listOpenings } from '../../api/complaints-api.ts';
import type { Letter, Opening } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { useActor } from '../../state/session.tsx';
import { showInstant } from '../../time/format.ts';
import { LoadingState } from '../../ui/states.tsx';
import { partyTitle } from '../letter-words.ts';
import { fieldWords } from './identity-fields.ts';
import { OpeningGrants } from './opening-grants.tsx';

const PAGE_SIZE = 50;

/** Who opened which identity, when and why, and who may: for the head who decides. Others are shown nothing. */
export function IdentityLog({ letter }: { letter: Letter }) {
  const { posts } = useActor();
  const isHead = posts.some(({ post }) => post?.head === true && post.role === 'POST_ROLE_LEADER');
  return isHead ? <HeadsLog letter={letter} /> : null;
}

function HeadsLog({ letter }: { letter: Letter }) {
  const m = useMessages();
  const { id = '' } = letter;
  const log = useInfiniteQuery({
    queryKey: ['openings', id],
    queryFn: ({ pageParam, signal }) =>
      listOpenings(id, { pageSize: PAGE_SIZE, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
    // People write names into reasons: gone with the page.
    gcTime: 0,
    retry: false,
  });
  // The head of another unit, or one of the unit it is about, is refused: nothing is shown.
  if (log.isError) return null;
  const openings = log.data?.pages.flatMap((page) => page.openings ?? []) ?? [];
  return (
    <>
      <Section title={m.identity.log}>
        <p className="quiet">{m.identity.logHelp}</p>
        {log.isPending && <LoadingState rows={2} />}
        {log.isSuccess && openings.length === 0 && <p>{m.identity.logNone}</p>}
        <ol className="history">
          {openings.map((opening) => (
            <OpeningLine key={opening.id} letter={letter} opening={opening} />
          ))}
        </ol>
        {log.hasNextPage && (
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {m.identity.more}
          </Button>
        )}
      </Section>
      {log.isSuccess && <OpeningGrants letter={letter} />}
    </>
  );
}

function OpeningLine({ letter, opening }: { letter: Letter; opening: Opening }) {
  const m = useMessages();
  const at = (letter.parties ?? []).findIndex((party) => party.partyId === opening.partyId);
  const fields = (opening.fields ?? []).map((name) => fieldWords(name, m)).join(', ');
  const { reason = '' } = opening;
  return (
    <li>
      <time dateTime={opening.openTime}>{showInstant(opening.openTime)}</time>
      <div>
        <p>
          <strong>{opening.personName}</strong>{' '}
          <span className="quiet">
            {[opening.postTitle, opening.unitName].filter((part) => (part ?? '') !== '').join(', ')}
          </span>
        </p>
        <p>
          {partyTitle(letter, at, m)}: {m.identity.logLine(fields)}
        </p>
        {reason !== '' && <q>{reason}</q>}
      </div>
    </li>
  );
}
