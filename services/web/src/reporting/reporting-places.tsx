import { Link } from 'react-router';
import { useMessages } from '../i18n/language.tsx';

interface ReportingPlacesProps {
  readonly here: 'reports' | 'forms' | 'indicators' | '';
}

/** Reports and periods, the forms behind them, and the catalogue behind those. */
export function ReportingPlaces({ here }: ReportingPlacesProps) {
  const m = useMessages();
  const places = [
    ['reports', '/reporting', m.reporting.title],
    ['forms', '/reporting/forms', m.reporting.forms],
    ['indicators', '/reporting/indicators', m.indicator.title],
  ] as const;
  return (
    <nav className="map-places no-print" aria-label={m.reporting.places}>
      {places.map(([name, to, label]) => (
        <Link key={name} to={to} className="map-place" aria-current={here === name ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
