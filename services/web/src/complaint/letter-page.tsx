import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getLetter } from '../api/complaints-api.ts';
import type { Letter } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { ItemHead } from '../item/item-head.tsx';
import { useItemWriter, type ItemWriter } from '../item/item-writer.ts';
import { useLiveItem } from '../item/use-live-item.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { LetterActions } from './act/letter-actions.tsx';
import { ComplaintCourse } from './complaint-course.tsx';
import { DenunciationCourse } from './denunciation-course.tsx';
import { DenunciationExtract } from './denunciation-extract.tsx';
import { IdentityLog } from './identity/identity-log.tsx';
import { LetterClocks } from './letter-clocks.tsx';
import { LetterClassificationFacts, LetterFacts } from './letter-facts.tsx';
import { LetterOriginals } from './letter-originals.tsx';
import { LikelyLetters } from './likely-letters.tsx';
import { LetterParties } from './letter-parties.tsx';
import { LetterPath } from './letter-path.tsx';
import { headDue, kindWords } from './letter-words.ts';
import { LetterReceipts } from './letter-receipts.tsx';
import { LetterPapers } from './paper/letter-papers.tsx';

/** Live pages are told nothing of letters, so an open one asks now and then. */
const ASK_MS = 60_000;

/** The page of a letter of citizens, and of the case that comes of it. */
export function CitizenLetterPage() {
  const { id = '' } = useParams();
  const queryKey = ['complaints', 'item', id];
  const letter = useQuery({
    queryKey,
    queryFn: ({ signal }) => getLetter(id, signal),
    refetchInterval: ASK_MS,
  });
  useLiveItem(id, queryKey);
  if (letter.isPending) return <LoadingState />;
  if (letter.isError) return <ErrorState error={letter.error} onRetry={() => void letter.refetch()} />;
  return <LetterItem key={id} letter={letter.data} queryKey={queryKey} />;
}

function LetterItem({ letter, queryKey }: { letter: Letter; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<Letter>(queryKey);
  const { text = '', complaint, denunciation, originals = [] } = letter;
  return (
    <article className="page item">
      <LetterHead letter={letter} writer={writer} />
      <Section title={m.complaint.clocks}>
        <LetterClocks letter={letter} />
      </Section>
      <Section title={m.complaint.parties}>
        <LetterParties letter={letter} />
      </Section>
      <LikelyLetters letter={letter} writer={writer} />
      {letter.classification !== undefined && (
        <Section title={m.complaint.classification}>
          <LetterClassificationFacts letter={letter} />
        </Section>
      )}
      {complaint !== undefined && <ComplaintCourse letter={letter} complaint={complaint} />}
      {denunciation !== undefined && (
        <>
          <DenunciationCourse letter={letter} denunciation={denunciation} />
          <DenunciationExtract letter={letter} />
        </>
      )}
      {text !== '' && (
        <Section title={m.complaint.content}>
          <p className="answer-text">{text}</p>
        </Section>
      )}
      <Section title={m.complaint.originals}>
        <LetterOriginals originals={originals} />
      </Section>
      <Section title={m.letterPaper.title}>
        <LetterPapers letter={letter} />
      </Section>
      <LetterReceipts letter={letter} />
      <Section title={m.where.title}>
        <LetterPath letter={letter} />
      </Section>
      <Section title={m.complaint.details}>
        <LetterFacts letter={letter} />
      </Section>
      <IdentityLog letter={letter} />
    </article>
  );
}

function LetterHead({ letter, writer }: { letter: Letter; writer: ItemWriter<Letter> }) {
  const { m, language } = useLanguage();
  const origin = [kindWords(letter, m), word(m.enums.letterChannel, letter.channel), letter.unitName];
  return (
    <ItemHead
      number={letter.code ?? ''}
      origin={origin.filter((part) => (part ?? '') !== '').join(' · ')}
      subject={letter.summary ?? ''}
      holder={letter.holder}
      nobody={m.complaint.nobody}
      due={headDue(letter, m, language)}
      state={word(m.enums.letterState, letter.state)}
      actions={<LetterActions letter={letter} writer={writer} />}
    />
  );
}
