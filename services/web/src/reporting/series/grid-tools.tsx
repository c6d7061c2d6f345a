import { Segmented } from 'antd';
import type { SeriesPeriod } from '../../api/series-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { FilterControl } from '../../list/filter-control.tsx';
import { periodTitle } from '../period-words.ts';
import type { SeriesChange, SeriesView } from './series-address.ts';

interface GridToolsProps {
  readonly periods: readonly SeriesPeriod[];
  readonly periodId: string;
  readonly groups: readonly string[];
  readonly group: string;
  readonly view: SeriesView;
  readonly change: (changes: SeriesChange) => void;
}

/** Which period and group, in which order, as tiles or as a table. */
export function GridTools({ periods, periodId, groups, group, view, change }: GridToolsProps) {
  const m = useMessages();
  const t = m.series;
  const options = periods
    .toReversed()
    .map((period) => ({ value: period.periodId ?? '', label: periodTitle(period, m) }));
  return (
    <div className="series-tools no-print">
      <FilterControl
        field={{ name: 'period', label: t.gridPeriod, kind: 'one', options }}
        values={[periodId]}
        onChange={([period = '']) => change({ period })}
      />
      {groups.length > 1 && (
        <Choice
          label={t.group}
          value={group}
          options={groups.map((one) => [one, word(m.enums.unitGroup, one)])}
          onChange={(next) => change({ group: next })}
        />
      )}
      <Choice
        label={t.sort}
        value={view.sort}
        options={[
          ['name', t.byName],
          ['value', t.byValue],
        ]}
        onChange={(sort) => change({ sort: sort === 'name' ? '' : sort })}
      />
      <Choice
        label={t.view}
        value={view.view}
        options={[
          ['tiles', t.tiles],
          ['table', t.asTable],
        ]}
        onChange={(next) => change({ view: next === 'tiles' ? '' : next })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <Segmented
        aria-label={label}
        value={value}
        options={options.map(([one, words]) => ({ value: one, label: words }))}
        onChange={onChange}
      />
    </div>
  );
}
