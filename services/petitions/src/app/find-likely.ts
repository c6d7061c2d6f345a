import { explain, Matcher } from '@baro/chassis/alike';
import type { ExplainLabels, Likeness, ReadText } from '@baro/chassis/alike';
import type { EntityManager } from '@mikro-orm/postgresql';
import { petitionLabels, petitionLabelsEn, petitionWords } from '../domain/likeness/petition-words.ts';
import { findCandidates, findCounts, findSpoken } from '../store/term-store.ts';

/** Reads how petitions speak; made once, its words take a while. */
export const petitionMatcher = new Matcher(petitionWords);

/** From here on two texts are worth a person's look (`Likeness.score`). */
const worthALook = 0.5;
const mostCandidates = 200;
const mostLikely = 10;

/** A petition that may be the same matter. */
export interface Found {
  id: string;
  likeness: Likeness;
}

/** Petitions of the Council that may be the same matter, the likeliest first; not those a person told apart. */
export async function findLikely(em: EntityManager, row: { id: string; unitId: string }): Promise<Found[]> {
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
    .flatMap((other) => {
      const likeness = matcher.compareAbove(read, other.read, worthALook);
      return likeness ? [{ id: other.id, likeness }] : [];
    })
    .toSorted((one, two) => two.likeness.score - one.likeness.score)
    .slice(0, mostLikely);
}

/** Weighs each term of the texts by how common it is among all petitions. */
export async function matcherFor(em: EntityManager, texts: readonly ReadText[]): Promise<Matcher> {
  const terms = new Set(texts.flatMap((text) => petitionMatcher.termsOf(text)));
  return new Matcher(petitionMatcher, await findCounts(em, [...terms]));
}

/** A likeness as the contract shows it. */
export function showLikeness({ score, ...likeness }: Likeness) {
  return {
    score,
    shared: [...likeness.shared],
    differsVi: differs({ score, ...likeness }, petitionLabels),
    differsEn: differs({ score, ...likeness }, petitionLabelsEn),
  };
}

function differs(likeness: Likeness, labels: ExplainLabels): string[] {
  return explain({ ...likeness, shared: [] }, labels);
}
