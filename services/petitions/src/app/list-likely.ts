import { openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { explain, Matcher } from '@baro/chassis/alike';
import type { ExplainLabels, Likeness, ReadText } from '@baro/chassis/alike';
import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  ListLikelyPetitionsRequest,
  ListLikelyPetitionsResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { petitionLabels, petitionLabelsEn } from '../domain/likeness/petition-words.ts';
import { maySeePetitions } from '../domain/policy.ts';
import type { PetitionRow } from '../store/petition-entities.ts';
import { findItems, findPetition, findPetitionsIn } from '../store/petition-store.ts';
import { findCandidates, findCounts, findSpoken } from '../store/term-store.ts';
import type { Deps } from './deps.ts';
import { petitionMatcher } from './read-terms.ts';
import { showPetition } from './show-petition.ts';

/** From here on two texts are worth a person's look (`Likeness.score`). */
const worthALook = 0.5;
const mostCandidates = 200;
const mostLikely = 10;

/** Proposes petitions that may be the same matter. */
export async function listLikelyPetitions(
  deps: Deps,
  request: ListLikelyPetitionsRequest,
  ctx: CallContext,
): Promise<ListLikelyPetitionsResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  const row = await findPetition(ctx.em, request.id);
  if (!row) throw new AppError('PETITION_NOT_FOUND');
  const found = await findLikely(ctx.em, row);
  const ids = found.map(({ id }) => id);
  const rows = new Map((await findPetitionsIn(ctx.em, ids)).map((other) => [other.id, other]));
  const items = await findItems(ctx.em, ids);
  return {
    likely: found.flatMap(({ id, likeness }) => {
      const other = rows.get(id);
      if (!other) return [];
      return {
        petition: showPetition(session, other, items.get(id)),
        score: likeness.score,
        shared: [...likeness.shared],
        differsVi: differs(likeness, petitionLabels),
        differsEn: differs(likeness, petitionLabelsEn),
      };
    }),
  };
}

function differs(likeness: Likeness, labels: ExplainLabels): string[] {
  return explain({ ...likeness, shared: [] }, labels);
}

interface Found {
  id: string;
  likeness: Likeness;
}

async function findLikely(em: EntityManager, row: PetitionRow): Promise<Found[]> {
  const [own] = await findSpoken(em, [row.id]);
  if (!own) return [];
  const read = petitionMatcher.read(own.text);
  const counts = await findCounts(em, petitionMatcher.termsOf(read));
  const fingerprint = new Matcher(petitionMatcher, counts).fingerprint(read);
  const ids = await findCandidates(em, row.id, row.unitId, fingerprint, mostCandidates);
  const others = (await findSpoken(em, ids)).map(({ id, text }) => ({
    id,
    read: petitionMatcher.read(text),
  }));
  const matcher = await matcherFor(em, [read, ...others.map((other) => other.read)]);
  return others
    .map((other) => ({ id: other.id, likeness: matcher.compare(read, other.read) }))
    .filter(({ likeness }) => likeness.score >= worthALook)
    .toSorted((one, two) => two.likeness.score - one.likeness.score)
    .slice(0, mostLikely);
}

/** Weighs each term of the texts by how common it is among all petitions. */
async function matcherFor(em: EntityManager, texts: readonly ReadText[]): Promise<Matcher> {
  const terms = new Set(texts.flatMap((text) => petitionMatcher.termsOf(text)));
  return new Matcher(petitionMatcher, await findCounts(em, [...terms]));
}
