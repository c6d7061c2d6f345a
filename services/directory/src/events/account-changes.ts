import { defineConsumer, type ConsumerDefinition } from '@baro/chassis';
import { wantComparison } from '../store/account-sync-store.ts';

/** What an account follows. */
const followed = new Set(['unit', 'post', 'person', 'holding', 'delegation']);

/** The directory hears its own changes: the request that made them must not wait for the sign-on. */
export const accountChanges: ConsumerDefinition = defineConsumer({
  name: 'accounts',
  stream: 'DIRECTORY',
  filter: 'baro.directory.>',
  handle: async (event, tx) => {
    if (followed.has(event.aggregateType)) await wantComparison(tx.em);
  },
  handleAll: async (events, tx) => {
    if (events.some(({ aggregateType }) => followed.has(aggregateType))) await wantComparison(tx.em);
  },
});
