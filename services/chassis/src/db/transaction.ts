import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { inDatabaseSpan } from '../telemetry/tracing.ts';

/** Work in one transaction, with an entity manager of its own; an error rolls back. */
export async function inTransaction<T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return inDatabaseSpan(async () => {
    const em = orm.em.fork({ clear: true }) as EntityManager;
    await em.begin();
    try {
      const result = await work(em);
      await em.commit();
      return result;
    } catch (error) {
      if (em.isInTransaction()) await em.rollback().catch(() => undefined); // the first error tells why
      throw error;
    }
  });
}
