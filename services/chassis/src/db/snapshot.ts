import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

/** Reads in one snapshot of the database: whatever others commit meanwhile, all statements see the same. */
export async function inSnapshot<T>(orm: MikroORM, read: (em: EntityManager) => Promise<T>): Promise<T> {
  const em = await openSnapshot(orm);
  try {
    return await read(em);
  } finally {
    await closeSnapshot(em);
  }
}

/** As `inSnapshot`, for what is given out as it is read. Holds a connection until all is taken or the taker breaks off. */
export async function* streamSnapshot<T>(
  orm: MikroORM,
  read: (em: EntityManager) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const em = await openSnapshot(orm);
  try {
    yield* read(em);
  } finally {
    await closeSnapshot(em);
  }
}

async function openSnapshot(orm: MikroORM): Promise<EntityManager> {
  const em = orm.em.fork({ clear: true }) as EntityManager;
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  return em;
}

async function closeSnapshot(em: EntityManager): Promise<void> {
  // Nothing was written; a connection that is gone has ended its transaction by itself.
  if (em.isInTransaction()) await em.rollback().catch(() => undefined);
}
