import type { MikroORM } from '@mikro-orm/postgresql';
import { oldestUnsealedSeconds } from '../audit/seal-store.ts';
import { oldestAskedSeconds } from '../commands/command-store.ts';
import { countUnsent, oldestUnsentSeconds } from '../events/relay-store.ts';
import { countOpenLetters } from '../operations/operations-store.ts';
import { announce, watchGauge } from './metrics.ts';

/** What a service's gauges are read from. */
export interface GaugeSources {
  orm: MikroORM;
  durables: readonly string[];
  commandNames: readonly string[];
  natsAnswers: () => boolean;
}

/** Shows what waits in a service: events not sent, commands not worked off, events given up. */
export function watchService({ orm, durables, commandNames, natsAnswers }: GaugeSources): void {
  announce(durables, commandNames);
  watchGauge('baro_outbox_oldest_seconds', 'Age of the oldest unsent event.', 's', () =>
    oldestUnsentSeconds(orm.em.fork()),
  );
  watchGauge('baro_outbox_unsent', 'Events not sent yet.', '1', () => countUnsent(orm.em.fork()));
  watchGauge('baro_command_oldest_seconds', 'Age of the oldest command not worked off.', 's', () =>
    oldestAskedSeconds(orm.em.fork()),
  );
  watchGauge('baro_audit_unsealed_seconds', 'Age of the oldest audit row not sealed.', 's', () =>
    oldestUnsealedSeconds(orm.em.fork()),
  );
  watchGauge('baro_dead_letters_open', 'Events given up and not replayed, by consumer.', '1', async () => {
    const open = await countOpenLetters(orm.em.fork());
    const all = new Set([...durables, ...open.keys()]);
    return [...all].map((consumer) => ({ value: open.get(consumer) ?? 0, labels: { consumer } }));
  });
  watchGauge('baro_nats_connected', '1 while NATS answers, else 0.', '1', async () =>
    natsAnswers() ? 1 : 0,
  );
}
