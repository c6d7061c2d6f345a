import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useNavigate } from 'react-router';
import { createLetter } from '../api/urging-api.ts';
import type { UrgingCandidate } from '../api/types.ts';
import { onFormKeyDown, useErrorFocus } from '../form/enter-to-next.ts';
import { FormFoot } from '../form/form-foot.tsx';
import { FormProblem } from '../form/form-problem.tsx';
import { useForm, type Form } from '../form/form-state.ts';
import { useSubmit } from '../form/use-submit.ts';
import { useMessages } from '../i18n/language.tsx';
import { DataTable } from '../list/data-table.tsx';
import {
  capacityOptions,
  DELEGATED,
  DelegationField,
  signerSource,
} from '../outgoing/draft/signer-fields.tsx';
import { itemsChanged } from '../state/changed.ts';
import { useActor } from '../state/session.tsx';
import { cityToday } from '../time/format.ts';
import { Choice } from '../ui/choice.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { taskColumns } from './letter-columns.tsx';
import { BLANK_LETTER, checkLetter, LETTER_FIELDS, toLetter, type LetterValues } from './letter-values.ts';

interface LetterFormProps {
  readonly unitId: string;
  readonly candidate: UrgingCandidate;
}

/** The form of a letter to one unit; all its overdue tasks are chosen at first. */
export function LetterForm({ unitId, candidate }: LetterFormProps) {
  const m = useMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const all = (candidate.tasks ?? []).map((task) => task.taskId ?? '');
  const form = useForm<LetterValues>(() => ({ ...BLANK_LETTER, taskIds: all }));
  const submit = useSubmit({
    form,
    fieldNames: LETTER_FIELDS,
    check: () => checkLetter(form.values, cityToday(), m),
    send: async (ids) => {
      const body = toLetter(form.values, unitId, candidate.unitId ?? '', cityToday());
      const letter = await createLetter({ ...body, requestId: ids.idFor(body) });
      const id = letter.id ?? '';
      client.setQueryData(['tasks', 'urging', 'item', id], letter);
      itemsChanged(client);
      void navigate(`/urging/${id}`);
    },
  });
  const box = useErrorFocus(submit.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(e) => e.preventDefault()}
    >
      <TaskChoice form={form} candidate={candidate} />
      <SignerFields form={form} unitId={unitId} />
      <Field label={m.urging.note} hint={m.urging.noteHint} error={form.errors.note}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={300}
            value={form.values.note}
            onChange={(event) => form.change({ note: event.target.value })}
          />
        )}
      </Field>
      <Field label={m.urging.answerDue} hint={m.urging.answerDueHint} error={form.errors.answerDue}>
        {(control) => (
          <DateField
            {...control}
            meaning="due"
            value={form.values.answerDue}
            onChange={(answerDue) => form.change({ answerDue })}
          />
        )}
      </Field>
      <FormProblem lines={submit.lines} />
      <FormFoot
        label={submit.isBusy ? m.act.sending : m.urging.submit}
        isBusy={submit.isBusy}
        onPress={submit.submit}
      />
    </form>
  );
}

/** The overdue tasks, each to be listed or left out. */
function TaskChoice({ form, candidate }: { form: Form<LetterValues>; candidate: UrgingCandidate }) {
  const m = useMessages();
  const tasks = candidate.tasks ?? [];
  const { taskIds } = form.values;
  const all = tasks.map((task) => task.taskId ?? '');
  const toggle = (id: string, isOn: boolean): void =>
    form.change({ taskIds: all.filter((one) => (one === id ? isOn : taskIds.includes(one))) });
  return (
    <Field
      label={m.urging.tasks}
      hint={m.urging.chosen(taskIds.length, all.length)}
      error={form.errors.taskIds}
    >
      {(control) => (
        <div id={control.id} aria-describedby={control['aria-describedby']}>
          <Checkbox
            checked={taskIds.length === all.length}
            indeterminate={taskIds.length > 0 && taskIds.length < all.length}
            onChange={(event) => form.change({ taskIds: event.target.checked ? all : [] })}
          >
            {m.urging.chooseAll}
          </Checkbox>
          <DataTable
            label={m.urging.tasks}
            columns={[
              {
                key: 'chosen',
                title: m.urging.listed,
                cell: (task) => (
                  <Checkbox
                    aria-label={m.urging.chooseTask(task.work ?? '')}
                    checked={taskIds.includes(task.taskId ?? '')}
                    onChange={(event) => toggle(task.taskId ?? '', event.target.checked)}
                  />
                ),
                text: () => '',
              },
              ...taskColumns(m),
            ]}
            rows={tasks}
            rowKey={(task) => task.taskId ?? ''}
          />
        </div>
      )}
    </Field>
  );
}

function SignerFields({ form, unitId }: { form: Form<LetterValues>; unitId: string }) {
  const m = useMessages();
  const ownUnitId = useActor().unit?.id ?? '';
  const { values, errors } = form;
  return (
    <>
      <Field label={m.urging.signer} hint={m.urging.signerHint} required error={errors.signer}>
        {(control) => (
          <Picker
            {...control}
            source={signerSource(unitId, ownUnitId, m.act.postVacant)}
            value={values.signer}
            onChange={(post) =>
              form.change({
                signer: post && { value: post.value, label: post.label },
                signerPersonId: post?.data?.holdings?.[0]?.personId ?? '',
                delegation: undefined,
              })
            }
          />
        )}
      </Field>
      <Choice
        label={m.urging.capacity}
        value={values.signingCapacity}
        options={capacityOptions(m)}
        onChange={(signingCapacity) => form.change({ signingCapacity })}
        error={errors.signingCapacity}
      />
      {DELEGATED.includes(values.signingCapacity) && (
        <DelegationField
          personId={values.signerPersonId}
          value={values.delegation?.value ?? ''}
          error={errors.delegation}
          onChange={(delegation) =>
            form.change({ delegation: delegation && { value: delegation.value, label: delegation.label } })
          }
        />
      )}
    </>
  );
}
