import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { actOnPetition } from '../../api/petitions-api.ts';
import type { Petition } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { itemsChanged } from '../../state/changed.ts';
import { noteField } from '../act/petition-acts.ts';

interface PairActs {
  /** Retires the other in favour of the first; undefined when the other may not be retired. */
  readonly favourFirst: (() => void) | undefined;
  readonly favourSecond: (() => void) | undefined;
  readonly apart: { isBusy: boolean; run: () => void } | undefined;
  readonly dialog: ReactNode;
}

/** What a person may decide of two petitions. `onDone` is told once it is decided. */
export function usePairActs(first: Petition, second: Petition, onDone?: () => void): PairActs {
  const m = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [favoured, setFavoured] = useState<Petition>();
  const writer: ItemWriter<Petition> = {
    done: (_petition, what) => {
      message.success(m.act.done(what));
      itemsChanged(client);
      onDone?.();
    },
    reload: async () => {
      itemsChanged(client);
      return undefined;
    },
  };
  const [id = '', otherId = ''] = [first.id, second.id];
  const apart = useDirectAct(writer, m.likely.apart, { id, otherId }, (requestId) =>
    actOnPetition(id, 'dismissLikely', { otherId, requestId }),
  );
  const may = (petition: Petition, action: string): boolean =>
    petition.allowedActions?.includes(action) ?? false;
  const retired = favoured === first ? second : first;
  return {
    favourFirst: may(second, 'RetirePetition') ? () => setFavoured(first) : undefined,
    favourSecond: may(first, 'RetirePetition') ? () => setFavoured(second) : undefined,
    apart: may(first, 'DismissLikely') ? apart : undefined,
    dialog: favoured !== undefined && (
      <SimpleActDialog
        act={{
          action: `RetirePetition ${favoured.id ?? ''}`,
          title: m.likely.into,
          help: m.likely.intoHelp(retired.code ?? '', favoured.code ?? ''),
          fields: [noteField(m)],
          send: ({ note = '', etag = '' }, requestId) =>
            actOnPetition(retired.id ?? '', 'retire', { favouredId: favoured.id, note, etag, requestId }),
        }}
        itemId={retired.id ?? ''}
        etag={retired.etag ?? ''}
        writer={writer}
        onClose={() => setFavoured(undefined)}
      />
    ),
  };
}
