import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { getExtract } from '../api/complaints-api.ts';
import type { Letter } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';

/** What of a denunciation may leave its file, read when it is asked for: the reading is noted. */
export function DenunciationExtract({ letter }: { letter: Letter }) {
  const { m } = useLanguage();
  const [isAsked, setAsked] = useState(false);
  const t = m.denunciation;
  return (
    <Section title={t.extract}>
      <p className="quiet">{t.extractHelp}</p>
      {isAsked ? (
        <ShownExtract letterId={letter.id ?? ''} />
      ) : (
        <Button onClick={() => setAsked(true)}>{t.openExtract}</Button>
      )}
    </Section>
  );
}

function ShownExtract({ letterId }: { letterId: string }) {
  const { m, language } = useLanguage();
  const extract = useQuery({
    queryKey: ['extract', letterId],
    queryFn: ({ signal }) => getExtract(letterId, signal),
    refetchOnWindowFocus: false,
  });
  if (extract.isPending) return <LoadingState />;
  if (extract.isError) return <ErrorState error={extract.error} onRetry={() => void extract.refetch()} />;
  const { code, summary, text, peopleVi = [], peopleEn = [] } = extract.data;
  const people = language === 'vi' ? peopleVi : peopleEn;
  return (
    <Facts
      facts={[
        [m.complaint.letter, code],
        [m.complaintForm.summary, summary],
        [m.complaint.content, <span className="answer-text">{text}</span>],
        [m.denunciation.extractPeople, people.map((mask, at) => `${at + 1}. ${mask}`).join('; ')],
      ]}
    />
  );
}
