import { Link, useNavigate } from 'react-router';
import type { Unit } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { comparedUnitSource } from './compared-units.ts';
import { windowSearch, type StandingView } from './standing-address.ts';

interface UnitChooserProps {
  readonly unit: Pick<Unit, 'id' | 'name'> | undefined;
  readonly own: readonly Unit[];
  readonly view: StandingView;
}

/** Another unit by its name, and the way back to one's own. */
export function UnitChooser({ unit, own, view }: UnitChooserProps) {
  const t = useMessages().standing;
  const navigate = useNavigate();
  const to = (id: string): string => `/reporting/units/${id}${windowSearch(view)}`;
  const { id = '', name = '' } = unit ?? {};
  return (
    <div className="unit-chooser no-print">
      <Field label={t.chooseUnit}>
        {(control) => (
          <Picker
            {...control}
            key={id}
            source={comparedUnitSource}
            value={id === '' ? undefined : { value: id, label: name }}
            onChange={(chosen) => chosen !== undefined && void navigate(to(chosen.value))}
          />
        )}
      </Field>
      {own
        .filter((one) => one.id !== id)
        .map((one) => (
          <Link key={one.id} to={to(one.id ?? '')}>
            {t.ownUnit(one.name ?? '')}
          </Link>
        ))}
    </div>
  );
}
