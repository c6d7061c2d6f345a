import { useQuery } from '@tanstack/react-query';
import { listDelegations, listPosts } from '../api/directory-api.ts';
import { getIncoming } from '../api/incoming-api.ts';
import { listSeries } from '../api/outgoing-api.ts';
import type { OutgoingDocument, Post } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { useActor } from '../state/session.tsx';
import { postOption } from '../state/directory-search.ts';
import { joinNumberSymbol } from '../text/number-symbol.ts';
import { cityToday } from '../time/format.ts';

/** Words for what a draft names by id alone; empty where the caller may not look. */
export interface DraftLabels {
  readonly signer: string;
  readonly series: string;
  readonly delegation: string;
  readonly answers: string;
}

/** Looks up the words of a draft's choices: until it is numbered, the document carries only their ids. */
export function useDraftLabels(document: OutgoingDocument, isNeeded: boolean): DraftLabels | undefined {
  const m = useMessages();
  const ownUnitId = useActor().unit?.id ?? '';
  const query = useQuery({
    queryKey: ['draft-labels', document.id, document.etag, ownUnitId],
    queryFn: async () => {
      const [signer, series, delegation, answers] = await Promise.all([
        quietly(signerOf(document, ownUnitId, m)),
        quietly(seriesOf(document)),
        quietly(delegationOf(document)),
        quietly(answersOf(document, m)),
      ]);
      return { signer, series, delegation, answers };
    },
    enabled: isNeeded,
    staleTime: Infinity,
  });
  return query.data;
}

/** What cannot be read stays without a word: the choice itself is kept. */
function quietly(label: Promise<string>): Promise<string> {
  return label.catch(() => '');
}

async function signerOf(document: OutgoingDocument, ownUnitId: string, m: Messages): Promise<string> {
  const id = document.signerPostId ?? '';
  if (id === '') return '';
  for (const unitId of new Set([document.unitId ?? '', ownUnitId])) {
    // The signer almost always sits in the issuing unit: the second look is rare.
    const { posts = [] } = await listPosts({ unitId, pageSize: 200 });
    const post: Post | undefined = posts.find((one) => one.id === id);
    if (post !== undefined) return postOption(post, m.act.postVacant).label;
  }
  return '';
}

async function seriesOf(document: OutgoingDocument): Promise<string> {
  const id = document.seriesId ?? '';
  if (id === '') return '';
  const year = Number(cityToday().slice(0, 4));
  const series = await listSeries({ unitId: document.unitId ?? '', year });
  return series.find((one) => one.id === id)?.name ?? '';
}

async function delegationOf(document: OutgoingDocument): Promise<string> {
  const id = document.delegationId ?? '';
  if (id === '') return '';
  const delegations = await listDelegations({ personId: document.signerPersonId, pageSize: 50 });
  return delegations.find((one) => one.id === id)?.legalBasis ?? '';
}

async function answersOf(document: OutgoingDocument, m: Messages): Promise<string> {
  const id = document.answersDocumentId ?? '';
  if (id === '') return '';
  const { arrivalNumber = 0, number, symbol } = await getIncoming(id);
  return `${m.work.arrival(arrivalNumber)} · ${joinNumberSymbol(number, symbol)}`;
}
