import { protoMetadata } from '@baro/proto/baro/platform/v1/operations';
import { defineConsumer, defineReasons, execute, PoisonError } from '@baro/chassis';
import type { Event, ServiceDefinition } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

class Migration20260102000000Seen extends Migration {
  override async up(): Promise<void> {
    await this.execute('CREATE TABLE seen (event_id uuid NOT NULL, note text NOT NULL)');
    const rows = await this.execute('SELECT current_user AS name');
    const app = String((rows[0] as { name?: unknown }).name).replace(/_migrator$/, '_app');
    await this.execute(`GRANT SELECT, INSERT ON seen TO ${app}`);
  }
}

/** The account that may operate the sample service. */
export const operator = '0190a000-0000-7000-8000-00000000000a';

/** How the sample consumer answers an event, changed by tests. */
export const behaviour: { handle: (event: Event) => void } = { handle: () => {} };

/** A service of nothing but the chassis: its operations, one consumer of its own events, one table of effects. */
export const sampleService = {
  name: 'sample',
  reasons: defineReasons('sample', {}),
  config: {},
  entities: [],
  migrations: [Migration20260102000000Seen],
  protos: [protoMetadata],
  rpc: () => [],
  consumers: () => [
    defineConsumer({
      name: 'own',
      stream: 'SAMPLE',
      filter: 'baro.sample.>',
      handle: async (event, tx) => {
        behaviour.handle(event);
        await execute(tx.em, 'INSERT INTO seen (event_id, note) VALUES ($1, $2)', [event.id, event.type]);
      },
    }),
  ],
  mayOperate: () => async (ctx) => ctx.caller.accountId === operator,
} satisfies ServiceDefinition;

/** Thrown by tests that want a poison event. */
export const poison = (): never => {
  throw new PoisonError('SAMPLE_POISON');
};
