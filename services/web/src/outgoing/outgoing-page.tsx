import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getOutgoing } from '../api/outgoing-api.ts';
import type { OutgoingDocument } from '../api/types.ts';
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
import { showDate } from '../time/format.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { OutgoingActions } from './act/outgoing-actions.tsx';
import { OutgoingFacts } from './outgoing-facts.tsx';

/** The page of an outgoing or internal document. */
export function OutgoingPage() {
  const { id = '' } = useParams();
  const queryKey = ['documents', 'outgoing', 'item', id];
  const document = useQuery({ queryKey, queryFn: ({ signal }) => getOutgoing(id, signal) });
  useLiveItem(id, queryKey);
  const isAwaited = useTypesAwaited();
  if (document.isPending || (isAwaited && document.isSuccess)) return <LoadingState />;
  if (document.isError) return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
  const onChanged = (): void => void document.refetch();
  return <OutgoingItem key={id} document={document.data} queryKey={queryKey} onChanged={onChanged} />;
}

interface OutgoingItemProps {
  readonly document: OutgoingDocument;
  readonly queryKey: readonly string[];
  readonly onChanged: () => void;
}

function OutgoingItem({ document, queryKey, onChanged }: OutgoingItemProps) {
  const m = useMessages();
  const typeName = useTypeName();
  const writer = useItemWriter<OutgoingDocument>(queryKey);
  const id = document.id ?? '';
  const hasNumber = (document.number ?? 0) > 0;
  const isOut = ['ISSUED', 'REPLACED', 'RECALLED'].some((one) => document.state === `OUTGOING_STATE_${one}`);
  const origin = [word(m.enums.outgoingKind, document.kind), typeName(document.typeCode), document.unitName];
  return (
    <article className="page item">
      <ItemHead
        number={hasNumber ? (document.numberSymbol ?? '') : m.outgoing.draftTitle}
        origin={[...origin, showDate(document.issueDate)].filter((part) => (part ?? '') !== '').join(' · ')}
        subject={document.subject ?? ''}
        holder={document.holder}
        nobody={isOut ? m.outgoing.issuedNobody : m.document.nobody}
        due={undefined}
        state={word(m.enums.outgoingState, document.state)}
        actions={<OutgoingActions document={document} writer={writer} />}
      />
      <Section title={m.document.path}>
        <DocumentWhere paths={pathsOf(document.path ?? [], id)} itemId={id} />
      </Section>
      <Section title={m.document.details}>
        <OutgoingFacts document={document} />
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
