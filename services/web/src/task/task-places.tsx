import { NavLink } from 'react-router';
import { useMessages } from '../i18n/language.tsx';

/** The pages about tasks, one beside the other. */
export function TaskPlaces() {
  const m = useMessages();
  const places = [
    ['/tasks', m.task.title],
    ['/programmes', m.programme.title],
    ['/tasks/slippage', m.slippage.title],
  ] as const;
  return (
    <nav className="map-places no-print" aria-label={m.programme.places}>
      {places.map(([to, label]) => (
        <NavLink key={to} to={to} end={to === '/tasks'} className="map-place">
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
