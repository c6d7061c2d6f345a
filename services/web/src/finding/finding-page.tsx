import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { getFinding } from '../api/findings-api.ts';
import type { Finding, LedgerChange } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { ActionButtons } from '../item/action-buttons.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { useItemWriter, type ItemWriter } from '../item/item-writer.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import { useLiveItem } from '../item/use-live-item.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { useActor } from '../state/session.tsx';
import { showDue, showInstant, toInstant } from '../time/format.ts';
import { workingTime } from '../time/working-words.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { itemAddress, itemTitle } from '../work/work-item.ts';
import { findingAct, findingActTitle } from './finding-acts.ts';
import { parameterLines, whyOf } from './finding-words.ts';

/** One finding: why there is one, by what rule, what the named person says, and how it was concluded. */
export function FindingPage() {
  const { id = '' } = useParams();
  const queryKey = ['custody', 'finding', id];
  const finding = useQuery({ queryKey, queryFn: ({ signal }) => getFinding(id, signal) });
  useLiveItem(id, queryKey);
  if (finding.isPending) return <LoadingState />;
  if (finding.isError) return <ErrorState error={finding.error} onRetry={() => void finding.refetch()} />;
  return <FindingBody key={id} finding={finding.data} queryKey={queryKey} />;
}

function FindingBody({ finding, queryKey }: { finding: Finding; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<Finding>(queryKey);
  const isMine = finding.named?.personId === useActor().personId;
  const isOver = (toInstant(finding.replyDueTime) ?? new Date(0)) <= new Date();
  const isKept = isMine && !isOver && finding.state === 'FINDING_STATE_AWAITING_REPLY';
  return (
    <Page title={m.finding.title} className="item">
      <p className="quiet finding-why">{m.finding.about}</p>
      <Facts
        facts={[
          [m.finding.item, <Link to={itemAddress(finding)}>{itemTitle(finding, m)}</Link>],
          [m.finding.person, <HolderText holder={finding.named} />],
          [m.finding.state, <StateTag text={word(m.finding.states, finding.state)} tone="active" />],
          [m.finding.made, showInstant(finding.createTime)],
          [m.finding.replyUntil, showDue(finding.replyDueTime)],
        ]}
      />
      {isKept && <p className="finding-why">{m.finding.onlyYou(showDue(finding.replyDueTime))}</p>}
      <div className="item-actions" role="group" aria-label={m.document.actions}>
        <FindingActions finding={finding} writer={writer} />
      </div>
      <FindingReasons finding={finding} />
      <FindingWords finding={finding} />
    </Page>
  );
}

function FindingActions({ finding, writer }: { finding: Finding; writer: ItemWriter<Finding> }) {
  const m = useMessages();
  const [open, setOpen] = useState('');
  const id = finding.id ?? '';
  const act = findingAct(open, id, m);
  return (
    <>
      <ActionButtons
        none={m.finding.noActions}
        buttons={(finding.allowedActions ?? []).map((action) => ({
          action,
          label: findingActTitle(action, m),
          onPress: () => setOpen(action),
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={id}
          etag={finding.etag ?? ''}
          writer={writer}
          onClose={() => setOpen('')}
        />
      )}
    </>
  );
}

function FindingReasons({ finding }: { finding: Finding }) {
  const m = useMessages();
  return (
    <>
      <Section title={m.finding.why}>
        <p className="finding-why">{whyOf(finding, m)}</p>
        <DataTable
          label={m.finding.changes}
          columns={useChangeColumns()}
          rows={finding.facts?.changes ?? []}
          rowKey={(change) => String(change.version)}
        />
      </Section>
      <Section title={`${m.finding.rule}: ${word(m.finding.rules, finding.rule)}`}>
        <p className="finding-why">{word(m.finding.ruleTexts, finding.rule)}</p>
        <ul className="finding-why">
          {parameterLines(finding, m).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function useChangeColumns(): Column<LedgerChange>[] {
  const m = useMessages();
  const held = (change: LedgerChange): string =>
    (change.heldWorkingMinutes ?? 0) === 0 ? '' : workingTime(change.heldWorkingMinutes ?? 0, m);
  const column = (key: string, title: string, text: (change: LedgerChange) => string) => ({
    key,
    title,
    text,
    cell: text,
  });
  return [
    column('number', m.finding.number, (change) => String(change.version)),
    column('time', m.finding.changed, (change) => showInstant(change.changeTime)),
    column('kind', m.finding.kind, (change) => word(m.enums.custodyReason, change.reason)),
    column('from', m.finding.fromHands, (change) => holderLine(change.from)),
    column('to', m.finding.toHands, (change) => holderLine(change.to)),
    column('held', m.finding.heldThen, held),
  ];
}

/** What the named person says, and right beside it what was concluded. */
function FindingWords({ finding }: { finding: Finding }) {
  const m = useMessages();
  const isConcluded = finding.concludeTime !== undefined;
  return (
    <>
      <Section title={m.finding.reply}>
        {finding.replyTime === undefined ? (
          <p className="quiet">{m.finding.noReply}</p>
        ) : (
          <>
            <blockquote className="finding-said">{finding.reply}</blockquote>
            <p className="quiet">{m.finding.replied(showInstant(finding.replyTime))}</p>
          </>
        )}
      </Section>
      <Section title={m.finding.conclusion}>
        {isConcluded ? (
          <>
            <p>
              <strong>{word(m.finding.states, finding.state)}</strong>
            </p>
            <blockquote className="finding-said">{finding.conclusionReason}</blockquote>
            <p className="quiet">
              {m.finding.concluded(holderLine(finding.concludedBy), showInstant(finding.concludeTime))}
            </p>
          </>
        ) : (
          <p className="quiet">{m.finding.noConclusion}</p>
        )}
      </Section>
    </>
  );
}
