import { useState } from 'react';
import { actOnPart } from '../../api/petitions-api.ts';
import type { Petition, PetitionPart } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { titleOf } from '../../incoming/act/incoming-acts.ts';
import { ActionButtons } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { PART_ORDER, partAct } from './part-acts.ts';

interface PartActionsProps {
  readonly part: PetitionPart;
  readonly writer: ItemWriter<Petition>;
}

/** The acts on a co-ordinator's part that are allowed to the caller. */
export function PetitionPartActions({ part, writer }: PartActionsProps) {
  const m = useMessages();
  const [open, setOpen] = useState('');
  const { id = '', etag = '', petitionId = '' } = part;
  const accept = useDirectAct(writer, titleOf('AcceptPart', m), { id, etag }, (requestId) =>
    actOnPart(petitionId, id, 'accept', { etag, requestId }),
  );
  const act = partAct(open, part, m);
  const allowed = PART_ORDER.filter((action) => part.allowedActions?.includes(action));
  return (
    <>
      <ActionButtons
        none=""
        buttons={allowed.map((action) => ({
          action,
          label: titleOf(action, m),
          onPress: () => (action === 'AcceptPart' ? accept.run() : setOpen(action)),
          isBusy: action === 'AcceptPart' && accept.isBusy,
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog act={act} itemId={id} etag={etag} writer={writer} onClose={() => setOpen('')} />
      )}
    </>
  );
}
