import { Link } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { HANDERS } from '../state/book-units.ts';
import { useActor } from '../state/session.tsx';

/** The way to closed units that still hold something, for who may look there (custody: mayHandUnitOver, maySeeUnitWork). */
export function SuccessionsLink() {
  const m = useMessages();
  const { posts } = useActor();
  const may = posts.some(({ post }) => HANDERS.some((role) => role === post?.role));
  return may ? <Link to="/successions">{m.shell.successions}</Link> : null;
}
