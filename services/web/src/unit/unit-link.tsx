import { NavLink, useSearchParams } from 'react-router';
import type { Unit } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { fold } from '../text/fold.ts';
import { showDate } from '../time/format.ts';

/** A unit in a list; keeps the date and the search of the address. */
export function UnitLink({ unit }: { unit: Unit }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const ended = unit.validTo ?? '';
  const kind = word(m.enums.unitKind, unit.kind);
  // `Phường Ba Đình` says its kind itself.
  const notes = [
    fold(unit.name ?? '').startsWith(fold(kind)) ? '' : kind,
    ended === '' ? '' : m.unit.until(showDate(ended)),
  ].filter((note) => note !== '');
  return (
    <NavLink className="unit-link" to={{ pathname: `/units/${unit.id ?? ''}`, search: params.toString() }}>
      <span>{unit.name}</span>
      <span className="quiet"> {notes.join(' · ')}</span>
    </NavLink>
  );
}
