import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { getIndicator } from '../../api/reporting-api.ts';
import type { Component } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { StandingItems } from './standing-items.tsx';
import type { StandingChange, StandingView } from './standing-address.ts';

interface CriterionCountsProps {
  readonly component: Component;
  /** Whether the caller sees the unit's items. */
  readonly canList: boolean;
  readonly view: StandingView;
  readonly change: (changes: StandingChange) => void;
}

type Which = 'counted' | 'among' | 'rest';

/** What a value is counted from; each number leads to its items. */
export function CriterionCounts({ component, canList, view, change }: CriterionCountsProps) {
  const t = useMessages().standing;
  const { counted = 0, among = 0, criterion = {} } = component;
  const names = useCountNames(criterion.indicatorCode ?? '');
  const rest = among - counted;
  const rows: readonly (readonly [Which, number])[] = [
    ['counted', counted],
    // Of what is no ratio there is no whole, and where more is counted than it is of, no rest.
    ...(among > 0 ? [['among', among] as const] : []),
    ...(rest > 0 ? [['rest', rest] as const] : []),
  ];
  const { items } = view;
  return (
    <>
      <dl className="criterion-counts">
        {rows.map(([which, count]) => (
          <div key={which}>
            <dt>{names[which]}</dt>
            <dd>
              {canList && count > 0 ? (
                <Button
                  type="link"
                  aria-label={t.countOf(count, names[which])}
                  onClick={() => change({ items: which })}
                >
                  {count}
                </Button>
              ) : (
                <strong>{count}</strong>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{canList ? t.countsHelp : t.itemsForbidden}</p>
      {items !== '' && canList && (
        <StandingItems view={{ ...view, items }} what={names[items]} onClose={() => change({ items: '' })} />
      )}
    </>
  );
}

/** What the indicator calls what it counts. */
function useCountNames(code: string): Readonly<Record<Which, string>> {
  const t = useMessages().standing;
  const found = useQuery({
    queryKey: ['reporting', 'indicators', 'item', code],
    queryFn: ({ signal }) => getIndicator(code, signal),
    enabled: code !== '',
  });
  const { name = '', numeratorName = '', denominatorName = '' } = found.data?.indicator?.definition ?? {};
  const counted = numeratorName || name;
  return {
    counted: counted === '' ? t.counted : counted,
    among: denominatorName === '' ? t.among : denominatorName,
    rest: numeratorName === '' ? t.rest : t.restOf(numeratorName),
  };
}
