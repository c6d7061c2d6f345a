import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type {
  CouncilSession,
  LikelyPairsPage,
  LikelyPetition,
  LikelyPetitionsAnswer,
  ListPetitionsPage,
  Petition,
  RecordPetitionRequest,
  SessionsPage,
} from './types.ts';

const BASE = '/v1/petitions';
const SESSIONS = '/v1/councilSessions';

interface PetitionReply {
  readonly petition?: Petition;
}

async function petitionOf(answer: Promise<PetitionReply>): Promise<Petition> {
  return (await answer).petition ?? {};
}

export function listSessions(query: QueryValues, signal?: AbortSignal): Promise<SessionsPage> {
  return getJson(SESSIONS, query, signal);
}

export async function createSession(request: {
  session: CouncilSession;
  requestId: string;
}): Promise<CouncilSession> {
  const { session = {} } = await sendJson<{ session?: CouncilSession }>('POST', SESSIONS, request);
  return session;
}

export function listPetitions(query: QueryValues, signal?: AbortSignal): Promise<ListPetitionsPage> {
  return getJson(BASE, query, signal);
}

export function getPetition(id: string, signal?: AbortSignal): Promise<Petition> {
  return petitionOf(getJson<PetitionReply>(`${BASE}/${id}`, {}, signal));
}

export function recordPetition(request: RecordPetitionRequest): Promise<Petition> {
  return petitionOf(sendJson<PetitionReply>('POST', BASE, request));
}

/** The verbs on a petition. */
export type PetitionVerb =
  | 'raise'
  | 'classify'
  | 'assign'
  | 'accept'
  | 'handOver'
  | 'submitAnswer'
  | 'signAnswer'
  | 'sendBackAnswer'
  | 'claimResult'
  | 'findResult'
  | 'sayNotSolved'
  | 'retire'
  | 'restore'
  | 'dismissLikely';

/** The verbs on a co-ordinator's part. */
export type PetitionPartVerb = 'accept' | 'handOver' | 'finish' | 'sendBack' | 'withdraw';

/** Asks a post to co-ordinate; answers with the petition as it is then. */
export async function askPart(petitionId: string, request: object): Promise<Petition> {
  await sendJson('POST', `${BASE}/${petitionId}/parts`, request);
  return getPetition(petitionId);
}

/** Does an act on a part; answers with its petition as it is then. */
export async function actOnPart(
  petitionId: string,
  id: string,
  verb: PetitionPartVerb,
  request: object,
): Promise<Petition> {
  await sendJson('POST', `/v1/petitionParts/${id}:${verb}`, request);
  return getPetition(petitionId);
}

export function actOnPetition(id: string, verb: PetitionVerb, request: object): Promise<Petition> {
  return petitionOf(sendJson<PetitionReply>('POST', `${BASE}/${id}:${verb}`, request));
}

/** Petitions that may be the same matter, the likeliest first. */
export async function listLikely(id: string, signal?: AbortSignal): Promise<readonly LikelyPetition[]> {
  const { likely = [] } = await getJson<LikelyPetitionsAnswer>(`${BASE}/${id}/likely`, {}, signal);
  return likely;
}

/** Pairs of a Council that may be the same matter, the most alike first. */
export function listLikelyPairs(query: QueryValues, signal?: AbortSignal): Promise<LikelyPairsPage> {
  return getJson('/v1/likelyPetitionPairs', query, signal);
}
