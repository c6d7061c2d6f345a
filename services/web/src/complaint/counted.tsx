import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getLetter } from '../api/complaints-api.ts';
import type { Letter } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import { problemText } from '../ui/problem-text.ts';
import { explanationOf, mainClock } from './letter-words.ts';

/** How a letter's due time was counted, in words; lists carry no clocks, so the letter is read when it is asked for. */
export function Counted({ letter }: { letter: Letter }) {
  const { m, language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { id = '', code = '' } = letter;
  const whole = useQuery({
    queryKey: ['complaints', 'item', id],
    queryFn: ({ signal }) => getLetter(id, signal),
    enabled: isOpen,
  });
  return (
    <details className="letter-why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={m.complaint.countedOf(code)}>{m.complaint.counted}</summary>
      {isOpen && whole.isPending && <p className="quiet">{m.common.loading}</p>}
      {whole.isError && <p>{problemText(whole.error, m)}</p>}
      {whole.isSuccess && <p>{explanationOf(mainClock(whole.data), language)}</p>}
    </details>
  );
}
