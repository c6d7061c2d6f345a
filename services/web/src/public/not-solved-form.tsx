import { Input } from 'antd';
import { sayNotSolved, type PublicPetition, type Slip } from '../api/public-api.ts';
import { onFormKeyDown, useErrorFocus } from '../form/enter-to-next.ts';
import { FormFoot } from '../form/form-foot.tsx';
import { FormProblem } from '../form/form-problem.tsx';
import { useForm } from '../form/form-state.ts';
import { useSubmit } from '../form/use-submit.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { Field } from '../ui/field.tsx';

interface NotSolvedFormProps {
  readonly slip: Slip;
  readonly onSaid: (petition: PublicPetition) => void;
}

/** The voters' own word on the result. */
export function NotSolvedForm({ slip, onSaid }: NotSolvedFormProps) {
  const m = useMessages();
  const t = m.open;
  const form = useForm(() => ({ reason: '' }));
  const reason = form.values.reason.normalize('NFC').trim();
  const run = useSubmit({
    form,
    fieldNames: { reason: 'reason' },
    check: () => (reason === '' ? { reason: t.reasonMissing } : {}),
    send: async (ids) => onSaid(await sayNotSolved(slip, reason, ids.idFor({ ...slip, reason }))),
  });
  const box = useErrorFocus(run.refusals);
  return (
    <Section title={t.notSolvedTitle}>
      <form
        ref={box}
        className="form"
        noValidate
        onKeyDown={onFormKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <p className="form-help">{t.notSolvedHelp}</p>
        <Field label={t.reason} hint={t.reasonHint} error={form.errors.reason} required>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={2000}
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={form.values.reason}
              onChange={(event) => form.change({ reason: event.target.value })}
            />
          )}
        </Field>
        <FormProblem lines={run.lines} />
        <FormFoot label={t.notSolved} isBusy={run.isBusy} onPress={run.submit} />
      </form>
    </Section>
  );
}
