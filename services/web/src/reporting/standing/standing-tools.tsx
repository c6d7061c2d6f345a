import { Button, Segmented } from 'antd';
import type { IndexSet, StandingWindow } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { FilterControl } from '../../list/filter-control.tsx';
import { cityToday, showInstant } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import type { StandingChange, StandingView } from './standing-address.ts';
import { dayAfter, dayBefore, windowTitle } from './standing-windows.ts';

interface StandingToolsProps {
  readonly sets: readonly IndexSet[];
  readonly set: IndexSet;
  readonly window: StandingWindow | undefined;
  readonly view: StandingView;
  readonly change: (changes: StandingChange) => void;
}

/** Which index set, by week or month, and which week or month. */
export function StandingTools({ sets, set, window, view, change }: StandingToolsProps) {
  const t = useMessages().standing;
  const options = sets.map(({ id = '', name = '', year = 0 }) => ({
    value: id,
    label: t.setName(name, year),
  }));
  return (
    <div className="standing-tools">
      {sets.length > 1 && (
        <FilterControl
          field={{ name: 'set', label: t.set, kind: 'one', options }}
          values={[set.id ?? '']}
          onChange={([id = '']) => change({ set: id })}
        />
      )}
      <div className="field">
        <span className="field-label">{t.kind}</span>
        <Segmented
          aria-label={t.kind}
          value={view.kind}
          options={[
            { value: 'month', label: t.months },
            { value: 'week', label: t.week },
          ]}
          onChange={(kind) => change({ kind: kind === 'month' ? '' : kind })}
        />
      </div>
      <WindowStepper window={window} view={view} change={change} />
    </div>
  );
}

/** One week or month back and forth; how fresh what is shown is. */
function WindowStepper({ window, view, change }: Pick<StandingToolsProps, 'window' | 'view' | 'change'>) {
  const m = useMessages();
  const t = m.standing;
  const before = window === undefined ? undefined : dayBefore(window, cityToday());
  const after = window === undefined ? undefined : dayAfter(window);
  const { running = false, countTime = '' } = window ?? {};
  return (
    <div className="field window-stepper" role="group" aria-label={t.window}>
      <span className="field-label">{t.window}</span>
      <div className="window-steps">
        <Step label={t.before} sign="‹" day={before} change={change} />
        <Step label={t.after} sign="›" day={after} change={change} />
        <strong>{windowTitle(window, m)}</strong>
        {running && <StateTag text={t.running} tone="active" />}
        {view.date !== '' && (
          <Button size="small" type="link" className="no-print" onClick={() => change({ date: '' })}>
            {t.latest}
          </Button>
        )}
      </div>
      {window !== undefined && (
        <p className="field-hint">{countTime === '' ? t.notCounted : t.countedAt(showInstant(countTime))}</p>
      )}
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly day: string | undefined;
  readonly change: StandingToolsProps['change'];
}

function Step({ label, sign, day, change }: StepProps) {
  return (
    <Button
      className="no-print"
      aria-label={label}
      title={label}
      disabled={day === undefined}
      onClick={() => change({ date: day ?? '' })}
    >
      {sign}
    </Button>
  );
}
