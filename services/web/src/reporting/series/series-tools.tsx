import type { IndicatorDefinition } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { FilterControl } from '../../list/filter-control.tsx';
import { unitSource } from '../../state/directory-search.ts';
import { Choice } from '../../ui/choice.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { MOST_UNITS, type SeriesChange, type SeriesView } from './series-address.ts';

interface SeriesToolsProps {
  readonly view: SeriesView;
  readonly change: (changes: SeriesChange) => void;
  readonly definition: IndicatorDefinition;
}

/** Which periods, and who is compared. */
export function SeriesTools({ view, change, definition }: SeriesToolsProps) {
  const m = useMessages();
  const t = m.series;
  const isFull = view.units.length >= MOST_UNITS;
  const collectors = definition.collectors ?? [];
  return (
    <div className="series-tools no-print">
      <FilterControl
        field={{ name: 'kind', label: t.kind, kind: 'one', options: enumOptions(m.enums.periodKind) }}
        values={[view.kind]}
        onChange={([kind = '']) => change({ kind: kind === definition.periodKind ? '' : kind })}
      />
      <FilterControl
        field={{ name: 'from', label: t.fromDate, kind: 'date' }}
        values={[view.from]}
        onChange={([from = '']) => change({ from })}
      />
      <FilterControl
        field={{ name: 'to', label: t.toDate, kind: 'date' }}
        values={[view.to]}
        onChange={([to = '']) => change({ to })}
      />
      {isFull ? (
        <p className="quiet">{t.enough(MOST_UNITS)}</p>
      ) : (
        <Field label={t.addUnit} hint={t.addUnitHint(MOST_UNITS)}>
          {(control) => (
            <Picker
              {...control}
              // An empty field after each choice, for the next unit.
              key={view.units.length}
              source={unitSource}
              value={undefined}
              onChange={(unit) => unit && change({ units: [...new Set([...view.units, unit.value])] })}
            />
          )}
        </Field>
      )}
      {view.units.length > 0 && (
        <Choice
          label={t.basis}
          options={[
            { value: 'was', label: t.asWas },
            { value: 'is', label: t.asIs },
          ]}
          value={view.basis}
          onChange={(basis) => change({ basis: basis === 'was' ? '' : basis })}
        />
      )}
      <CheckList
        label={t.groups}
        options={enumOptions(m.enums.unitGroup).filter(({ value }) => collectors.includes(value))}
        values={view.groups}
        onChange={(groups) => change({ groups })}
      />
    </div>
  );
}
