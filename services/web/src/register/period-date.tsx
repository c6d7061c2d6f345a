import { useState } from 'react';
import { cityToday, showDate } from '../time/format.ts';
import { parseTypedDate } from '../time/typed-date.ts';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';

/** One end of a period: counts once a whole date stands there. */
export function PeriodDate(props: { label: string; value: string; onDate: (date: string) => void }) {
  const [typed, setTyped] = useState(showDate(props.value));
  const settle = (text: string): void => {
    setTyped(text);
    const date = parseTypedDate(text, cityToday());
    if (date !== undefined && date !== props.value && /\d{4}$/.test(text)) props.onDate(date);
  };
  return (
    <Field label={props.label}>
      {(control) => <DateField {...control} value={typed} onChange={settle} />}
    </Field>
  );
}
