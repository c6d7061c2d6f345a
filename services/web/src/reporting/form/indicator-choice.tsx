import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Indicator } from '../../api/reporting-types.ts';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { ChosenIndicators } from './chosen-indicators.tsx';
import { readCodes, withCodes, type ReportFormValues } from './form-values.ts';

interface IndicatorChoiceProps {
  readonly form: Form<ReportFormValues>;
  readonly catalogue: readonly Indicator[];
}

/** Indicators of a form: one by words, a whole group, or many by their codes. */
export function IndicatorChoice({ form, catalogue }: IndicatorChoiceProps) {
  const m = useMessages();
  const t = m.reportForm;
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const codes = form.values.indicatorCodes;
  const add = (more: readonly string[]): void => {
    const next = withCodes(codes, more);
    form.change({ indicatorCodes: next });
    setSaid(t.added(next.length - codes.length));
  };
  const definitions = catalogue.map(({ definition = {} }) => definition);
  const groups = [...new Set(definitions.map(({ groupName = '' }) => groupName))];
  return (
    <>
      <Field label={t.add} hint={t.addHint} required error={form.errors.indicatorCodes}>
        {(control) => (
          <Combobox
            {...control}
            source={{
              options: definitions
                .filter(({ code = '' }) => !codes.includes(code))
                .map(({ code = '', name = '', groupName = '' }) => ({
                  value: code,
                  label: `${code} ${name}`,
                  detail: groupName,
                })),
            }}
            text={typed}
            onText={setTyped}
            onPick={(option) => {
              setTyped('');
              add([option.value]);
            }}
            onTake={() => undefined}
            onLeave={() => setTyped('')}
          />
        )}
      </Field>
      <div className="form-grid">
        <Field label={t.addGroup}>
          {(control) => (
            <Picker
              {...control}
              source={{ options: groups.map((name) => ({ value: name, label: name })) }}
              value={undefined}
              onChange={(option) => {
                const own = definitions.filter(({ groupName }) => groupName === option?.value);
                if (option !== undefined) add(own.map(({ code = '' }) => code));
              }}
            />
          )}
        </Field>
        <PastedCodes known={definitions.map(({ code = '' }) => code)} onAdd={add} />
      </div>
      <p role="status" className="quiet">
        {said}
      </p>
      <ChosenIndicators form={form} definitions={definitions} />
    </>
  );
}

interface PastedCodesProps {
  readonly known: readonly string[];
  readonly onAdd: (codes: readonly string[]) => void;
}

/** What is in no catalogue stays in the field and is named. */
function PastedCodes({ known, onAdd }: PastedCodesProps) {
  const t = useMessages().reportForm;
  const [pasted, setPasted] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const take = (): void => {
    const codes = readCodes(pasted);
    const strange = codes.filter((code) => !known.includes(code));
    onAdd(codes.filter((code) => known.includes(code)));
    setPasted(strange.join('\n'));
    setUnknown(strange);
  };
  return (
    <div className="pasted-codes">
      <Field
        label={t.paste}
        hint={t.pasteHint}
        error={unknown.length === 0 ? undefined : t.unknownCodes(unknown.join(', '))}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={pasted}
            onChange={(event) => {
              setPasted(event.target.value);
              setUnknown([]);
            }}
          />
        )}
      </Field>
      <Button disabled={pasted.trim() === ''} onClick={take}>
        {t.pasteButton}
      </Button>
    </div>
  );
}
