import { defineConsumer, defineReasons, execute } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

class Migration20260102000000Effects extends Migration {
  override async up(): Promise<void> {
    // No key: an event that takes effect twice leaves two rows.
    await this.execute(
      'CREATE TABLE effects (event_id uuid NOT NULL, aggregate_id uuid NOT NULL, version integer NOT NULL)',
    );
    await this.execute('GRANT SELECT, INSERT ON effects TO watch_app');
  }
}

/** A neighbour of the documents service that takes one effect of each of its events. */
export const watchService = {
  name: 'watch',
  reasons: defineReasons('watch', {}),
  config: {},
  entities: [],
  migrations: [Migration20260102000000Effects],
  protos: [],
  rpc: () => [],
  consumers: () => [
    defineConsumer({
      name: 'documents',
      stream: 'DOCUMENTS',
      filter: 'baro.documents.>',
      handle: async (event, tx) => {
        const row = [event.id, event.aggregateId, event.aggregateVersion];
        await execute(
          tx.em,
          'INSERT INTO effects (event_id, aggregate_id, version) VALUES ($1, $2, $3)',
          row,
        );
      },
    }),
  ],
  mayOperate: () => async () => false,
} satisfies ServiceDefinition;
