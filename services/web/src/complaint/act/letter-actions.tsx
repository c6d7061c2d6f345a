import { useState } from 'react';
import type { Letter } from '../../api/types.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { ActionButtons } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useActor } from '../../state/session.tsx';
import { useLegalCodes } from '../use-legal-codes.ts';
import { letterAct, letterActTitle, orderedLetterActs } from './letter-acts.ts';

interface LetterActionsProps {
  readonly letter: Letter;
  readonly writer: ItemWriter<Letter>;
}

/** The acts on a letter that are allowed to the caller. */
export function LetterActions({ letter, writer }: LetterActionsProps) {
  const { m, language } = useLanguage();
  const unitId = useActor().unit?.id ?? '';
  const codes = useLegalCodes(letter.receiveTime);
  const [open, setOpen] = useState('');
  const act = letterAct(open, { letter, codes: codes.data ?? [], unitId, m, language });
  return (
    <>
      <ActionButtons
        none={m.complaint.noActions}
        buttons={orderedLetterActs(letter).map((action) => ({
          action,
          label: letterActTitle(action, m),
          onPress: () => setOpen(action),
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={letter.id ?? ''}
          etag={letter.etag ?? ''}
          writer={writer}
          onClose={() => setOpen('')}
        />
      )}
    </>
  );
}
