import { useState } from 'react';
import { Link } from 'react-router';
import type { CouncilPromise } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { ActionButtons } from '../item/action-buttons.tsx';
import { Facts } from '../item/facts.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import { showDate } from '../time/format.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { promiseAct, promiseActsOf, promiseActTitle } from './promise-acts.ts';
import { PromiseHistory } from './promise-history.tsx';
import { PromiseDue, PromiseMarks, slippageText } from './promise-marks.tsx';

interface PromiseEntryProps {
  readonly promise: CouncilPromise;
  readonly writer: ItemWriter<CouncilPromise>;
}

/** A promise with what was promised, by whom, by when, what became of it, and what the caller may do. */
export function PromiseEntry({ promise, writer }: PromiseEntryProps) {
  const m = useMessages();
  const t = m.promise;
  const { milestoneCount = 0, reachedCount = 0, petitionId = '' } = promise;
  return (
    <div className="promise-entry">
      <PromiseMarks promise={promise} />
      <PromiseButtons promise={promise} writer={writer} />
      <Facts
        facts={[
          [t.due, <PromiseDue key="due" promise={promise} />],
          [t.originalDue, showDate(promise.originalDueDate)],
          [t.moves, slippageText(promise, m)],
          [t.milestones, milestoneCount > 0 && t.milestonesOf(reachedCount, milestoneCount)],
          [t.accountable, <HolderText key="accountable" holder={promise.accountable} />],
          [t.promisedBy, holderLine(promise.promisedBy)],
          [t.madeOn, showDate(promise.promiseDate)],
          [t.origin, word(m.enums.promiseOrigin, promise.origin)],
          [t.madeAt, promise.sessionName],
          [
            t.petition,
            petitionId !== '' && <Link to={`/petitions/${petitionId}`}>{promise.petitionCode}</Link>,
          ],
          [t.council, promise.unitName],
        ]}
      />
      <PromiseHistory promise={promise} />
    </div>
  );
}

function PromiseButtons({ promise, writer }: PromiseEntryProps) {
  const m = useMessages();
  const [open, setOpen] = useState('');
  const act = promiseAct(open, promise, m);
  const { id = '', etag = '' } = promise;
  return (
    <div className="promise-actions no-print">
      <ActionButtons
        none={m.promise.noActions}
        buttons={promiseActsOf(promise).map((action) => ({
          action,
          label: promiseActTitle(action, m),
          onPress: () => setOpen(action),
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog act={act} itemId={id} etag={etag} writer={writer} onClose={() => setOpen('')} />
      )}
    </div>
  );
}
