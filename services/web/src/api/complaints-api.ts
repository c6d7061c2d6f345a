import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type {
  DenunciationExtract,
  LegalCode,
  Letter,
  LikelyLetter,
  ListCitizenLettersPage,
  OpeningGrant,
  OpeningsPage,
  PartyIdentity,
  ReceiveLetterRequest,
} from './types.ts';

const BASE = '/v1/letters';

interface LetterReply {
  readonly letter?: Letter;
}

async function letterOf(answer: Promise<LetterReply>): Promise<Letter> {
  return (await answer).letter ?? {};
}

export function listLetters(query: QueryValues, signal?: AbortSignal): Promise<ListCitizenLettersPage> {
  return getJson(BASE, query, signal);
}

export function getLetter(id: string, signal?: AbortSignal): Promise<Letter> {
  return letterOf(getJson<LetterReply>(`${BASE}/${id}`, {}, signal));
}

/** Letters that may be the same as one, for who may judge it. Each reading is noted. */
export async function listLikelyLetters(id: string, signal?: AbortSignal): Promise<readonly LikelyLetter[]> {
  const { likely = [] } = await getJson<{ likely?: LikelyLetter[] }>(`${BASE}/${id}/likely`, {}, signal);
  return likely;
}

export function receiveLetter(request: ReceiveLetterRequest): Promise<Letter> {
  return letterOf(sendJson<LetterReply>('POST', BASE, request));
}

/** Every code of the law that holds on a day, by list and in the order of the law. */
export async function getLegalCodes(date: string, signal?: AbortSignal): Promise<readonly LegalCode[]> {
  const { codes = [] } = await getJson<{ codes?: LegalCode[] }>('/v1/legalCodes', { date }, signal);
  return codes;
}

/** The verbs on a letter. */
export type LetterVerb =
  | 'classify'
  | 'handOver'
  | 'dispose'
  | 'answer'
  | 'markDuplicate'
  | 'accept'
  | 'refuse'
  | 'assignVerification'
  | 'submitVerification'
  | 'determineComplexity'
  | 'suspend'
  | 'resume'
  | 'scheduleDialogue'
  | 'recordDialogue'
  | 'withdraw'
  | 'terminate'
  | 'issueDecision'
  | 'sendDecision';

/** The verbs on a denunciation that other letters do not have. */
export type DenunciationVerb =
  | 'accept'
  | 'refuse'
  | 'notify'
  | 'extend'
  | 'withdraw'
  | 'issueConclusion'
  | 'sendConclusion'
  | 'publishConclusion'
  | 'requestReport'
  | 'recordReport'
  | 'handleInformation';

export function actOnDenunciation(id: string, verb: DenunciationVerb, request: object): Promise<Letter> {
  return letterOf(sendJson<LetterReply>('POST', `/v1/denunciations/${id}:${verb}`, request));
}

/** What of a denunciation may leave its file: masks in place of its people. Each reading is noted. */
export function getExtract(id: string, signal?: AbortSignal): Promise<DenunciationExtract> {
  return getJson(`/v1/denunciations/${id}/extract`, {}, signal);
}

export function actOnLetter(id: string, verb: LetterVerb, request: object): Promise<Letter> {
  return letterOf(sendJson<LetterReply>('POST', `${BASE}/${id}:${verb}`, request));
}

/** Puts who a person of a letter is, in place of what was known; nothing of it comes back. */
export function putParty(letterId: string, partyId: string, request: object): Promise<object> {
  return sendJson('POST', `${BASE}/${letterId}/parties/${partyId}:put`, request);
}

/** Opens fields of who a person of a letter is: logged each time. The answer is to be shown and kept nowhere. */
export async function openIdentity(
  letterId: string,
  partyId: string,
  request: { fields: readonly string[]; reason: string; requestId: string },
): Promise<PartyIdentity> {
  const path = `${BASE}/${letterId}/parties/${partyId}:openIdentity`;
  const { identity = {} } = await sendJson<{ identity?: PartyIdentity }>('POST', path, request);
  return identity;
}

/** Views of the identities of a letter, the latest first. For the head who decides it. */
export function listOpenings(
  letterId: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<OpeningsPage> {
  return getJson(`${BASE}/${letterId}/openings`, query, signal);
}

/** Who may or might open the identities of a letter, the latest first. For the head who decides it. */
export async function listGrants(letterId: string, signal?: AbortSignal): Promise<readonly OpeningGrant[]> {
  const { grants = [] } = await getJson<{ grants?: OpeningGrant[] }>(
    `${BASE}/${letterId}/grants`,
    {},
    signal,
  );
  return grants;
}

export function grantOpening(letterId: string, request: object): Promise<{ grantId?: string }> {
  return sendJson('POST', `${BASE}/${letterId}/grants`, request);
}

export function revokeGrant(letterId: string, grantId: string, request: object): Promise<object> {
  return sendJson('POST', `${BASE}/${letterId}/grants/${grantId}:revoke`, request);
}
