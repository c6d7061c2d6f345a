import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { getLetter } from '../api/urging-api.ts';
import type { UrgingLetter } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { useItemWriter } from '../item/item-writer.ts';
import { useLiveItem } from '../item/use-live-item.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDate, showDue, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { LetterActions } from './letter-actions.tsx';
import { numberOf, taskColumns } from './letter-columns.tsx';

/** The page of an urging letter; its state changes by itself. */
export function LetterPage() {
  const { id = '' } = useParams();
  const queryKey = ['tasks', 'urging', 'item', id];
  const letter = useQuery({ queryKey, queryFn: ({ signal }) => getLetter(id, signal) });
  useLiveItem(id, queryKey);
  if (letter.isPending) return <LoadingState />;
  if (letter.isError) return <ErrorState error={letter.error} onRetry={() => void letter.refetch()} />;
  return <Letter key={id} letter={letter.data} queryKey={queryKey} />;
}

function Letter({ letter, queryKey }: { letter: UrgingLetter; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<UrgingLetter>(queryKey);
  const title = `${m.urging.title}: ${letter.urgedUnitName ?? ''}`;
  return (
    <Page title={title} actions={<LetterActions letter={letter} writer={writer} />} className="item">
      <LetterState letter={letter} />
      <Section title={m.urging.tasks}>
        <DataTable
          label={m.urging.tasks}
          columns={taskColumns(m)}
          rows={letter.tasks ?? []}
          rowKey={(task) => task.taskId ?? ''}
        />
      </Section>
      <Section title={m.urging.details}>
        <LetterFacts letter={letter} />
      </Section>
    </Page>
  );
}

/** Where the letter stands, in words; a screen reader is told when it changes. */
function LetterState({ letter }: { letter: UrgingLetter }) {
  const { m, language } = useLanguage();
  const refusal = language === 'vi' ? letter.refusalVi : letter.refusalEn;
  return (
    <section className="letter-state" role="status" aria-label={m.urging.state}>
      <p className="item-number">
        <strong>{numberOf(letter, m)}</strong>{' '}
        <StateTag text={word(m.enums.urgingState, letter.state)} tone="active" />
      </p>
      {letter.state === 'URGING_LETTER_STATE_PREPARED' && <p>{m.urging.prepared}</p>}
      {letter.state === 'URGING_LETTER_STATE_ASKED' && <p>{m.urging.waiting}</p>}
      {letter.state === 'URGING_LETTER_STATE_REFUSED' && (
        <Alert type="error" showIcon title={m.urging.refused} description={refusal} />
      )}
      {letter.state === 'URGING_LETTER_STATE_DONE' && (
        <Link to={`/outgoing/${letter.documentId ?? ''}`}>
          {m.urging.openDocument(letter.numberSymbol ?? '')}
        </Link>
      )}
    </section>
  );
}

function LetterFacts({ letter }: { letter: UrgingLetter }) {
  const m = useMessages();
  return (
    <Facts
      facts={[
        [m.urging.unit, letter.unitName],
        [m.urging.urgedUnit, letter.urgedUnitName],
        [m.urging.note, letter.note],
        [m.urging.answerDue, letter.answerDueTime && showDue(letter.answerDueTime)],
        [m.urging.signer, holderLine(letter.signer)],
        [m.urging.capacity, word(m.enums.capacity, letter.signingCapacity)],
        [m.urging.madeBy, holderLine(letter.madeBy)],
        [m.urging.created, showInstant(letter.createTime)],
        [m.urging.asked, letter.askTime && showInstant(letter.askTime)],
        [m.urging.answered, letter.answerTime && showInstant(letter.answerTime)],
        [m.urging.issued, letter.issueDate && showDate(letter.issueDate)],
      ]}
    />
  );
}
