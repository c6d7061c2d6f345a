import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { newId } from '../ids.ts';
import type { Tx } from './tx.ts';
import { TxBuffer } from './tx-buffer.ts';
import { storeOutcome } from './write-store.ts';

/** What an act of the service itself is done with. */
export interface OwnActor {
  service: string;
  orm: MikroORM;
  clock: () => Date;
  wakeRelay: () => void;
}

/** An act of the service itself, for example of a job: one transaction with its audit rows and events. */
export type OwnAct = <Result>(name: string, work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/** Acts as `system:<service>`; `name` stands in the audit where a call has its method. */
export function ownActs({ service, orm, clock, wakeRelay }: OwnActor): OwnAct {
  return async (name, work) => {
    const em = orm.em.fork({ clear: true }) as EntityManager;
    const accountId = `system:${service}`;
    const tx = new TxBuffer(service, em, clock(), { accountId, clientId: service }, newId());
    await em.begin();
    try {
      const result = await work(tx);
      await em.flush();
      await tx.lastStatement?.();
      const key = { accountId, method: name, requestId: tx.requestId, bodyHash: Buffer.alloc(0) };
      if (tx.audits.length + tx.events.length > 0) await storeOutcome(key, tx, Buffer.alloc(0));
      await em.commit();
      wakeRelay();
      return result;
    } catch (error) {
      if (em.isInTransaction()) await em.rollback().catch(() => undefined); // the first error tells why
      throw error;
    }
  };
}
