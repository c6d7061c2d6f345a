import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getPetition } from '../api/petitions-api.ts';
import type { Petition } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { ItemHead } from '../item/item-head.tsx';
import { useItemWriter, type ItemWriter } from '../item/item-writer.ts';
import { useLiveItem } from '../item/use-live-item.ts';
import { LedgerWhere } from '../item/where-is.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { PetitionPromises } from '../promise/petition-promises.tsx';
import { TasksFromSource } from '../task/tasks-from-source.tsx';
import { PetitionActions } from './act/petition-actions.tsx';
import { LikelySection } from './likely/likely-section.tsx';
import { PetitionAxes } from './petition-axes.tsx';
import { PetitionFacts } from './petition-facts.tsx';
import { PetitionParts } from './petition-parts.tsx';
import { PetitionReceipts } from './receipt/petition-receipts.tsx';
import { PetitionRaisings } from './petition-raisings.tsx';
import { headDue, nobodyOf } from './petition-words.ts';
import { FavouredAxes, RetiredHere } from './retired.tsx';

/** The page of a petition. */
export function PetitionPage() {
  const { id = '' } = useParams();
  const queryKey = ['petitions', 'item', id];
  const petition = useQuery({ queryKey, queryFn: ({ signal }) => getPetition(id, signal) });
  useLiveItem(id, queryKey);
  if (petition.isPending) return <LoadingState />;
  if (petition.isError) return <ErrorState error={petition.error} onRetry={() => void petition.refetch()} />;
  return <PetitionItem key={id} petition={petition.data} queryKey={queryKey} />;
}

function PetitionItem({ petition, queryKey }: { petition: Petition; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<Petition>(queryKey);
  const isRetired = petition.state === 'PETITION_STATE_RETIRED';
  return (
    <article className="page item">
      <PetitionHead petition={petition} writer={writer} />
      {isRetired ? <FavouredAxes petition={petition} /> : <PetitionAxes petition={petition} />}
      <PetitionPromises petition={petition} />
      <Section title={m.petition.raisings(petition.raisingCount ?? 0)}>
        <PetitionRaisings raisings={petition.raisings ?? []} />
      </Section>
      <RetiredHere retired={petition.retired ?? []} />
      {petition.allowedActions?.includes('RetirePetition') && <LikelySection petition={petition} />}
      {(petition.parts ?? []).length > 0 && (
        <Section title={m.petition.parts(petition.parts?.length ?? 0)}>
          <PetitionParts petition={petition} writer={writer} />
        </Section>
      )}
      <TasksFromPetition petition={petition} />
      <PetitionReceipts petition={petition} />
      <Section title={m.where.title}>
        <LedgerWhere itemId={petition.id ?? ''} title={m.petition.pathTitle} />
      </Section>
      <Section title={m.petition.details}>
        <PetitionFacts petition={petition} />
      </Section>
    </article>
  );
}

function TasksFromPetition({ petition: { id = '', state } }: { petition: Petition }) {
  const m = useMessages();
  const isEnded = state === 'PETITION_STATE_CLOSED' || state === 'PETITION_STATE_RETIRED';
  return (
    <TasksFromSource
      title={m.task.fromPetition}
      source={{ sourcePetitionId: id }}
      form={isEnded ? '' : `/tasks/new?petition=${id}`}
      help={m.task.fromPetitionHelp}
    />
  );
}

function PetitionHead({ petition, writer }: { petition: Petition; writer: ItemWriter<Petition> }) {
  const m = useMessages();
  const origin = [
    word(m.enums.petitionLevel, petition.level),
    word(m.enums.petitionField, petition.field),
    petition.unitName,
  ];
  return (
    <ItemHead
      number={petition.code ?? ''}
      origin={origin.filter((part) => (part ?? '') !== '').join(' · ')}
      subject={petition.subject ?? ''}
      holder={petition.holder}
      nobody={nobodyOf(petition, m)}
      due={headDue(petition, m)}
      state={word(m.enums.petitionState, petition.state)}
      actions={<PetitionActions petition={petition} writer={writer} />}
    />
  );
}
