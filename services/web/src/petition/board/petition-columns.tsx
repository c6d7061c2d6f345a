import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Petition, PetitionResult } from '../../api/types.ts';
import { useLanguage, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { showDate, showDue, showInstant, showInstantDate } from '../../time/format.ts';
import { HolderText, holderLine } from '../../ui/holder-text.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { AnsweredMark, ResultMark } from '../axis-mark.tsx';
import { PetitionDue } from '../petition-due.tsx';
import { doTheyDiffer, isAnswered } from '../petition-words.ts';

type Columns = Column<Petition>[];

/** The columns of the board. */
export function usePetitionColumns(): Columns {
  const { m } = useLanguage();
  return useMemo(() => [...whatColumns(m), ...whoColumns(m), ...axisColumns(m), ...moreColumns(m)], [m]);
}

function whatColumns(m: Messages): Columns {
  const t = m.petition;
  const matter = ({ level, field }: Petition): string[] =>
    [word(m.enums.petitionLevel, level), word(m.enums.petitionField, field)].filter((one) => one !== '');
  return [
    {
      key: 'subject',
      title: t.subject,
      cell: (petition) => <PetitionSubject petition={petition} m={m} />,
      text: (petition) => petition.subject ?? '',
      className: 'cell-main',
      isFixed: true,
    },
    {
      key: 'matter',
      title: t.matter,
      cell: (petition) =>
        matter(petition).length === 0 ? (
          <span className="quiet">{t.notClassified}</span>
        ) : (
          matter(petition).map((line) => <div key={line}>{line}</div>)
        ),
      text: (petition) => matter(petition).join(' · '),
      filters: ['level', 'field'],
      className: 'cell-field',
    },
  ];
}

function whoColumns(m: Messages): Columns {
  const t = m.petition;
  return [
    {
      key: 'lead',
      title: t.lead,
      cell: ({ leadUnitName = '' }) =>
        leadUnitName === '' ? <span className="quiet">{t.notAssigned}</span> : leadUnitName,
      text: (petition) => petition.leadUnitName ?? '',
      filters: ['leadUnitId'],
      className: 'cell-issuer',
    },
    {
      key: 'holder',
      title: t.holder,
      cell: ({ holder }) =>
        holder === undefined ? null : (
          <>
            <HolderText holder={holder} />
            <span className="item-since">{t.heldSince(showInstantDate(holder.sinceTime))}</span>
          </>
        ),
      text: ({ holder }) =>
        holder === undefined
          ? ''
          : `${holderLine(holder)}, ${t.heldSince(showInstantDate(holder.sinceTime))}`,
    },
    {
      key: 'due',
      title: t.due,
      cell: (petition) => <PetitionDue petition={petition} />,
      text: (petition) => showDue(petition.dueTime),
      ascending: 'due_time',
    },
    {
      key: 'state',
      title: t.state,
      cell: (petition) => <StateTag text={word(m.enums.petitionState, petition.state)} />,
      text: (petition) => word(m.enums.petitionState, petition.state),
      filters: ['states'],
      className: 'cell-state',
    },
  ];
}

/** The two axes, each a column of its own: an answered petition is not a resolved one. */
function axisColumns(m: Messages): Columns {
  const t = m.petition;
  return [
    {
      key: 'answered',
      title: t.answeredAxis,
      cell: (petition) => <AnsweredMark petition={petition} />,
      text: (petition) =>
        isAnswered(petition) ? t.answeredOn(showInstantDate(petition.answerTime)) : t.answeredNo,
      filters: ['answered'],
      className: 'cell-axis',
    },
    {
      key: 'resolved',
      title: t.resolvedAxis,
      cell: (petition) => <ClaimBesideFinding petition={petition} m={m} />,
      text: ({ claim, finding }) =>
        `${t.claimShort}: ${resultText(claim, m)}; ${t.findingShort}: ${resultText(finding, m)}`,
      filters: ['claimClass', 'findingClass'],
      className: 'cell-results',
    },
  ];
}

function resultText(result: PetitionResult | undefined, m: Messages): string {
  if (result === undefined) return m.petition.none;
  const parts = [word(m.enums.resultClass, result.resultClass), showDate(result.dueDate)];
  return parts.filter((part) => part !== '').join(' · ');
}

function ClaimBesideFinding({ petition, m }: { petition: Petition; m: Messages }) {
  return (
    <dl className="result-pair">
      <div>
        <dt>{m.petition.claimShort}</dt>
        <dd>
          <ResultMark result={petition.claim} />
        </dd>
      </div>
      <div>
        <dt>{m.petition.findingShort}</dt>
        <dd>
          <ResultMark result={petition.finding} />
        </dd>
      </div>
      {doTheyDiffer(petition) && <StateTag text={m.petition.differ} tone="active" />}
    </dl>
  );
}

function moreColumns(m: Messages): Columns {
  const t = m.petition;
  return [
    textColumn('code', t.code, (petition) => petition.code ?? ''),
    textColumn('times', t.times, (petition) => String(petition.raisingCount ?? 0)),
    textColumn('competent', t.competent, (petition) => petition.competentName ?? ''),
    textColumn('originalDue', t.originalDue, (petition) => showDue(petition.originalDueTime)),
    textColumn('council', t.council, (petition) => petition.unitName ?? ''),
    {
      ...textColumn('created', t.created, (petition) => showInstant(petition.createTime)),
      descending: 'create_time desc',
    },
  ];
}

function textColumn(key: string, title: string, text: (petition: Petition) => string): Column<Petition> {
  return { key, title, cell: text, text, isHiddenAtFirst: true };
}

function PetitionSubject({ petition, m }: { petition: Petition; m: Messages }) {
  return (
    <>
      <Link to={`/petitions/${petition.id ?? ''}`} data-row-link className="row-link">
        {petition.subject}
      </Link>
      <div className="cell-sub">
        <strong>{petition.code}</strong>
        <span>{m.petition.timesRaised(petition.raisingCount ?? 0)}</span>
      </div>
    </>
  );
}
