import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OutgoingDocument } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { titleOf } from '../../incoming/act/incoming-acts.ts';
import { ActionButtons } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useActor } from '../../state/session.tsx';
import { outgoingAct } from './outgoing-acts.ts';

/** The likeliest act first. */
const ORDER = [
  'IssueOutgoingDocument',
  'NumberOutgoingDocument',
  'HandOverOutgoingDocument',
  'UpdateOutgoingDocument',
  'CorrectOutgoingDocument',
  'ReplaceOutgoingDocument',
  'RecallOutgoingDocument',
  'CancelOutgoingNumber',
];

interface OutgoingActionsProps {
  readonly document: OutgoingDocument;
  readonly writer: ItemWriter<OutgoingDocument>;
}

/** Acts on an outgoing document. */
export function OutgoingActions({ document, writer }: OutgoingActionsProps) {
  const m = useMessages();
  const actor = useActor();
  const navigate = useNavigate();
  const [open, setOpen] = useState('');
  const allowed = document.allowedActions ?? [];
  const id = document.id ?? '';
  const press = (action: string): void => {
    if (action === 'UpdateOutgoingDocument') void navigate(`/outgoing/${id}/edit`);
    else setOpen(action);
  };
  const act = outgoingAct(open, { document, unitId: actor.unit?.id ?? '', m });
  return (
    <>
      <ActionButtons
        buttons={ORDER.filter((action) => allowed.includes(action)).map((action) => ({
          action,
          label: titleOf(action, m),
          onPress: () => press(action),
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={id}
          etag={document.etag ?? ''}
          writer={writer}
          onClose={() => setOpen('')}
        />
      )}
    </>
  );
}
