import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listUrgingCandidates } from '../api/urging-api.ts';
import type { Unit } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { URGERS, useServedUnits } from '../state/book-units.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Picker } from '../ui/picker.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { LetterForm } from './letter-form.tsx';

/** Making an urging letter: the unit, its overdue tasks, signer and remark. */
export function NewLetterPage() {
  const m = useMessages();
  const { units, isPending } = useServedUnits(URGERS);
  const [chosen, setChosen] = useState<string>();
  const unitId = chosen ?? units[0]?.id ?? '';
  return (
    <Page title={m.urging.make} className="page-form">
      {isPending && <LoadingState />}
      {!isPending && units.length === 0 && (
        <StatePanel
          title={m.urging.noUnit}
          help={m.urging.noUnitHelp}
          action={<Link to="/tasks">{m.task.title}</Link>}
        />
      )}
      {units.length > 1 && (
        <Choice
          label={m.urging.unit}
          value={unitId}
          options={units.map((unit: Unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }))}
          onChange={setChosen}
        />
      )}
      {unitId !== '' && <Candidates key={unitId} unitId={unitId} />}
    </Page>
  );
}

/** The unit to be urged, one of those with overdue tasks. */
function Candidates({ unitId }: { unitId: string }) {
  const m = useMessages();
  const [params, setParams] = useSearchParams();
  const found = useQuery({
    queryKey: ['tasks', 'urging', 'candidates', unitId],
    queryFn: ({ signal }) => listUrgingCandidates(unitId, signal),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.length === 0) {
    return (
      <StatePanel
        title={m.urging.noneOverdue}
        help={m.urging.noneOverdueHelp}
        action={<Link to="/tasks">{m.task.title}</Link>}
      />
    );
  }
  const options = found.data.map((one) => ({
    value: one.unitId ?? '',
    label: m.urging.candidate(one.unitName ?? '', one.tasks?.length ?? 0),
  }));
  const only = found.data.length === 1 ? found.data[0]?.unitId : undefined;
  const urgedUnitId = params.get('unit') ?? only ?? '';
  const candidate = found.data.find((one) => one.unitId === urgedUnitId);
  return (
    <>
      <Field label={m.urging.urgedUnit} required>
        {(control) => (
          <Picker
            {...control}
            placeholder={m.urging.choose}
            source={{ options }}
            value={options.find((one) => one.value === urgedUnitId)}
            onChange={(option) =>
              setParams(option === undefined ? {} : { unit: option.value }, { replace: true })
            }
          />
        )}
      </Field>
      {candidate !== undefined && <LetterForm key={urgedUnitId} unitId={unitId} candidate={candidate} />}
    </>
  );
}
