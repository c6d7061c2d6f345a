import { Button } from 'antd';
import { useMessages } from '../../i18n/language.tsx';
import { pageSpans } from '../letter-words.ts';
import type { ReceiveFormState } from './receive-form.tsx';
import { TextInput, Tick } from './receive-inputs.tsx';
import { BLANK_ORIGINAL, type OriginalValues } from './receive-values.ts';

/** The papers that came with the letter, one by one, their pages counted through. */
export function OriginalRows({ form }: { form: ReceiveFormState }) {
  const m = useMessages();
  const t = m.complaintForm;
  const { values, errors, change } = form;
  const { originals } = values;
  const spans = pageSpans(originals.map(({ pages }) => ({ pages: Number(pages) || 0 })));
  const set = (at: number, changes: Partial<OriginalValues>): void =>
    change({ originals: originals.map((paper, one) => (one === at ? { ...paper, ...changes } : paper)) });
  return (
    <>
      <h2 className="form-part">{t.originalsTitle}</h2>
      {originals.map((paper, at) => {
        const [from = 0, to = 0] = spans[at] ?? [];
        return (
          <fieldset key={at} className="letter-row">
            <legend>
              {t.originalOf(at + 1)}{' '}
              {to >= from && (
                <span className="quiet">
                  {m.complaint.pages} {m.complaint.pageSpan(from, to)}
                </span>
              )}
            </legend>
            <div className="form-row">
              <TextInput
                label={t.originalName}
                value={paper.name}
                onChange={(name) => set(at, { name })}
                error={errors[`originals[${at}].name`]}
                isRequired
                maxLength={300}
              />
              <TextInput
                label={t.originalPages}
                value={paper.pages}
                onChange={(pages) => set(at, { pages })}
                error={errors[`originals[${at}].pages`]}
                isRequired
                maxLength={4}
                isNumber
              />
              <TextInput
                label={m.complaint.condition}
                value={paper.condition}
                onChange={(condition) => set(at, { condition })}
                error={errors[`originals[${at}].condition`]}
                maxLength={200}
              />
            </div>
            <div className="letter-row-foot">
              <Tick
                label={t.originalIs}
                isOn={paper.original}
                onChange={(original) => set(at, { original })}
              />
              <Button
                aria-label={t.removeOriginal(at + 1)}
                onClick={() => change({ originals: originals.filter((_, one) => one !== at) })}
              >
                {m.common.remove}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button onClick={() => change({ originals: [...originals, BLANK_ORIGINAL] })}>{t.addOriginal}</Button>
      </div>
    </>
  );
}
