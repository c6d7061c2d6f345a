import { Link } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';

interface PetitionPlacesProps {
  readonly here: 'sessions' | 'all' | 'session' | 'promises' | 'desk';
}

/** The sessions, every petition whatever its session, and the desk of likely duplicates. */
export function PetitionPlaces({ here }: PetitionPlacesProps) {
  const m = useMessages();
  const places = [
    ['sessions', '/petitions', m.petition.sessions],
    ['all', '/petitions?session=all', m.petition.allPetitions],
    ['promises', '/promises', m.promise.title],
    ['desk', '/petitions/duplicates', m.likely.place],
  ] as const;
  return (
    <nav className="map-places no-print" aria-label={m.petition.places}>
      {places.map(([name, to, label]) => (
        <Link key={name} to={to} className="map-place" aria-current={here === name ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
