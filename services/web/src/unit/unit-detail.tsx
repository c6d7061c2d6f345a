import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { Unit } from '../api/types.ts';
import { getUnit } from '../api/directory-api.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Facts, Section } from '../item/facts.tsx';
import { cityToday, showDate } from '../time/format.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { UnitPosts } from './unit-posts.tsx';
import { Successions } from './unit-successions.tsx';
import { UnitLinkById } from './unit-link-by-id.tsx';

/** One unit: what it is, its names over time, what it came from and became, identifiers, posts. */
export function UnitDetail({ id, asOf }: { id: string; asOf: string }) {
  const m = useMessages();
  const query = useQuery({
    queryKey: ['unit', id, asOf],
    queryFn: ({ signal }) => getUnit(id, asOf, signal),
    staleTime: 60_000,
  });
  if (query.isPending) return <LoadingState rows={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const unit = query.data;
  return (
    <article className="unit">
      <h2 className="unit-name">{unit.name}</h2>
      {!isValidOn(unit, asOf) && <Alert type="info" showIcon title={m.unit.notOnDate} />}
      <Facts
        facts={[
          [m.unit.code, unit.code],
          [m.unit.symbol, unit.symbol],
          [m.unit.kind, word(m.enums.unitKind, unit.kind)],
          [
            m.unit.parent,
            (unit.parentId ?? '') !== '' && <UnitLinkById id={unit.parentId ?? ''} asOf={asOf} />,
          ],
          [m.unit.validity, spanWords(unit, m)],
          [m.unit.legalRef, unit.legalRef],
        ]}
      />
      <Names unit={unit} />
      <Section title={m.unit.predecessors}>
        <Successions rows={unit.predecessors ?? []} side="predecessor" none={m.unit.noPredecessors} />
      </Section>
      <Section title={m.unit.successors}>
        <Successions rows={unit.successors ?? []} side="successor" none={m.unit.noSuccessors} />
      </Section>
      <Section title={m.unit.posts}>
        <UnitPosts unitId={id} asOf={asOf} />
      </Section>
      <Identifiers unit={unit} />
    </article>
  );
}

function Names({ unit }: { unit: Unit }) {
  const m = useMessages();
  const names = unit.names ?? [];
  if (names.length < 2) return null;
  return (
    <Section title={m.unit.names}>
      <ol className="plain-list">
        {names.map((name) => (
          <li key={`${name.validFrom}-${name.name}`}>
            <strong>{name.name}</strong> {name.symbol} <span className="quiet">{spanWords(name, m)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Identifiers({ unit }: { unit: Unit }) {
  const m = useMessages();
  const identifiers = unit.identifiers ?? [];
  return (
    <Section title={m.unit.identifiers}>
      {identifiers.length === 0 && <p className="quiet">{m.unit.noIdentifiers}</p>}
      <ul className="plain-list">
        {identifiers.map((one) => (
          <li key={one.id}>
            <code>{one.code}</code>{' '}
            <span className="quiet">
              {m.unit.scheme} {word(m.unit.schemes, one.scheme)} · {spanWords(one, m)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Dated {
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** From when to when, in words; open ends say so. */
function spanWords({ validFrom = '', validTo = '' }: Dated, m: Messages): string {
  const from = validFrom === '' ? m.unit.beforeRecords : showDate(validFrom);
  return m.unit.span(from, validTo === '' ? m.unit.still : showDate(validTo));
}

function isValidOn({ validFrom = '', validTo = '' }: Dated, asOf: string): boolean {
  const date = asOf === '' ? cityToday() : asOf;
  return (validFrom === '' || validFrom <= date) && (validTo === '' || date <= validTo);
}
