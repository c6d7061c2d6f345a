import type { QueryClient } from '@tanstack/react-query';

/** What a write on an item may have changed: the lists of the services, and what the ledger says of their items. */
const TOUCHED = ['documents', 'tasks', 'petitions', 'complaints', 'reporting', 'custody'];

/** Something was written: whatever is shown of items is read again. */
export function itemsChanged(client: QueryClient): void {
  for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] });
}
