import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { itemsChanged } from '../state/changed.ts';

/** Brings the outcome of an act into a page that shows more than what was acted on; reads the rest again. */
export function useReportingWriter<Doc, Shown>(
  queryKey: QueryKey,
  show: (page: Shown, doc: Doc) => Shown,
): ItemWriter<Doc> {
  const client = useQueryClient();
  const m = useMessages();
  const { message } = App.useApp();
  return {
    done: (doc, what) => {
      client.setQueryData<Shown>(queryKey, (page) => (page === undefined ? page : show(page, doc)));
      message.success(m.act.done(what));
      itemsChanged(client);
    },
    reload: async () => {
      await client.invalidateQueries({ queryKey });
      return undefined;
    },
  };
}
