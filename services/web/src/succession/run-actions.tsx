import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { actOnSuccession } from '../api/succession-api.ts';
import type { SuccessionRun } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { ActionButtons } from '../item/action-buttons.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import type { SimpleAct } from '../item/simple-act.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import { itemsChanged } from '../state/changed.ts';
import { postSource } from '../state/directory-search.ts';

const ORDER = ['RetrySuccession', 'SettleSuccession'] as const;
type ActName = (typeof ORDER)[number];

/** What may be done with refused items. */
export function RunActions({ run }: { run: SuccessionRun }) {
  const m = useMessages();
  const [open, setOpen] = useState<ActName>();
  const writer = useRunWriter(run.id ?? '');
  const allowed = ORDER.filter((action) => run.allowedActions?.includes(action));
  if (allowed.length === 0) return null;
  return (
    <div className="item-actions">
      <ActionButtons
        buttons={allowed.map((action) => ({
          action,
          label: m.succession[action],
          onPress: () => setOpen(action),
        }))}
      />
      {open !== undefined && (
        <SimpleActDialog
          act={runAct(open, run, m)}
          itemId={run.id ?? ''}
          etag=""
          writer={writer}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function useRunWriter(id: string): ItemWriter<SuccessionRun> {
  const client = useQueryClient();
  const m = useMessages();
  const { message } = App.useApp();
  return {
    done: (run, what) => {
      client.setQueryData(['custody', 'succession', id], run);
      message.success(m.act.done(what));
      itemsChanged(client);
    },
    // A run has no etag: nobody is ever too late.
    reload: () => Promise.resolve(undefined),
  };
}

function runAct(action: ActName, run: SuccessionRun, m: Messages): SimpleAct<SuccessionRun> {
  const id = run.id ?? '';
  if (action === 'RetrySuccession') {
    return {
      action,
      title: m.succession.RetrySuccession,
      help: m.succession.retryHelp,
      fields: [
        {
          name: 'toPostId',
          label: m.succession.retryTo,
          hint: m.succession.retryToHint,
          kind: 'pick',
          source: postSource('', m.act.postVacant),
        },
      ],
      send: ({ toPostId = '' }, requestId) => actOnSuccession(id, 'retry', { toPostId, requestId }),
    };
  }
  return {
    action,
    title: m.succession.SettleSuccession,
    help: m.succession.settleHelp,
    fields: [
      {
        name: 'reason',
        label: m.succession.reason,
        missing: m.succession.reasonMissing,
        kind: 'lines',
        maxLength: 500,
      },
    ],
    send: ({ reason = '' }, requestId) => actOnSuccession(id, 'settle', { reason, requestId }),
  };
}
