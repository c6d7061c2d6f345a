import { useMemo } from 'react';
import { Link } from 'react-router';
import type { CouncilPromise } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { showDate } from '../time/format.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { PromiseDue, PromiseMarks, slippageText } from './promise-marks.tsx';

/** The columns of the list of promises. */
export function usePromiseColumns(): Column<CouncilPromise>[] {
  const { m } = useLanguage();
  return useMemo(() => {
    const t = m.promise;
    return [
      {
        key: 'content',
        title: t.content,
        cell: (promise) => (
          <>
            <Link to={`/promises/${promise.id ?? ''}`} data-row-link className="row-link">
              {promise.content}
            </Link>
            <div className="cell-sub">
              <span>{word(m.enums.promiseOrigin, promise.origin)}</span>
              <strong>{promise.petitionCode}</strong>
              <span>{promise.sessionName}</span>
            </div>
          </>
        ),
        text: (promise) => promise.content ?? '',
        className: 'cell-main',
        isFixed: true,
      },
      {
        key: 'due',
        title: t.due,
        cell: (promise) => <PromiseDue promise={promise} />,
        text: (promise) => showDate(promise.dueDate),
      },
      {
        key: 'moves',
        title: t.moves,
        cell: (promise) => (
          <>
            <div>{slippageText(promise, m)}</div>
            {promise.dueDate !== promise.originalDueDate && (
              <div className="quiet">
                {t.originalDue} {showDate(promise.originalDueDate)}
              </div>
            )}
          </>
        ),
        text: (promise) => slippageText(promise, m),
        filters: ['standing'],
      },
      {
        key: 'state',
        title: t.state,
        cell: (promise) => <PromiseMarks promise={promise} />,
        text: (promise) => word(m.enums.promiseState, promise.state),
        filters: ['states'],
        className: 'cell-state',
      },
      {
        key: 'accountable',
        title: t.accountable,
        cell: (promise) => <HolderText holder={promise.accountable} />,
        text: (promise) => holderLine(promise.accountable),
        filters: ['accountableUnitId'],
      },
    ];
  }, [m]);
}
