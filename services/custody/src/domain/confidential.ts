import type { Event } from '@baro/chassis';
import { kindsOf } from './item-event.ts';
import type { ItemService } from './item-event.ts';
import type { Recorded } from './ledger.ts';

/** Services whose items are there for who has to do with them alone: letters of citizens. */
export const confidentialServices: readonly ItemService[] = ['complaints'];

/** Kinds of those items: in nobody's lists, counts, maps or feeds but the holder's own (README.md, Confidential items). */
export const confidentialKinds: readonly string[] = confidentialServices.flatMap((name) => kindsOf[name]);

/** Whether items of the kind are confidential. */
export function isConfidential(kind: string): boolean {
  return confidentialKinds.includes(kind);
}

/**
 * The confidential ones among items of a batch. A description names no kind and may come before the first change of
 * hands: then the service that told it says so.
 */
export function confidentialItems(events: readonly Event[], recorded: readonly Recorded[]): Set<string> {
  const subjects = confidentialServices.map((name) => `baro.${name}.`);
  const told = events.filter(({ subject }) => subjects.some((start) => subject.startsWith(start)));
  const known = recorded.filter(({ after }) => isConfidential(after.kind));
  return new Set([...told.map((event) => event.aggregateId), ...known.map(({ after }) => after.id)]);
}
