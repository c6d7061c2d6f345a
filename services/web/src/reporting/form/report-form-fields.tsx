import { Input } from 'antd';
import type { Unit } from '../../api/types.ts';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { cutOffName, useCutOffRules } from '../indicator/use-cut-off-rules.ts';
import type { ReportFormValues } from './form-values.ts';

interface FieldsProps {
  readonly form: Form<ReportFormValues>;
}

/** What a report form is called, who receives it, and when its figures are cut off. */
export function ReportFormFields({ form, units }: FieldsProps & { units: readonly Unit[] }) {
  const m = useMessages();
  const t = m.reportForm;
  const { values, errors, change } = form;
  return (
    <>
      <TextField form={form} name="code" label={m.reporting.formCode} hint={t.codeHint} most={40} />
      <TextField form={form} name="name" label={m.reporting.formName} most={300} />
      {units.length > 1 && (
        <Choice
          label={m.reporting.receiver}
          value={values.unitId}
          options={units.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }))}
          onChange={(unitId) => change({ unitId })}
          error={errors.unitId}
        />
      )}
      <Choice
        label={m.reporting.kind}
        value={values.periodKind}
        options={enumOptions(m.enums.periodKind)}
        onChange={(periodKind) => change({ periodKind })}
        error={errors.periodKind}
      />
      <CutOffField form={form} />
      <TextField form={form} name="legalRef" label={m.reporting.legalRef} hint={t.legalRefHint} most={300} />
    </>
  );
}

/** The rule with its days and where it is decided. */
function CutOffField({ form: { values, errors, change } }: FieldsProps) {
  const m = useMessages();
  const t = m.reportForm;
  const rules = useCutOffRules();
  const options = rules.map((rule) => ({
    value: rule.code ?? '',
    label: cutOffName(rules, rule.code, m),
    detail: rule.legalRef ?? '',
  }));
  const chosen = rules.find((rule) => rule.code === values.cutOffCode);
  const isSure = chosen?.confidence === 'high';
  const hint =
    chosen === undefined ? t.cutOffHint : `${chosen.legalRef ?? ''}${isSure ? '' : ` (${t.unsure})`}`;
  return (
    <Field label={m.reporting.cutOff} hint={hint} required error={errors.cutOffCode}>
      {(control) => (
        <Picker
          {...control}
          source={{ options }}
          value={options.find((option) => option.value === values.cutOffCode)}
          onChange={(option) => change({ cutOffCode: option?.value ?? '' })}
        />
      )}
    </Field>
  );
}

interface TextFieldProps extends FieldsProps {
  readonly name: 'code' | 'name' | 'legalRef';
  readonly label: string;
  readonly hint?: string;
  readonly most: number;
}

function TextField({ form, name, label, hint, most }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} required error={form.errors[name]}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={most}
          value={form.values[name]}
          onChange={(event) => form.change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}
