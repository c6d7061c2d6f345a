import { Segmented } from 'antd';
import type { CityDashboard } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { StatePanel } from '../../ui/states.tsx';
import { LevelCounts } from '../series/unit-tiles.tsx';
import type { StandingChange, StandingView } from '../standing/standing-address.ts';
import { ShareTable, ShareTiles } from './share-tiles.tsx';
import { sortShares, unitShares } from './unit-shares.ts';

interface UnitSectionProps {
  readonly dashboard: CityDashboard;
  readonly view: StandingView;
  readonly change: (changes: StandingChange) => void;
}

/** Every unit of the group by its share of points, as tiles or as a table. */
export function UnitSection({ dashboard, view, change }: UnitSectionProps) {
  const m = useMessages();
  const t = m.dashboard;
  const { units = [], indexSet = {} } = dashboard;
  const shares = sortShares(unitShares(units), view.sort);
  const label = t.unitsOf(shares.length, word(m.enums.unitGroup, indexSet.unitGroup));
  if (shares.length === 0) {
    return <StatePanel title={m.standing.noUnitsTitle} help={m.standing.noUnitsHelp} />;
  }
  const Shown = view.view === 'table' ? ShareTable : ShareTiles;
  return (
    <>
      <div className="standing-tools no-print">
        <Choice
          label={m.series.sort}
          value={view.sort}
          options={[
            ['place', t.byPlace],
            ['name', t.byName],
            ['asking', t.byAsking],
          ]}
          onChange={(sort) => change({ sort: sort === 'place' ? '' : sort })}
        />
        <Choice
          label={m.series.view}
          value={view.view}
          options={[
            ['tiles', m.series.tiles],
            ['table', m.series.asTable],
          ]}
          onChange={(next) => change({ view: next === 'tiles' ? '' : next })}
        />
      </div>
      <p>
        {label}. <span className="quiet">{t.unitsHelp}</span>
      </p>
      <LevelCounts tiles={shares} />
      <Shown shares={shares} label={label} view={view} />
    </>
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
