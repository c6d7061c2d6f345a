import type { MikroORM } from '@mikro-orm/postgresql';
import { inTransaction } from '../db/transaction.ts';
import type { ConsumerTx } from '../events/consumer.ts';
import { newId } from '../ids.ts';
import { TxBuffer } from './tx-buffer.ts';
import { storeEvents } from './write-store.ts';

/** Who writes without being called: a job. */
export interface Alone {
  /** Name of the service. */
  service: string;
  orm: MikroORM;
  clock: () => Date;
}

/**
 * What a service writes by itself, in a job: one transaction, in which its events are stored with its change. They go
 * out with the relay's next look, at most a second later.
 */
export async function writeAlone<T>(
  { service, orm, clock }: Alone,
  work: (tx: ConsumerTx) => Promise<T>,
): Promise<T> {
  return inTransaction(orm, async (em) => {
    const caller = { accountId: `system:${service}`, clientId: service };
    const tx = new TxBuffer(service, em, clock(), caller, newId());
    const result = await work(tx);
    await em.flush();
    await storeEvents(em, tx.events);
    return result;
  });
}
