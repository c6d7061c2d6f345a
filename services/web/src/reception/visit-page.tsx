import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { getReception, type Reception } from '../api/reception-api.ts';
import { codeWords } from '../complaint/code-words.ts';
import { LetterOriginals } from '../complaint/letter-originals.tsx';
import { useLegalCodes } from '../complaint/use-legal-codes.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import { ActionButtons } from '../item/action-buttons.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { useItemWriter } from '../item/item-writer.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import { showDate, showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { holderLine } from '../ui/holder-text.tsx';
import { Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { visitActs } from './visit-acts.ts';
import { place } from './visit-columns.tsx';
import { VisitPaperButton } from './visit-paper.tsx';
import { VisitPeople } from './visit-people.tsx';

/** The page of a visit: what the book says of it, and what became of it. */
export function VisitPage() {
  const { id = '' } = useParams();
  const queryKey = ['reception', 'item', id];
  const visit = useQuery({ queryKey, queryFn: ({ signal }) => getReception(id, signal) });
  if (visit.isPending) return <LoadingState />;
  if (visit.isError) return <ErrorState error={visit.error} onRetry={() => void visit.refetch()} />;
  return <VisitItem key={id} visit={visit.data} queryKey={queryKey} />;
}

function VisitItem({ visit, queryKey }: { visit: Reception; queryKey: readonly string[] }) {
  const t = useMessages().reception;
  const { code = '', originals = [], refusalNotice } = visit;
  return (
    <Page title={code} actions={<VisitActions visit={visit} queryKey={queryKey} />} className="item">
      <p>
        <strong>{visit.summary}</strong> {visit.crowd === true && <StateTag text={t.crowd} />}
      </p>
      <p>
        <Link to={`/reception?unitId=${visit.unitId ?? ''}`}>{t.toBook}</Link>
      </p>
      {refusalNotice !== undefined && (
        <Section title={t.notice}>
          <Notice visit={visit} notice={refusalNotice} />
          <VisitPaperButton visitId={visit.id ?? ''} paper="RECEPTION_PAPER_REFUSAL" />
        </Section>
      )}
      <Section title={t.details}>
        <VisitFacts visit={visit} />
      </Section>
      <Section title={t.people}>
        <VisitPeople visit={visit} />
      </Section>
      <Section title={t.followUps}>
        <FollowUps visit={visit} />
      </Section>
      <Section title={t.papers}>
        <LetterOriginals originals={originals} />
        {originals.length > 0 && (
          <VisitPaperButton visitId={visit.id ?? ''} paper="RECEPTION_PAPER_RECEIPT" />
        )}
      </Section>
    </Page>
  );
}

function VisitActions({ visit, queryKey }: { visit: Reception; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<Reception>(queryKey);
  const [open, setOpen] = useState('');
  const actions = (visit.allowedActions ?? []).filter((action) => action in visitActs);
  const act = visitActs[open]?.(visit, m);
  return (
    <>
      <ActionButtons
        none={m.reception.noActions}
        buttons={actions.map((action) => ({
          action,
          label: visitActs[action]?.(visit, m).title ?? '',
          onPress: () => setOpen(action),
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={visit.id ?? ''}
          etag={visit.etag ?? ''}
          writer={writer}
          onClose={() => setOpen('')}
        />
      )}
    </>
  );
}

function VisitFacts({ visit }: { visit: Reception }) {
  const m = useMessages();
  const t = m.reception;
  const { sameContentCount = 0, peopleCount = 0, letterId = '' } = visit;
  return (
    <Facts
      facts={[
        [t.unit, visit.unitName],
        [t.receiveTime, showInstant(visit.receiveTime)],
        [t.receiver, holderLine(visit.receiver)],
        [t.columns.content, word(m.enums.letterContent, visit.content)],
        [m.complaint.people, String(peopleCount)],
        [t.columns.same, sameContentCount > 0 ? String(sameContentCount) : ''],
        [t.columns.settled, visit.settledBy],
        [t.columns.competent, visit.competent === true ? m.complaint.yes : m.complaint.no],
        [t.columns.guided, place(visit.guidedTo, visit.guidedNumberSymbol)],
        [t.columns.passed, place(visit.passedTo, visit.passedNumberSymbol)],
        [t.letter, letterId !== '' && <Link to={`/complaints/${letterId}`}>{t.openLetter}</Link>],
        [t.created, showInstant(visit.createTime)],
      ]}
    />
  );
}

interface NoticeProps {
  readonly visit: Reception;
  readonly notice: NonNullable<Reception['refusalNotice']>;
}

/** Why it was refused, and the clock of its notice with the sentence of how it was counted. */
function Notice({ visit, notice }: NoticeProps) {
  const { m, language } = useLanguage();
  const t = m.reception;
  const codes = useLegalCodes(visit.receiveTime);
  const { sendDate = '', numberSymbol = '' } = notice;
  return (
    <>
      <Facts
        facts={[
          [t.refusal, codeWords(codes.data ?? [], 'RECEPTION_REFUSAL', visit.refusalCode, language)],
          [
            t.noticeDue,
            <>
              {showDue(notice.dueTime)} <DueMark state={notice.dueState} />
            </>,
          ],
          [t.noticeSent, sendDate === '' ? t.noticeNot : place(numberSymbol, showDate(sendDate))],
          [t.rule, notice.legalRef],
        ]}
      />
      <p className="letter-counted">{language === 'vi' ? notice.explanationVi : notice.explanationEn}</p>
    </>
  );
}

function FollowUps({ visit }: { visit: Reception }) {
  const t = useMessages().reception;
  const { followUps = [] } = visit;
  if (followUps.length === 0) return <p className="quiet">{t.followUpsNone}</p>;
  return (
    <ol className="parts">
      {followUps.map(({ text, author, createTime }, at) => (
        <li key={at} className="part">
          <div className="part-words">
            <p>{text}</p>
            <p className="quiet">
              {showInstant(createTime)} · {holderLine(author)}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
