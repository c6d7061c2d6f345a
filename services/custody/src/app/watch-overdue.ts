import { watchGauge } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { MikroORM } from '@mikro-orm/postgresql';
import { itemKinds } from '../domain/item-event.ts';
import { countOverdue } from '../store/count-store.ts';

/** Shows how many items are overdue in the whole city, from the counters the work lists are read from. */
export function watchOverdue(orm: MikroORM, clock: () => Date): void {
  watchGauge(
    'baro_overdue_items',
    'Open items whose due day has gone by, by kind; what is due today counts from tomorrow.',
    '1',
    async () => {
      const counts = await countOverdue(orm.em.fork(), localDateOf(clock()));
      return itemKinds.map((kind) => ({ value: counts.get(kind) ?? 0, labels: { kind } }));
    },
  );
}
