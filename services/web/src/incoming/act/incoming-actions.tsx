import { useState } from 'react';
import { useNavigate } from 'react-router';
import { actOnItem } from '../../api/incoming-api.ts';
import type { IncomingDocument, Part } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ActionButtons, type ActionButton } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { useActor } from '../../state/session.tsx';
import { incomingAct, titleOf } from './incoming-acts.ts';
import { RouteDialog } from './route-dialog.tsx';

/** The likeliest act first. Files have their own place, so their acts make no button here. */
const ORDER = [
  'AcceptItem',
  'RouteIncomingDocument',
  'SubmitIncomingDocument',
  'FinishItem',
  'HandOverItem',
  'SendBackItem',
  'UpdateIncomingDocument',
  'ReturnIncomingDocument',
];

interface IncomingActionsProps {
  readonly document: IncomingDocument;
  readonly writer: ItemWriter<IncomingDocument>;
}

/** Acts on the document itself. */
export function IncomingActions({ document, writer }: IncomingActionsProps) {
  return (
    <ItemActs
      document={document}
      itemId={document.id ?? ''}
      etag={document.etag ?? ''}
      allowed={document.allowedActions ?? []}
      writer={writer}
    />
  );
}

/** Acts on a co-ordinator's part. */
export function PartActions({ part, document, writer }: IncomingActionsProps & { part: Part }) {
  return (
    <ItemActs
      document={document}
      itemId={part.id ?? ''}
      etag={part.etag ?? ''}
      allowed={part.allowedActions ?? []}
      writer={writer}
      none=""
    />
  );
}

interface ItemActsProps extends IncomingActionsProps {
  readonly itemId: string;
  readonly etag: string;
  readonly allowed: readonly string[];
  readonly none?: string;
}

function ItemActs({ document, itemId, etag, allowed, writer, none }: ItemActsProps) {
  const m = useMessages();
  const actor = useActor();
  const navigate = useNavigate();
  const [open, setOpen] = useState('');
  const accept = useDirectAct(writer, titleOf('AcceptItem', m), { itemId, etag }, (requestId) =>
    actOnItem(itemId, 'accept', { etag, requestId }),
  );
  const press = (action: string): void => {
    if (action === 'AcceptItem') accept.run();
    else if (action === 'UpdateIncomingDocument') void navigate(`/incoming/${document.id ?? ''}/edit`);
    else setOpen(action);
  };
  const buttons: ActionButton[] = ORDER.filter((action) => allowed.includes(action)).map((action) => ({
    action,
    label: titleOf(action, m),
    onPress: () => press(action),
    isBusy: action === 'AcceptItem' && accept.isBusy,
  }));
  const unitId = actor.unit?.id ?? document.unitId ?? '';
  const target = { itemId, documentId: document.id ?? '', unitId, bookUnitId: document.unitId ?? '', m };
  const act = incomingAct(open, target);
  const close = (): void => setOpen('');
  return (
    <>
      <ActionButtons buttons={buttons} {...(none === undefined ? {} : { none })} />
      {open === 'RouteIncomingDocument' && (
        <RouteDialog document={document} unitId={unitId} writer={writer} onClose={close} />
      )}
      {act !== undefined && (
        <SimpleActDialog act={act} itemId={itemId} etag={etag} writer={writer} onClose={close} />
      )}
    </>
  );
}
