import { ToldItem } from './told-item.ts';
import type { ItemInput } from './told-item.ts';

/** A letter of a citizen as the complaints service tells of it. */
export function letter(input: ItemInput = {}): ToldItem {
  const facts = { numberSymbol: 'D-2026-00001', subject: 'Đơn khiếu nại', fromName: '', state: 'RECEIVED' };
  return new ToldItem({ kind: 'complaint', service: 'complaints', facts, ...input });
}
