import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Letter } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { useRemaining } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { Counted } from './counted.tsx';
import { kindWords } from './letter-words.ts';

/** The columns of the complaint desk. */
export function useLetterColumns(): Column<Letter>[] {
  const { m } = useLanguage();
  return useMemo(() => [...mainColumns(m), ...moreColumns(m)], [m]);
}

function mainColumns(m: Messages): Column<Letter>[] {
  const t = m.complaint;
  return [
    {
      key: 'letter',
      title: t.letter,
      cell: (letter) => (
        <>
          <Link to={`/complaints/${letter.id ?? ''}`} data-row-link className="row-link">
            {letter.summary}
          </Link>
          <div className="cell-sub">
            <strong>{letter.code}</strong>
          </div>
        </>
      ),
      text: (letter) => `${letter.code ?? ''} ${letter.summary ?? ''}`,
      className: 'cell-main',
      isFixed: true,
    },
    {
      key: 'kind',
      title: t.kind,
      cell: (letter) => kindWords(letter, m),
      text: (letter) => kindWords(letter, m),
      filters: ['content'],
    },
    {
      key: 'due',
      title: t.due,
      cell: (letter) => <LetterDue letter={letter} />,
      text: (letter) => showDue(letter.dueTime),
    },
    {
      key: 'state',
      title: t.state,
      cell: (letter) => <StateTag text={word(m.enums.letterState, letter.state)} />,
      text: (letter) => word(m.enums.letterState, letter.state),
      filters: ['states'],
      className: 'cell-state',
    },
    {
      key: 'holder',
      title: t.holder,
      cell: (letter) => <HolderText holder={letter.holder} />,
      text: (letter) => holderLine(letter.holder),
    },
  ];
}

function moreColumns(m: Messages): Column<Letter>[] {
  const t = m.complaint;
  return [
    textColumn('channel', t.channel, (letter) => word(m.enums.letterChannel, letter.channel)),
    {
      ...textColumn('received', t.received, (letter) => showInstant(letter.receiveTime)),
    },
    {
      ...textColumn('created', t.created, (letter) => showInstant(letter.createTime)),
      descending: 'create_time desc',
    },
    { ...textColumn('unit', t.unit, (letter) => letter.unitName ?? ''), filters: ['unitId'] },
    textColumn('people', t.people, (letter) => String(letter.peopleCount || (letter.parties ?? []).length)),
  ];
}

function textColumn(key: string, title: string, text: (letter: Letter) => string): Column<Letter> {
  return { key, title, cell: text, text, isHiddenAtFirst: true };
}

/** When the running clock ends, its state in colour, shape and word, and how it was counted. */
function LetterDue({ letter }: { letter: Letter }) {
  const m = useMessages();
  const remaining = useRemaining();
  if (letter.dueTime === undefined) return <span className="quiet">{m.complaint.noDue}</span>;
  return (
    <div className="due-cell">
      <span className="nowrap">{showDue(letter.dueTime)}</span>
      <DueMark state={letter.dueState} text={letter.holder === undefined ? '' : remaining(letter.dueTime)} />
      <Counted letter={letter} />
    </div>
  );
}
