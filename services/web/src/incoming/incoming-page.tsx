import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { getIncoming } from '../api/incoming-api.ts';
import type { IncomingDocument } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { Files } from '../item/files.tsx';
import { History } from '../item/history.tsx';
import { ItemHead } from '../item/item-head.tsx';
import { useItemWriter } from '../item/item-writer.ts';
import { pathsOf } from '../item/path-steps.ts';
import { useLiveItem } from '../item/use-live-item.ts';
import { DocumentWhere } from '../item/where-is.tsx';
import { useTypeName, useTypesAwaited } from '../state/document-types.ts';
import { joinNumberSymbol } from '../text/number-symbol.ts';
import { showDate } from '../time/format.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { IncomingActions } from './act/incoming-actions.tsx';
import { TasksFromSource } from '../task/tasks-from-source.tsx';
import { IncomingFacts } from './incoming-facts.tsx';
import { Parts } from './parts.tsx';

/** The page of an incoming document. */
export function IncomingPage() {
  const { id = '' } = useParams();
  const queryKey = ['documents', 'incoming', 'item', id];
  const document = useQuery({ queryKey, queryFn: ({ signal }) => getIncoming(id, signal) });
  useLiveItem(id, queryKey);
  const isAwaited = useTypesAwaited();
  if (document.isPending || (isAwaited && document.isSuccess)) return <LoadingState />;
  if (document.isError) return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
  return (
    <IncomingItem
      key={id}
      document={document.data}
      queryKey={queryKey}
      onChanged={() => void document.refetch()}
    />
  );
}

interface IncomingItemProps {
  readonly document: IncomingDocument;
  readonly queryKey: readonly string[];
  readonly onChanged: () => void;
}

function IncomingItem({ document, queryKey, onChanged }: IncomingItemProps) {
  const m = useMessages();
  const writer = useItemWriter<IncomingDocument>(queryKey);
  const id = document.id ?? '';
  const parts = document.parts ?? [];
  return (
    <article className="page item">
      <IncomingHead document={document} actions={<IncomingActions document={document} writer={writer} />} />
      <TasksFromSource
        title={m.task.fromDocument}
        source={{ sourceDocumentId: id }}
        form={`/tasks/new?document=${id}`}
      />
      <Section title={m.document.path}>
        <DocumentWhere paths={pathsOf(document.path ?? [], id)} itemId={id} parts={parts} />
      </Section>
      {parts.length > 0 && (
        <Section title={m.document.parts}>
          <Parts parts={parts} document={document} writer={writer} />
        </Section>
      )}
      <Section title={m.document.details}>
        <IncomingFacts document={document} />
      </Section>
      <Section title={m.document.files}>
        <Files
          documentId={id}
          files={document.attachments ?? []}
          allowed={document.allowedActions ?? []}
          onChanged={onChanged}
        />
      </Section>
      <Section title={m.document.history}>
        <History changes={document.path ?? []} />
      </Section>
    </article>
  );
}

const OPEN_STATES = ['REGISTERED', 'SUBMITTED', 'ROUTED', 'ACCEPTED'].map((one) => `INCOMING_STATE_${one}`);

function IncomingHead({ document, actions }: { document: IncomingDocument; actions: ReactNode }) {
  const m = useMessages();
  const typeName = useTypeName();
  const isDone = document.state === 'INCOMING_STATE_FINISHED';
  const written = joinNumberSymbol(document.number, document.symbol);
  const origin = [typeName(document.typeCode), written, document.issuerName, showDate(document.issueDate)];
  return (
    <ItemHead
      number={m.document.incomingTitle(document.arrivalNumber ?? 0)}
      origin={origin.filter((part) => part !== undefined && part !== '').join(' · ')}
      subject={document.subject ?? ''}
      holder={document.holder}
      nobody={isDone ? m.document.nobodyFinished : m.document.nobody}
      due={{
        dueTime: document.dueTime,
        state: document.dueState,
        explanation: document.dueExplanation,
        isOpen: OPEN_STATES.includes(document.state ?? ''),
      }}
      state={word(m.enums.incomingState, document.state)}
      actions={actions}
    />
  );
}
