import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { previewSuccession, startSuccession } from '../api/succession-api.ts';
import type { StartSuccessionBody, SuccessionPreview } from '../api/types.ts';
import { onFormKeyDown, useErrorFocus } from '../form/enter-to-next.ts';
import { FormFoot } from '../form/form-foot.tsx';
import { FormProblem } from '../form/form-problem.tsx';
import type { Errors } from '../form/form-state.ts';
import { useSubmit } from '../form/use-submit.ts';
import { useMessages } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { itemsChanged } from '../state/changed.ts';
import { showDate } from '../time/format.ts';
import type { Option } from '../ui/combobox-options.ts';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { GroupTable } from './group-table.tsx';
import { defaultOption, groupKey, targetsOf } from './run-words.ts';
import { SuccessorList } from './successor-list.tsx';

/** What a run would hand over and to whom, and the button that starts it. */
export function PreviewPage() {
  const m = useMessages();
  const { unitId = '' } = useParams();
  const preview = useQuery({
    queryKey: ['custody', 'successions', 'preview', unitId],
    queryFn: ({ signal }) => previewSuccession(unitId, signal),
  });
  const name = preview.data?.unit?.unitName;
  return (
    <Page title={name === undefined ? m.succession.title : m.succession.previewTitle(name)}>
      {preview.isPending && <LoadingState />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isSuccess && <Preview key={preview.dataUpdatedAt} unitId={unitId} preview={preview.data} />}
    </Page>
  );
}

function Preview({ unitId, preview }: { unitId: string; preview: SuccessionPreview }) {
  const m = useMessages();
  const { unit } = preview;
  const may = unit?.allowedActions?.includes('StartSuccession') === true;
  const run = unit?.openRunId ?? '';
  const isEmpty = (preview.totalCount ?? 0) === 0;
  return (
    <>
      <Facts
        facts={[
          [m.succession.lastDay, showDate(unit?.validTo)],
          [m.succession.open, preview.totalCount ?? 0],
          [m.succession.successors, <SuccessorList key="successors" successors={unit?.successors} />],
        ]}
      />
      {run !== '' && (
        <p>
          <Link to={`/successions/${run}`}>{m.succession.goOn}</Link>
        </p>
      )}
      {isEmpty && <StatePanel title={m.succession.nothing} help={m.succession.noClosedHelp} />}
      {!isEmpty && !may && <p className="quiet">{m.succession.mayNot}</p>}
      {!isEmpty && <StartForm unitId={unitId} preview={preview} may={may} />}
    </>
  );
}

type FieldName = 'legalRef' | 'targets';

interface StartFormProps {
  readonly unitId: string;
  readonly preview: SuccessionPreview;
  readonly may: boolean;
}

function StartForm({ unitId, preview, may }: StartFormProps) {
  const m = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const groups = preview.groups ?? [];
  const [legalRef, setLegalRef] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<string, Option | undefined>>>(() =>
    Object.fromEntries(groups.map((group) => [groupKey(group), defaultOption(group)])),
  );
  const [errors, setErrors] = useState<Errors<FieldName>>({});
  const missing = groups.filter((group) => chosen[groupKey(group)] === undefined).length;
  const body = (): Omit<StartSuccessionBody, 'requestId'> => ({
    unitId,
    legalRef: legalRef.normalize('NFC').trim(),
    totalCount: preview.totalCount ?? 0,
    targets: targetsOf(groups, chosen),
  });
  const submit = useSubmit<FieldName>({
    form: { refuse: setErrors },
    fieldNames: { legalRef: 'legalRef', targets: 'targets' },
    check: () => ({
      ...(legalRef.trim() === '' ? { legalRef: m.succession.legalRefMissing } : {}),
      ...(missing > 0 ? { targets: m.succession.choose(missing) } : {}),
    }),
    send: async (ids) => {
      const values = body();
      const run = await startSuccession(unitId, { ...values, requestId: ids.idFor(values) });
      itemsChanged(client);
      await navigate(`/successions/${run.id ?? ''}`);
    },
  });
  const box = useErrorFocus(submit.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <p className="form-help">{m.succession.previewHelp}</p>
      <Section title={m.succession.groups}>
        <GroupTable
          groups={groups}
          successors={preview.unit?.successors ?? []}
          chosen={chosen}
          mayChoose={may}
          onChoose={(key, to) => setChosen({ ...chosen, [key]: to })}
        />
        {errors.targets !== undefined && <p className="field-error">▲ {errors.targets}</p>}
      </Section>
      {may && (
        <>
          <Field
            label={m.succession.legalRef}
            hint={m.succession.legalRefHint}
            error={errors.legalRef}
            required
          >
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                autoComplete="off"
                value={legalRef}
                onChange={(event) => setLegalRef(event.target.value)}
              />
            )}
          </Field>
          <FormProblem lines={submit.lines} />
          <FormFoot label={m.succession.start} isBusy={submit.isBusy} onPress={submit.submit} />
        </>
      )}
    </form>
  );
}
