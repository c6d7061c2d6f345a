import { atLocalTime } from '@baro/directory-client/time';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { listLegalTerms, previewDueTime } from '../api/directory-api.ts';
import type { DuePreview } from '../api/types.ts';
import { onFormKeyDown } from '../form/enter-to-next.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Facts } from '../item/facts.tsx';
import { cityToday, showDue } from '../time/format.ts';
import { parseTypedDue } from '../time/typed-date.ts';
import type { Option } from '../ui/combobox-options.ts';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { ErrorState } from '../ui/states.tsx';
import { confidenceWord, termLength } from './term-words.ts';

interface Asked {
  readonly termCode: string;
  readonly startTime: string;
}

/** Counts a legal term from a start event and says in words how it was counted. */
export function DuePreviewForm() {
  const m = useMessages();
  const [term, setTerm] = useState<Option>();
  const [start, setStart] = useState('');
  const [errors, setErrors] = useState<{ term?: string; start?: string }>({});
  const [asked, setAsked] = useState<Asked>();
  const terms = useTermOptions();
  const count = (): void => {
    const startTime = startInstant(start);
    setErrors({
      ...(term === undefined ? { term: m.calendar.termMissing } : {}),
      ...(startTime === undefined ? { start: start === '' ? m.calendar.startMissing : m.time.badDate } : {}),
    });
    if (term !== undefined && startTime !== undefined) setAsked({ termCode: term.value, startTime });
  };
  return (
    <>
      <form
        className="form due-preview"
        noValidate
        onKeyDown={onFormKeyDown}
        onSubmit={(e) => e.preventDefault()}
      >
        <div className="form-row">
          <Field label={m.calendar.term} hint={m.calendar.termHint} error={errors.term}>
            {(control) => <Picker {...control} source={{ options: terms }} value={term} onChange={setTerm} />}
          </Field>
          <Field label={m.calendar.start} hint={m.calendar.startHint} error={errors.start}>
            {(control) => <DateField {...control} meaning="moment" value={start} onChange={setStart} />}
          </Field>
          <Button type="primary" data-main-button className="due-preview-button" onClick={count}>
            {m.calendar.count}
          </Button>
        </div>
      </form>
      {asked !== undefined && <Counted asked={asked} />}
    </>
  );
}

function Counted({ asked }: { asked: Asked }) {
  const preview = useQuery({
    queryKey: ['due-preview', asked],
    queryFn: ({ signal }) => previewDueTime({ ...asked }, signal),
    retry: false,
  });
  if (preview.isError) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return null;
  return <PreviewResult preview={preview.data} />;
}

function PreviewResult({ preview }: { preview: DuePreview }) {
  const { m, language } = useLanguage();
  const { legalTerm: term } = preview;
  return (
    <section className="due-result" role="status">
      <p className="due-result-date">
        {m.calendar.due}: <strong>{showDue(preview.dueTime)}</strong>
      </p>
      <p>{language === 'vi' ? preview.explanationVi : preview.explanationEn}</p>
      <Facts
        facts={[
          [m.calendar.term, term === undefined ? '' : `${term.name ?? ''}: ${termLength(term, m)}`],
          [m.calendar.startEvent, term?.startEvent],
          [m.calendar.legalRef, term?.legalRef],
          [m.calendar.confidence, confidenceWord(term?.confidence, m)],
          [m.calendar.note, term?.note],
        ]}
      />
    </section>
  );
}

function useTermOptions(): Option[] {
  const terms = useQuery({
    queryKey: ['legal-terms', false],
    queryFn: ({ signal }) => listLegalTerms({}, signal),
    staleTime: 60_000,
  });
  return (terms.data ?? []).map((term) => ({
    value: term.code ?? '',
    label: term.name ?? '',
    detail: `${term.legalRef ?? ''} · ${term.code ?? ''}`,
  }));
}

/** A date alone starts at 8 o'clock, when the offices open. */
function startInstant(text: string): string | undefined {
  const start = parseTypedDue(text, cityToday(), 'past');
  if (start === undefined) return undefined;
  return atLocalTime(start.date, start.time === '24:00' ? '08:00' : start.time).toISOString();
}
