import type { FigureItem } from '../../api/reporting-types.ts';
import { itemAddress } from '../../work/work-item.ts';

/** Kinds that are no part of another: their page is known by their own id. */
const whole = new Set(['incoming_document', 'outgoing_document', 'task', 'petition', 'complaint']);

/** Page of an item a figure is counted from; undefined for parts, whose page is the whole's. */
export function itemLink({ itemKind = '', itemId = '' }: FigureItem): string | undefined {
  if (itemKind === 'promise') return `/promises/${itemId}`;
  return whole.has(itemKind) ? itemAddress({ itemKind, rootId: itemId }) : undefined;
}
