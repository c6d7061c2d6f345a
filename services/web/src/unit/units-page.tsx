import { Checkbox } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { SearchBox } from '../list/search-box.tsx';
import { cityToday, showDate } from '../time/format.ts';
import { parseTypedDate } from '../time/typed-date.ts';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';
import { SuccessionsLink } from '../succession/successions-link.tsx';
import { Page } from '../ui/page.tsx';
import { UnitDetail } from './unit-detail.tsx';
import { UnitSearch } from './unit-search.tsx';
import { UnitTree } from './unit-tree.tsx';

/** The city's units as of a date: a tree or a search on the left, one unit with its history on the right. */
export function UnitsPage() {
  const m = useMessages();
  const { id } = useParams();
  const [params, setParams] = useSearchParams();
  const asOf = params.get('asOf') ?? '';
  const query = params.get('query') ?? '';
  const withClosed = params.get('closed') === 'true';
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  return (
    <Page title={m.unit.title} actions={<SuccessionsLink />} className="units-page">
      <div className="units-tools">
        <SearchBox
          placeholder={m.unit.searchPlaceholder}
          value={query}
          onSearch={(text) => set('query', text)}
        />
        <AsOf key={asOf} value={asOf} onDate={(date) => set('asOf', date)} />
        <Checkbox
          checked={withClosed}
          onChange={(event) => set('closed', event.target.checked ? 'true' : '')}
        >
          {m.unit.includeClosed}
        </Checkbox>
      </div>
      <div className="units-columns">
        <section className="units-list" aria-label={query === '' ? m.unit.tree : m.unit.results}>
          {query === '' ? (
            <UnitTree asOf={asOf} withClosed={withClosed} />
          ) : (
            <UnitSearch query={query} asOf={asOf} withClosed={withClosed} />
          )}
        </section>
        <section className="units-detail" aria-live="polite">
          {id === undefined ? (
            <p className="quiet">{m.unit.choose}</p>
          ) : (
            <UnitDetail key={id} id={id} asOf={asOf} />
          )}
        </section>
      </div>
    </Page>
  );
}

function AsOf({ value, onDate }: { value: string; onDate: (date: string) => void }) {
  const m = useMessages();
  const [typed, setTyped] = useState(value === '' ? '' : showDate(value));
  const settle = (): void => {
    const date = typed.trim() === '' ? '' : parseTypedDate(typed, cityToday());
    if (date !== undefined && date !== value) onDate(date);
  };
  return (
    <div className="units-as-of" onBlur={settle} onKeyDown={(event) => event.key === 'Enter' && settle()}>
      <Field label={m.unit.asOf} hint={value === '' ? m.common.today : m.unit.asOfNote(showDate(value))}>
        {(control) => <DateField {...control} value={typed} onChange={setTyped} />}
      </Field>
    </div>
  );
}
