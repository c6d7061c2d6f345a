import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { getIndicator } from '../../api/reporting-api.ts';
import type { Indicator, IndicatorDefinition } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { showDecimal } from '../decimal.ts';
import { ReportingPlaces } from '../reporting-places.tsx';
import { DefinitionFacts } from './definition-facts.tsx';
import { VERSION, VersionTable } from './version-table.tsx';

/** An indicator: what it means in words, all that is known of it, every version, what is aimed at. */
export function IndicatorPage() {
  const { code = '' } = useParams();
  const m = useMessages();
  const [params] = useSearchParams();
  const found = useQuery({
    queryKey: ['reporting', 'indicators', 'item', code],
    queryFn: ({ signal }) => getIndicator(code, signal),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { indicator = {}, versions = [] } = found.data;
  const wanted = versions.find((one) => String(one.versionNumber) === params.get(VERSION));
  return <IndicatorBody m={m} shown={wanted ?? indicator} versions={versions} />;
}

interface IndicatorBodyProps {
  readonly m: ReturnType<typeof useMessages>;
  readonly shown: Indicator;
  readonly versions: readonly Indicator[];
}

function IndicatorBody({ m, shown, versions }: IndicatorBodyProps) {
  const t = m.indicator;
  const { definition = {}, versionNumber = 0 } = shown;
  const { definition: words = '', breakdowns = [], targets = [] } = definition;
  return (
    <Page title={`${definition.code ?? ''} – ${definition.name ?? ''}`}>
      <ReportingPlaces here="indicators" />
      <p className="no-print">
        <Link to={`/reporting/indicators/${encodeURIComponent(definition.code ?? '')}/series`}>
          {m.series.see}
        </Link>
      </p>
      <Section title={t.definition}>
        {words === '' ? <p className="quiet">{t.noDefinition}</p> : <p className="answer-text">{words}</p>}
      </Section>
      <Section title={`${t.details}: ${t.versionOf(versionNumber)}`}>
        <DefinitionFacts definition={definition} />
      </Section>
      {breakdowns.length > 0 && (
        <Section title={t.breakdowns}>
          {breakdowns.map(({ name = '', members = [], additive = false }) => (
            <div key={name}>
              <h3>
                {name} <span className="quiet">({additive ? t.additive : t.notAdditive})</span>
              </h3>
              <ul className="breakdown">
                {members.map((member) => (
                  <li key={member.code}>{member.name}</li>
                ))}
              </ul>
            </div>
          ))}
        </Section>
      )}
      {targets.length > 0 && (
        <Section title={t.targets}>
          <Targets definition={definition} m={m} />
        </Section>
      )}
      <Section title={t.versions}>
        <VersionTable versions={versions} shown={versionNumber} />
      </Section>
    </Page>
  );
}

function Targets({ definition, m }: { definition: IndicatorDefinition; m: IndicatorBodyProps['m'] }) {
  const t = m.indicator;
  type Target = NonNullable<IndicatorDefinition['targets']>[number];
  const year = (row: Target): string => String(row.year ?? '');
  const value = (row: Target): string => `${showDecimal(row.value)} ${definition.measure ?? ''}`.trim();
  const ref = (row: Target): string => row.legalRef ?? '';
  return (
    <DataTable
      label={t.targetsLabel}
      columns={[
        { key: 'year', title: t.year, cell: year, text: year },
        { key: 'value', title: t.target, cell: value, text: value, className: 'cell-figure' },
        { key: 'ref', title: t.decidedIn, cell: ref, text: ref, className: 'cell-main' },
      ]}
      rows={definition.targets ?? []}
      rowKey={year}
    />
  );
}
