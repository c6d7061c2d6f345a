import type { PostHolder } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';

/** Who holds something: the person first, then post and unit. */
export function HolderText({ holder }: { holder: PostHolder | undefined }) {
  const m = useMessages();
  if (holder === undefined) return null;
  const person = holder.personName ?? '';
  return (
    <span className="holder">
      <span className={person === '' ? 'quiet' : 'holder-person'}>
        {person === '' ? m.document.vacant : person}
      </span>
      <span className="holder-post">
        {[holder.postTitle, holder.unitName].filter((part) => part !== undefined && part !== '').join(', ')}
      </span>
    </span>
  );
}

/** The same in one line of text. */
export function holderLine(holder: PostHolder | undefined): string {
  return [holder?.personName, holder?.postTitle, holder?.unitName]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
