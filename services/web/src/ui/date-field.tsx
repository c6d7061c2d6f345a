import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import { Button, Input } from 'antd';
import { useRef } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { cityToday, showDate } from '../time/format.ts';
import { parseTypedDate, parseTypedDue, type DateLeaning } from '../time/typed-date.ts';
import type { ControlProps } from './field.tsx';

/** Whether a date without a year lies behind or ahead of today; `moment` (behind) and `due` (ahead) take an hour. */
type DateMeaning = DateLeaning | 'moment' | 'due';

interface DateFieldProps extends ControlProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly meaning?: DateMeaning;
}

/** A date as typed; on leaving it shows how it was understood. The button opens the browser's own calendar. */
export function DateField({ value, onChange, meaning = 'past', ...control }: DateFieldProps) {
  const m = useMessages();
  const native = useRef<HTMLInputElement>(null);
  const settle = (): void => {
    const shown = showTyped(value, meaning);
    if (shown !== undefined && shown !== value) onChange(shown);
  };
  return (
    <div className="date-field">
      <Input
        {...control}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={settle}
      />
      <Button
        className="date-field-button"
        type="text"
        tabIndex={-1}
        aria-label={m.common.pickDate}
        icon={<CalendarOutlined />}
        onClick={() => native.current?.showPicker()}
      />
      <input
        ref={native}
        className="date-field-native"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => onChange(showDate(event.target.value))}
      />
    </div>
  );
}

function showTyped(text: string, meaning: DateMeaning): string | undefined {
  const today = cityToday();
  if (meaning === 'past' || meaning === 'future') {
    const date = parseTypedDate(text, today, meaning);
    return date === undefined ? undefined : showDate(date);
  }
  const due = parseTypedDue(text, today, meaning === 'due' ? 'future' : 'past');
  if (due === undefined) return undefined;
  return due.time === '24:00' ? showDate(due.date) : `${showDate(due.date)} ${due.time}`;
}
