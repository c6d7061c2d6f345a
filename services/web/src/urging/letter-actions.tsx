import { useState } from 'react';
import { retryLetter } from '../api/urging-api.ts';
import type { UrgingLetter } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { ActionButtons } from '../item/action-buttons.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import type { SimpleAct } from '../item/simple-act.ts';
import { useDirectAct } from '../item/use-direct-act.ts';
import { capacityOptions, signerSource } from '../outgoing/draft/signer-fields.tsx';
import { useActor } from '../state/session.tsx';

interface LetterActionsProps {
  readonly letter: UrgingLetter;
  readonly writer: ItemWriter<UrgingLetter>;
}

/** Asking for the number is the signer's; who urges may name another signer. */
export function LetterActions({ letter, writer }: LetterActionsProps) {
  const m = useMessages();
  const actor = useActor();
  const [isOpen, setOpen] = useState(false);
  const { id = '', etag = '' } = letter;
  const ask = useDirectAct(writer, m.urging.retry, { id, etag }, (requestId) =>
    retryLetter(id, { etag, requestId }),
  );
  const may = letter.allowedActions?.includes('RetryUrgingLetter') ?? false;
  const signs = actor.posts.some((one) => one.post?.id === letter.signer?.postId);
  const change: SimpleAct<UrgingLetter> = {
    action: 'RetryUrgingLetter',
    title: m.urging.changeSigner,
    help: m.urging.changeSignerHelp,
    fields: [
      {
        name: 'signerPostId',
        label: m.urging.signer,
        missing: m.urging.signerMissing,
        kind: 'pick',
        source: signerSource(letter.unitId ?? '', actor.unit?.id ?? '', m.act.postVacant),
      },
      {
        name: 'signingCapacity',
        label: m.urging.capacity,
        missing: m.urging.capacityMissing,
        kind: 'choose',
        options: capacityOptions(m),
      },
    ],
    send: ({ signerPostId = '', signingCapacity = '' }, requestId) =>
      retryLetter(id, {
        signerPostId,
        signingCapacity,
        etag,
        requestId,
      }),
  };
  const buttons = [
    ...(may && signs ? [{ action: 'ask', label: m.urging.retry, onPress: ask.run, isBusy: ask.isBusy }] : []),
    ...(may ? [{ action: 'signer', label: m.urging.changeSigner, onPress: () => setOpen(true) }] : []),
  ];
  return (
    <>
      <ActionButtons none="" buttons={buttons} />
      {isOpen && (
        <SimpleActDialog
          act={change}
          itemId={id}
          etag={etag}
          writer={writer}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
