import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Reception } from '../api/reception-api.ts';
import { partyRole } from '../complaint/letter-words.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { showInstantDate } from '../time/format.ts';
import { StateTag } from '../ui/state-tag.tsx';

/** The twelve columns of the book, in the order of Mẫu 03/TCD. */
export function useVisitColumns(): Column<Reception>[] {
  const { m } = useLanguage();
  return useMemo(() => [...whoColumns(m), ...whatColumns(m)], [m]);
}

function whoColumns(m: Messages): Column<Reception>[] {
  const t = m.reception;
  return [
    {
      key: 'number',
      title: t.columns.number,
      cell: ({ id = '', code }) => (
        <Link to={`/reception/${id}`} data-row-link className="row-link nowrap">
          {code}
        </Link>
      ),
      text: ({ code }) => code ?? '',
      isFixed: true,
    },
    column('date', t.columns.date, ({ receiveTime }) => showInstantDate(receiveTime)),
    {
      key: 'people',
      title: t.columns.people,
      cell: (visit) => (
        <>
          {maskOf(visit, m)}
          <div className="cell-sub">{countOf(visit, m)}</div>
          {visit.crowd === true && <StateTag text={t.crowd} />}
        </>
      ),
      text: (visit) => [maskOf(visit, m), countOf(visit, m)].filter((part) => part !== '').join(' · '),
    },
    column('document', t.columns.document, ({ parties = [] }) => (parties.length > 0 ? t.kept : '')),
  ];
}

function whatColumns(m: Messages): Column<Reception>[] {
  const { columns, refused } = m.reception;
  return [
    {
      key: 'summary',
      title: columns.summary,
      cell: ({ summary, refusalCode = '' }) => (
        <>
          {summary}
          {refusalCode !== '' && <div className="cell-sub">{refused}</div>}
        </>
      ),
      text: ({ summary = '', refusalCode = '' }) => (refusalCode === '' ? summary : `${refused}. ${summary}`),
      className: 'cell-main',
    },
    column('content', columns.content, ({ content }) => word(m.enums.letterContent, content)),
    column('same', columns.same, ({ sameContentCount = 0 }) =>
      sameContentCount ? `${sameContentCount}` : '',
    ),
    column('settled', columns.settled, ({ settledBy = '' }) => settledBy),
    column('competent', columns.competent, ({ competent }) => (competent === true ? 'x' : '')),
    column('guided', columns.guided, (visit) => place(visit.guidedTo, visit.guidedNumberSymbol)),
    column('passed', columns.passed, (visit) => place(visit.passedTo, visit.passedNumberSymbol)),
    column('followUp', columns.followUp, ({ followUps = [] }) => followUps.at(-1)?.text ?? ''),
  ];
}

function column(key: string, title: string, text: (visit: Reception) => string): Column<Reception> {
  return { key, title, cell: text, text };
}

/** Who came, as the book may say it. */
function maskOf({ parties = [], content }: Reception, m: Messages): string {
  const masks = parties.map((party) => m.complaint.masked(partyRole(party, content, m)));
  return [...new Set(masks)].join(', ');
}

function countOf({ peopleCount = 0 }: Reception, m: Messages): string {
  return peopleCount > 1 ? m.reception.peopleOf(peopleCount) : '';
}

export function place(...parts: (string | undefined)[]): string {
  return parts.filter((part) => (part ?? '') !== '').join(', ');
}
