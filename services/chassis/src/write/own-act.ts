import type { MikroORM } from '@mikro-orm/postgresql';
import { passFaultPoint } from '../config/fault-points.ts';
import { inTransaction } from '../db/transaction.ts';
import { newId } from '../ids.ts';
import type { Tx } from './tx.ts';
import { takeTurn } from './turns.ts';
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
    let endTurn = (): void => undefined;
    let told = false;
    try {
      const result = await inTransaction(orm, async (em) => {
        const accountId = `system:${service}`;
        const tx = new TxBuffer(service, em, clock(), { accountId, clientId: service }, newId());
        const made = await work(tx);
        await em.flush();
        if (tx.turn !== undefined) endTurn = await takeTurn(tx.turn);
        await tx.lastStatement?.();
        const key = { accountId, method: name, requestId: tx.requestId, bodyHash: Buffer.alloc(0) };
        told = tx.audits.length + tx.events.length > 0;
        if (told) await storeOutcome(key, tx, Buffer.alloc(0));
        if (told) passFaultPoint('before-commit');
        return made;
      });
      if (told) passFaultPoint('after-commit');
      wakeRelay();
      return result;
    } finally {
      endTurn();
    }
  };
}
