import { Link } from 'react-router';
import { useMessages } from '../i18n/language.tsx';

/** Letters of citizens, the reception of citizens, and the counts of both. */
export function LetterPlaces({ here }: { here: 'letters' | 'reception' | 'statistics' }) {
  const m = useMessages();
  const places = [
    ['letters', '/complaints', m.reception.letters],
    ['reception', '/reception', m.reception.title],
    ['statistics', '/reception/statistics', m.reception.statistics.place],
  ] as const;
  return (
    <nav className="map-places no-print" aria-label={m.reception.places}>
      {places.map(([name, to, label]) => (
        <Link key={name} to={to} className="map-place" aria-current={here === name ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
