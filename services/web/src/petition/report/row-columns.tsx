import { Link } from 'react-router';
import type { ReportVoterLine, SessionReportRow } from '../../api/session-report-api.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { showDate, showInstantDate } from '../../time/format.ts';
import { ResultMark } from '../axis-mark.tsx';
import { set } from './count-rows.ts';

type Columns = Column<SessionReportRow>[];

/** Columns of the annexes. */
export function rowColumns(m: Messages): Columns {
  return [...whatColumns(m), ...resultColumns(m)];
}

function whatColumns(m: Messages): Columns {
  const t = m.sessionReport;
  const matter = ({ level, field }: SessionReportRow): string[] =>
    [word(m.enums.petitionLevel, level), word(m.enums.petitionField, field)].filter((one) => one !== '');
  const part = (row: SessionReportRow): string => word(t.parts, row.part);
  const section = ({ national = false }: SessionReportRow): string =>
    national ? t.national : t.councilSection;
  return [
    {
      key: 'subject',
      title: m.petition.subject,
      className: 'cell-main',
      isFixed: true,
      cell: (row) => <Subject row={row} m={m} />,
      text: ({ subject = '' }) => subject,
    },
    {
      key: 'code',
      title: m.petition.code,
      cell: ({ code }) => code,
      text: ({ code = '' }) => code,
      isHiddenAtFirst: true,
    },
    {
      key: 'part',
      title: t.part,
      filters: ['part'],
      cell: (row) => (
        <>
          {part(row)}
          <div className="quiet">{section(row)}</div>
        </>
      ),
      text: (row) => `${part(row)}; ${section(row)}`,
    },
    {
      key: 'lines',
      title: t.lines,
      filters: ['localityName'],
      className: 'cell-lines',
      cell: (row) => <Lines row={row} m={m} />,
      text: ({ lines = [], code = '' }) =>
        lines.map((line) => `${line.words ?? ''} (${source(line, code, m)})`).join('; '),
    },
    {
      key: 'matter',
      title: m.petition.matter,
      filters: ['level', 'field'],
      cell: (row) => matter(row).map((line) => <div key={line}>{line}</div>),
      text: (row) => matter(row).join(' · '),
    },
  ];
}

function resultColumns(m: Messages): Columns {
  const t = m.sessionReport;
  const answered = ({ answerTime }: SessionReportRow): string =>
    answerTime === undefined ? t.notAnswered : showInstantDate(answerTime);
  const result = (of: string | undefined, due: string | undefined): string =>
    [word(m.enums.resultClass, of) || t.noResult, showDate(due)].filter(Boolean).join(' · ');
  return [
    {
      key: 'lead',
      title: t.unit,
      filters: ['leadUnitId'],
      cell: ({ leadUnitName = '' }) => leadUnitName || <span className="quiet">{t.notAssigned}</span>,
      text: ({ leadUnitName = '' }) => leadUnitName || t.notAssigned,
    },
    {
      key: 'answer',
      title: t.answer,
      filters: ['answered'],
      cell: (row) => (
        <>
          {answered(row)}
          {(row.answerDocumentId ?? '') !== '' && (
            <div>
              <Link to={`/outgoing/${row.answerDocumentId ?? ''}`}>{t.document}</Link>
            </div>
          )}
        </>
      ),
      text: answered,
    },
    {
      key: 'claim',
      title: m.petition.claim,
      filters: ['claimClass', 'differing'],
      cell: ({ claimClass, claimDueDate }) => <Mark of={claimClass} due={claimDueDate} />,
      text: ({ claimClass, claimDueDate }) => result(claimClass, claimDueDate),
    },
    {
      key: 'finding',
      title: m.petition.finding,
      filters: ['findingClass'],
      cell: ({ findingClass, findingDueDate }) => <Mark of={findingClass} due={findingDueDate} />,
      text: ({ findingClass, findingDueDate }) => result(findingClass, findingDueDate),
    },
  ];
}

function Mark({ of, due = '' }: { of: string | undefined; due: string | undefined }) {
  const resultClass = set(of);
  return <ResultMark result={resultClass === '' ? undefined : { resultClass, dueDate: due }} />;
}

function Subject({ row, m }: { row: SessionReportRow; m: Messages }) {
  return (
    <>
      <Link to={`/petitions/${row.petitionId ?? ''}`} data-row-link className="row-link">
        {row.subject}
      </Link>
      <div className="cell-sub">
        <strong>{row.code}</strong>
        <span>{m.petition.timesRaised(row.raisingCount ?? 0)}</span>
      </div>
    </>
  );
}

function Lines({ row: { lines = [], code = '' }, m }: { row: SessionReportRow; m: Messages }) {
  return (
    <ul className="report-lines">
      {lines.map((line, at) => (
        // Lines never change their places.
        <li key={`${at} ${line.code ?? ''}`}>
          {line.words}
          <div className="quiet">{source(line, code, m)}</div>
        </li>
      ))}
    </ul>
  );
}

function source(line: ReportVoterLine, code: string, m: Messages): string {
  const t = m.sessionReport;
  const { letterNumberSymbol = '', letterDate = '' } = line;
  return [
    line.localityName ?? '',
    line.sessionName ?? '',
    letterNumberSymbol + letterDate === '' ? '' : t.letter(letterNumberSymbol, showDate(letterDate)),
    line.code === code ? '' : t.recordedAs(line.code ?? ''),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
