import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { listLegalTerms } from '../api/directory-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { confidenceWord, termLength } from './term-words.ts';

/** The legal terms as dated rows, with the article each comes from and how sure it is. */
export function LegalTerms() {
  const m = useMessages();
  const [history, setHistory] = useState(false);
  const terms = useQuery({
    queryKey: ['legal-terms', history],
    queryFn: ({ signal }) => listLegalTerms({ history }, signal),
    staleTime: 60_000,
  });
  if (terms.isPending) return <LoadingState rows={6} />;
  if (terms.isError) return <ErrorState error={terms.error} onRetry={() => void terms.refetch()} />;
  const columns = [
    m.calendar.term,
    m.calendar.due,
    m.calendar.startEvent,
    m.calendar.validFrom,
    m.calendar.legalRef,
    m.calendar.confidence,
  ];
  return (
    <>
      <Checkbox checked={history} onChange={(event) => setHistory(event.target.checked)}>
        {m.calendar.history}
      </Checkbox>
      {terms.data.length === 0 && <p className="quiet">{m.calendar.termsEmpty}</p>}
      <div className="table-frame" role="region" tabIndex={0} aria-label={m.calendar.termsTitle}>
        <table className="small-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {terms.data.map((term) => (
              <tr key={term.id}>
                <td>{term.name}</td>
                <td className="nowrap">{termLength(term, m)}</td>
                <td>{term.startEvent}</td>
                <td className="nowrap">
                  {showDate(term.validFrom)}
                  {(term.validTo ?? '') !== '' && ` – ${showDate(term.validTo)}`}
                </td>
                <td>
                  {term.legalRef}
                  {(term.note ?? '') !== '' && <span className="quiet"> · {term.note}</span>}
                </td>
                <td>{confidenceWord(term.confidence, m)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
