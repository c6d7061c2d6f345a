import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { getIndexSet, type Component, type Criterion, type IndexSetTree } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { Facts, Section } from '../../item/facts.tsx';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { showDecimal } from '../decimal.ts';
import { ReportingPlaces } from '../reporting-places.tsx';
import { CriterionName } from '../standing/criterion-name.tsx';
import { depthsOf } from '../standing/score-parts.ts';
import { ruleLines } from '../standing/standing-words.ts';
import { computedWords } from './index-sets-page.tsx';

/** An index set: what it is, and its tree of criteria with points and how they come about. */
export function IndexSetPage() {
  const { id = '' } = useParams();
  const m = useMessages();
  const found = useQuery({
    queryKey: ['reporting', 'standing', 'set', id],
    queryFn: ({ signal }) => getIndexSet(id, signal),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { indexSet: { name = '', year = 0 } = {} } = found.data;
  return (
    <Page title={m.standing.setName(name, year)} className="standing-page">
      <ReportingPlaces here="sets" />
      <p className="no-print">
        <Link to="/reporting/sets">{m.indexSet.back}</Link> ·{' '}
        <Link to={`/reporting/dashboard?set=${id}`}>{m.indexSet.toDashboard}</Link>
      </p>
      <SetFacts tree={found.data} />
      <Section title={m.indexSet.tree}>
        <SetTree tree={found.data} />
      </Section>
    </Page>
  );
}

function SetFacts({ tree: { indexSet = {} } }: { tree: IndexSetTree }) {
  const m = useMessages();
  const t = m.indexSet;
  return (
    <Facts
      facts={[
        [t.code, indexSet.code],
        [t.version, String(indexSet.versionNumber ?? 1)],
        [t.group, word(m.enums.unitGroup, indexSet.unitGroup)],
        [t.max, showDecimal(indexSet.maxPoints)],
        [t.computed, computedWords(indexSet, m)],
        [t.minCount, t.minCountOf(indexSet.minCount ?? 1)],
        [t.legalRef, indexSet.legalRef],
        [t.ours, indexSet.ours === true && t.oursYes],
      ]}
    />
  );
}

function SetTree({ tree: { indexSet = {}, criteria = [] } }: { tree: IndexSetTree }) {
  const m = useMessages();
  const depths = depthsOf(criteria.map((criterion): Component => ({ criterion })));
  return (
    <DataTable
      label={m.indexSet.treeOf(indexSet.name ?? '')}
      columns={columnsOf(depths, m)}
      rows={criteria}
      rowKey={({ code = '' }) => code}
      rowClass={({ method }) => (method === 'CRITERION_METHOD_SUM' ? 'criterion-sum' : '')}
    />
  );
}

function columnsOf(depths: ReadonlyMap<string, number>, m: Messages): Column<Criterion>[] {
  const t = m.indexSet;
  const points = ({ maxPoints }: Criterion): string => showDecimal(maxPoints);
  const target = (row: Criterion): string => showDecimal(row.target);
  const evidence = (row: Criterion): string => row.evidence ?? '';
  const legalRef = (row: Criterion): string => row.legalRef ?? '';
  const rule = (row: Criterion): string => ruleLines(row, '', m).join('; ');
  const to = ({ indicatorCode = '' }: Criterion): string =>
    indicatorCode === '' ? '' : `/reporting/indicators/${encodeURIComponent(indicatorCode)}`;
  return [
    {
      key: 'criterion',
      title: m.standing.criterion,
      className: 'cell-main',
      cell: (row) => (
        <CriterionName component={{ criterion: row }} depth={depths.get(row.code ?? '') ?? 0} to={to(row)} />
      ),
      text: ({ code = '', name = '' }) => `${code} ${name}`,
    },
    { key: 'points', title: t.maxPoints, cell: points, text: points, className: 'cell-number' },
    { key: 'target', title: m.standing.target, cell: target, text: target, className: 'cell-number' },
    { key: 'rule', title: t.rule, cell: rule, text: rule },
    { key: 'evidence', title: t.evidence, cell: evidence, text: evidence },
    { key: 'legalRef', title: t.legalRef, cell: legalRef, text: legalRef },
  ];
}
