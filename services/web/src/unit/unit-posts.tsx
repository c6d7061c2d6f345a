import { useQuery } from '@tanstack/react-query';
import { listPosts } from '../api/directory-api.ts';
import type { Post } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';

/** Posts of a unit and who holds them on the date. */
export function UnitPosts({ unitId, asOf }: { unitId: string; asOf: string }) {
  const m = useMessages();
  const posts = useQuery({
    queryKey: ['posts', unitId, asOf],
    queryFn: ({ signal }) => listPosts({ unitId, asOf, pageSize: 200 }, signal),
    staleTime: 60_000,
  });
  if (posts.isPending) return <LoadingState rows={3} />;
  if (posts.isError) return <ErrorState error={posts.error} onRetry={() => void posts.refetch()} />;
  const rows = posts.data.posts ?? [];
  if (rows.length === 0) return <p className="quiet">{m.unit.noPosts}</p>;
  return (
    <div className="table-frame" role="region" tabIndex={0} aria-label={m.unit.posts}>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{m.unit.post}</th>
            <th scope="col">{m.unit.role}</th>
            <th scope="col">{m.unit.holders}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((post) => (
            <tr key={post.id}>
              <td>
                {post.title}
                {post.head === true && <span className="quiet"> · {m.unit.head}</span>}
              </td>
              <td>{word(m.enums.postRole, post.role)}</td>
              <td>
                <Holders post={post} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Holders({ post }: { post: Post }) {
  const m = useMessages();
  const holdings = post.holdings ?? [];
  if (holdings.length === 0) return <span className="quiet">{m.unit.vacant}</span>;
  return (
    <ul className="plain-list">
      {holdings.map((holding) => (
        <li key={holding.id}>
          {holding.personName}{' '}
          <span className="quiet">
            {m.unit.since(showDate(holding.validFrom))}
            {(holding.validTo ?? '') !== '' && ` ${m.unit.until(showDate(holding.validTo))}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
