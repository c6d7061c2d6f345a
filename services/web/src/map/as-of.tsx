import { endOfDay } from '@baro/directory-client/time';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { cityToday, showDate } from '../time/format.ts';
import { parseTypedDate } from '../time/typed-date.ts';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';

/** The instant a map of the past is read at: the end of the day; empty for now. */
export function momentOf(asOf: string): string {
  return asOf === '' ? '' : endOfDay(asOf).toISOString();
}

/** The day the map is of; it stands in the address, so that a link can be sent. */
export function AsOf() {
  const m = useMessages();
  const [params, setParams] = useSearchParams();
  const asOf = params.get('asOf') ?? '';
  const [typed, setTyped] = useState(showDate(asOf));
  const [error, setError] = useState<string>();
  const go = (date: string): void => {
    const next = new URLSearchParams(params);
    if (date === '') next.delete('asOf');
    else next.set('asOf', date);
    setParams(next, { preventScrollReset: true });
  };
  const settle = (text: string): void => {
    setTyped(text);
    setError(undefined);
    const date = parseTypedDate(text, cityToday());
    if (text === '') go('');
    if (date === undefined || !/\d{4}$/.test(text)) return;
    if (date >= cityToday()) setError(m.map.asOfFuture);
    else go(date);
  };
  return (
    <div className="map-as-of no-print">
      <Field label={m.map.asOf} hint={m.map.asOfHint} error={error}>
        {(control) => <DateField {...control} value={typed} onChange={settle} />}
      </Field>
      {asOf !== '' && (
        <p role="status">
          {m.map.asOfNote(showDate(asOf))}{' '}
          <Button size="small" onClick={() => settle('')}>
            {m.map.asOfNow}
          </Button>
        </p>
      )}
    </div>
  );
}
