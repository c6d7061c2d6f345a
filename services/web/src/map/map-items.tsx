import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { MapRow } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { StatePanel } from '../ui/states.tsx';
import { WorkList } from '../work/work-list.tsx';

interface MapItemsProps {
  readonly unitId: string;
  readonly posts: readonly MapRow[];
}

/** The items at the posts of a unit, or at the one post chosen above. */
export function MapItems({ unitId, posts }: MapItemsProps) {
  const m = useMessages();
  const [params] = useSearchParams();
  const wanted = params.get('post') ?? '';
  const chosen = posts.find((row) => row.post?.postId === wanted)?.post;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // A post was chosen in the table above: its items come into sight, and the keyboard goes on from there.
    if (wanted !== '') box.current?.focus();
  }, [wanted]);
  const who = [chosen?.personName, chosen?.postTitle].filter((part) => (part ?? '') !== '').join(', ');
  const all = new URLSearchParams(params);
  all.delete('post');
  return (
    <section className="section map-items" id="items" ref={box} tabIndex={-1}>
      <h2>{chosen === undefined ? m.map.items : m.map.itemsOf(who)}</h2>
      {wanted !== '' && (
        <p className="map-all">
          <Link to={{ search: all.toString() }} preventScrollReset>
            {m.map.allPosts}
          </Link>
        </p>
      )}
      <WorkList
        scope={{ unitId, ...(wanted === '' ? {} : { postId: wanted }) }}
        withHolder
        empty={() => <StatePanel title={m.map.noItemsTitle} help={m.map.noItemsHelp} />}
      />
    </section>
  );
}
