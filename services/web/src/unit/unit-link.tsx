import { NavLink, useSearchParams } from 'react-router';
import type { Unit } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';

/** A unit in a list; keeps the date and the search of the address. */
export function UnitLink({ unit }: { unit: Unit }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const ended = unit.validTo ?? '';
  return (
    <NavLink className="unit-link" to={{ pathname: `/units/${unit.id ?? ''}`, search: params.toString() }}>
      <span>{unit.name}</span>
      <span className="quiet">
        {' '}
        {word(m.enums.unitKind, unit.kind)}
        {ended !== '' && ` · ${m.unit.until(showDate(ended))}`}
      </span>
    </NavLink>
  );
}
