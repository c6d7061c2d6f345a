import { Link } from 'react-router';
import { useMessages } from '../i18n/language.tsx';

interface ReportingPlacesProps {
  readonly here: 'reports' | 'standing' | 'dashboard' | 'forms' | 'indicators' | 'sets' | '';
}

/** Where units stand, reports and periods, the forms behind them, and the catalogues behind those. */
export function ReportingPlaces({ here }: ReportingPlacesProps) {
  const m = useMessages();
  const places = [
    ['reports', '/reporting', m.reporting.title],
    ['standing', '/reporting/units', m.standing.title],
    ['dashboard', '/reporting/dashboard', m.dashboard.title],
    ['forms', '/reporting/forms', m.reporting.forms],
    ['indicators', '/reporting/indicators', m.indicator.title],
    ['sets', '/reporting/sets', m.indexSet.title],
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
