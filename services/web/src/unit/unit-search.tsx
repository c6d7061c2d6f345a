import { Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { UnitLink } from './unit-link.tsx';
import { useUnits } from './use-units.ts';

/** Units found by name or code. */
export function UnitSearch(props: { query: string; asOf: string; withClosed: boolean }) {
  const m = useMessages();
  const found = useUnits({ query: props.query, asOf: props.asOf, includeClosed: props.withClosed });
  if (found.isPending) return <LoadingState rows={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const units = found.data.pages.flatMap((page) => page.units ?? []);
  if (units.length === 0) return <StatePanel title={m.unit.emptyTitle} help={m.unit.emptyHelp} />;
  return (
    <>
      <ul className="unit-tree">
        {units.map((unit) => (
          <li key={unit.id}>
            <UnitLink unit={unit} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {m.unit.showMore}
        </Button>
      )}
    </>
  );
}
