import { useState } from 'react';
import { actOnPetition } from '../../api/petitions-api.ts';
import type { Petition } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { titleOf } from '../../incoming/act/incoming-acts.ts';
import { ActionButtons } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { useActor } from '../../state/session.tsx';
import { AnswerText } from '../petition-answers.tsx';
import { waitingAnswer } from '../petition-words.ts';
import { useSessions } from '../use-sessions.ts';
import { DueProposals } from './due-proposals.tsx';
import { orderedActs, petitionAct } from './petition-acts.ts';

interface PetitionActionsProps {
  readonly petition: Petition;
  readonly writer: ItemWriter<Petition>;
}

/** The acts on a petition that are allowed to the caller. */
export function PetitionActions({ petition, writer }: PetitionActionsProps) {
  const m = useMessages();
  const unitId = useActor().unit?.id ?? '';
  const sessions = useSessions(petition.allowedActions?.includes('RaisePetition') ?? false);
  const [open, setOpen] = useState('');
  const { id = '', etag = '' } = petition;
  const accept = useDirectAct(writer, titleOf('AcceptPetition', m), { id, etag }, (requestId) =>
    actOnPetition(id, 'accept', { etag, requestId }),
  );
  const act = petitionAct(open, { petition, unitId, sessions: sessions.data ?? [], m });
  const draft = waitingAnswer(petition);
  return (
    <>
      <ActionButtons
        none={m.petition.noActions}
        buttons={orderedActs(petition).map((action) => ({
          action,
          label: titleOf(action, m),
          onPress: () => (action === 'AcceptPetition' ? accept.run() : setOpen(action)),
          isBusy: action === 'AcceptPetition' && accept.isBusy,
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog act={act} itemId={id} etag={etag} writer={writer} onClose={() => setOpen('')}>
          {open === 'AssignPetition' && <DueProposals petition={petition} />}
          {open === 'SignAnswer' && draft !== undefined && <AnswerText answer={draft} />}
        </SimpleActDialog>
      )}
    </>
  );
}
