import { Button, Input } from 'antd';
import type { Errors } from '../../../form/form-state.ts';
import { useMessages } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { BLANK_EVIDENCE, MOST_EVIDENCE, type EvidenceValues } from './score-values.ts';

interface EvidenceRowsProps {
  readonly rows: readonly EvidenceValues[];
  readonly errors: Errors<string>;
  readonly onChange: (rows: readonly EvidenceValues[]) => void;
}

/** The documents that are evidence, one by one. */
export function EvidenceRows({ rows, errors, onChange }: EvidenceRowsProps) {
  const m = useMessages();
  const t = m.criterionScore;
  const set = (at: number, changes: Partial<EvidenceValues>): void =>
    onChange(rows.map((row, one) => (one === at ? { ...row, ...changes } : row)));
  return (
    <>
      {rows.map((row, at) => (
        <fieldset key={at} className="letter-row">
          <legend>{t.evidenceOf(at + 1)}</legend>
          <div className="form-row">
            <Field label={t.evidenceTitle} hint={t.noNames} error={errors[`evidence[${at}].title`]}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={300}
                  autoComplete="off"
                  value={row.title}
                  onChange={(event) => set(at, { title: event.target.value })}
                />
              )}
            </Field>
            <Field label={t.evidenceLink} hint={t.evidenceLinkHint} error={errors[`evidence[${at}].link`]}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={500}
                  autoComplete="off"
                  value={row.link}
                  onChange={(event) => set(at, { link: event.target.value })}
                />
              )}
            </Field>
          </div>
          {rows.length > 1 && (
            <Button
              size="small"
              aria-label={t.removeEvidence(at + 1)}
              onClick={() => onChange(rows.filter((_, one) => one !== at))}
            >
              {m.common.remove}
            </Button>
          )}
        </fieldset>
      ))}
      {rows.length < MOST_EVIDENCE && (
        <div>
          <Button onClick={() => onChange([...rows, BLANK_EVIDENCE])}>{t.addEvidence}</Button>
        </div>
      )}
    </>
  );
}
