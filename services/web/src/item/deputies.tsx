import type { Deputy } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';

/** Who acts for the absent holder of a post, and until when. */
export function Deputies({
  deputies = [],
  post,
}: {
  deputies?: readonly Deputy[] | undefined;
  post: string;
}) {
  const m = useMessages();
  if (deputies.length === 0) return null;
  return (
    <>
      {deputies.map((deputy) => (
        <p key={deputy.delegationId} className="deputy">
          {m.where.deputy(deputy.personName ?? '', post, showDate(deputy.validTo))}
        </p>
      ))}
    </>
  );
}
