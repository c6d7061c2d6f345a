import { watchGauge } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { isConfidential } from '../domain/confidential.ts';
import { itemKinds } from '../domain/item-event.ts';
import { countOverdue } from '../store/count-store.ts';

/** Shows how many items are overdue in the whole city, from the counters the work lists are read from. */
export function watchOverdue(orm: MikroORM, clock: () => Date): void {
  watchGauge(
    'baro_overdue_items',
    'Open items whose due day has gone by, by kind; what is due today counts from tomorrow.',
    '1',
    () => overdueByKind(orm.em.fork(), localDateOf(clock())),
  );
}

/** Overdue items of each kind on a local date; what is confidential has no row. */
export async function overdueByKind(
  em: EntityManager,
  today: string,
): Promise<{ value: number; labels: { kind: string } }[]> {
  const counts = await countOverdue(em, today);
  const shown = itemKinds.filter((kind) => !isConfidential(kind));
  return shown.map((kind) => ({ value: counts.get(kind) ?? 0, labels: { kind } }));
}
