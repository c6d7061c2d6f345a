import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import type { CustodyChange } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { historyOf } from './path-steps.ts';
import { itemsChanged } from '../state/changed.ts';

export interface ItemWriter<Doc> {
  /** The act was done: shows the new state and tells lists that they are old. */
  readonly done: (document: Doc, what: string) => void;
  /** Somebody else was first: reads the item again; returns the change of hands that came between, if it was one. */
  readonly reload: () => Promise<CustodyChange | undefined>;
}

/** Documents carry their own changes of hands; a task does not. */
interface WithPath {
  readonly etag?: string | undefined;
  readonly path?: CustodyChange[] | undefined;
}

/** Brings the outcome of writes on one item into the page. */
export function useItemWriter<Doc extends WithPath>(queryKey: QueryKey): ItemWriter<Doc> {
  const client = useQueryClient();
  const m = useMessages();
  const { message } = App.useApp();
  return {
    done: (document, what) => {
      client.setQueryData(queryKey, document);
      message.success(m.act.done(what));
      itemsChanged(client);
    },
    reload: async () => {
      const read = (): CustodyChange[] => historyOf(client.getQueryData<Doc>(queryKey)?.path ?? []);
      const known = new Set(read().map(keyOf));
      await client.invalidateQueries({ queryKey });
      return read().find((change) => !known.has(keyOf(change)));
    },
  };
}

function keyOf(change: CustodyChange): string {
  return `${change.itemId} ${change.version}`;
}
