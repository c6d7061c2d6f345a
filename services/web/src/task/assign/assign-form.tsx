import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { assignTask } from '../../api/tasks-api.ts';
import type { Unit } from '../../api/types.ts';
import { DraftNotice } from '../../form/draft-notice.tsx';
import { readDraft, useKeepDraft } from '../../form/draft.ts';
import { onFormKeyDown, useErrorFocus } from '../../form/enter-to-next.ts';
import { FormFoot } from '../../form/form-foot.tsx';
import { FormProblem } from '../../form/form-problem.tsx';
import type { Errors } from '../../form/form-state.ts';
import { useSubmit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { PartLines } from '../../incoming/act/part-lines.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { postSource } from '../../state/directory-search.ts';
import { useActor } from '../../state/session.tsx';
import { AssignedFiles, useAssignedFiles } from './assigned-files.tsx';
import { ClearFields, SourceFields, UnitField } from './assign-fields.tsx';
import {
  BLANK_TASK,
  checkTask,
  errorsLeft,
  PERSONAL_TASK,
  taskFieldNames,
  toTask,
  type AssignValues,
} from './assign-values.ts';

interface AssignFormProps {
  readonly units: readonly Unit[];
  /** Id of what the form was filled in from; empty when by hand. */
  readonly from: string;
  readonly filled: Partial<AssignValues>;
  readonly filledFrom: string;
}

/** The form of a task: source, six clears, co-ordinators. Kept in this browser until it is sent. */
export function AssignForm({ units, from, filled, filledFrom }: AssignFormProps) {
  const m = useMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const unitId = units[0]?.id ?? '';
  // The start of the form: what comes later of its source must not undo what was typed.
  const [blank] = useState<AssignValues>(() => ({ ...BLANK_TASK, unitId, ...filled }));
  const key = `baro.draft.task.${useActor().username}.${from}`;
  const [restored, setRestored] = useState(() => readDraft(key, blank));
  const [values, setValues] = useState(() => restored?.values ?? blank);
  const [errors, setErrors] = useState<Errors<string>>({});
  const draft = useKeepDraft(key, values, blank, PERSONAL_TASK);
  const assigned = useAssignedFiles();
  const source = useMemo(() => postSource(values.unitId, m.act.postVacant), [values.unitId, m]);
  const change = (changes: Partial<AssignValues>): void => {
    setValues((before) => ({ ...before, ...changes }));
    setErrors((before) => errorsLeft(before, changes));
  };
  const submit = useSubmit<string>({
    form: { refuse: setErrors },
    fieldNames: taskFieldNames(values.parts),
    check: () => checkTask(values, m),
    send: async (ids) => {
      const body = toTask(values);
      const task = await assignTask({ ...body, requestId: ids.idFor(body) });
      draft.forget();
      const id = task.id ?? '';
      await assigned.send(id);
      // With files on it the page reads it anew.
      if (assigned.files.length === 0) client.setQueryData(['tasks', 'item', id], task);
      itemsChanged(client);
      void navigate(`/tasks/${id}`);
    },
  });
  const drop = (): void => {
    draft.forget();
    setRestored(undefined);
    setValues(blank);
    setErrors({});
  };
  const box = useErrorFocus(submit.refusals);
  const fields = { values, errors, change };
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(e) => e.preventDefault()}
    >
      {restored !== undefined && <DraftNotice savedAt={restored.savedAt} onDrop={drop} />}
      {filledFrom !== '' && <p className="form-help">{m.assign.fromDocument(filledFrom)}</p>}
      <UnitField {...fields} units={units} />
      <ClearFields {...fields} source={source} />
      <PartLines
        lines={values.parts}
        source={source}
        errors={errors}
        dueHint={m.assign.partDue}
        onChange={(parts) => change({ parts })}
      />
      <SourceFields {...fields} />
      <AssignedFiles files={assigned} />
      <FormProblem lines={submit.lines} />
      <FormFoot
        label={submit.isBusy ? m.act.sending : m.assign.submit}
        isBusy={submit.isBusy}
        onPress={submit.submit}
      />
    </form>
  );
}
