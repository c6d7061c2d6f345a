import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { mayBeSame, mayTellSame } from '../domain/likely-rules.ts';
import { viewersOf } from '../domain/policy.ts';
import { isSealed } from '../identity/index.ts';
import type { PartyRow, LetterRow } from '../store/letter-entities.ts';
import type { LetterFile } from '../store/letter-store.ts';
import { findReceivers, findSharing, findViewed } from '../store/likely-store.ts';
import { findListed } from '../store/list-store.ts';
import type { ListedLetter } from '../store/list-store.ts';
import { findMarks } from '../store/mark-store.ts';
import type { MarkRow } from '../store/mark-store.ts';
import type { Deps } from './deps.ts';
import { contentOf } from './identity-case.ts';
import { compareWords, pairsToAsk } from './letter-likeness.ts';
import type { Alike } from './letter-likeness.ts';
import { keepSeen } from './sight.ts';

/** A letter that may be the same as another, and why. */
export interface Likely {
  letter: LetterRow;
  samePerson: boolean;
  /** Undefined when the words are not alike. */
  alike: Alike | undefined;
  mark: MarkRow | undefined;
}

const mostCompared = 100;
const mostPeople = 50;
const mostLikely = 20;

/** Letters the caller sees that may be the same, or were judged: those of the same sender first, then the most alike. */
export async function findLikely(
  deps: Deps,
  em: EntityManager,
  session: Session,
  file: LetterFile,
): Promise<Likely[]> {
  const { letter } = file;
  const same = await findSamePeople(deps, file.parties);
  const marks = await findMarks(em, letter.id);
  const marked = new Map(
    marks.map((mark) => [mark.letterId === letter.id ? mark.otherId : mark.letterId, mark]),
  );
  const sharing = await findSharing(em, letter, viewersOf(session.staff), pairsToAsk(letter), mostCompared);
  const ids = new Set([...same.map(({ caseId }) => caseId), ...marked.keys(), ...sharing]);
  // Whoever may not see a letter is left out before anything is counted or compared.
  const others = await keepLikely(deps, em, session, letter, [...ids]);
  const told = await tellSame(em, session, file, others, same);
  const alike = compareWords(
    letter,
    others.map((other) => other.letter),
  );
  return others
    .map(({ letter: { id }, letter: other }) => ({
      letter: other,
      samePerson: told.has(id),
      alike: alike.get(id),
      mark: marked.get(id),
    }))
    .filter(({ samePerson, alike: words, mark }) => samePerson || words || mark)
    .toSorted(byLikeness)
    .slice(0, mostLikely);
}

function byLikeness(one: Likely, other: Likely): number {
  const person = Number(other.samePerson) - Number(one.samePerson);
  return person || (other.alike?.score ?? 0) - (one.alike?.score ?? 0);
}

async function keepLikely(
  deps: Deps,
  em: EntityManager,
  session: Session,
  letter: LetterRow,
  ids: readonly string[],
): Promise<ListedLetter[]> {
  const viewed = await findViewed(em, ids, viewersOf(session.staff));
  const listed = await findListed(
    em,
    ids.filter((id) => viewed.has(id)),
  );
  const comparable = listed.filter((other) => mayBeSame(letter, other.letter));
  return keepSeen(deps, session, comparable);
}

function isSender({ role }: PartyRow): boolean {
  return role !== PartyRole.DENOUNCED;
}

/** A sender of the letter, and a person of another case who may be the same. */
interface SamePerson {
  own: PartyRow;
  caseId: string;
  partyId: string;
}

async function findSamePeople({ identities }: Deps, parties: readonly PartyRow[]): Promise<SamePerson[]> {
  const found: SamePerson[] = [];
  for (const own of parties.filter(isSender).slice(0, mostPeople)) {
    for (const { caseId, partyId } of await identities.findLike(own.partyId)) {
      found.push({ own, caseId, partyId });
    }
  }
  return found;
}

/** Of the other letters, those of which it may be told that a sender is the same. */
async function tellSame(
  em: EntityManager,
  session: Session,
  { letter }: LetterFile,
  others: readonly ListedLetter[],
  same: readonly SamePerson[],
): Promise<Set<string>> {
  const personId = session.staff.desks[0]?.personId;
  const receivers = await findReceivers(em, [letter.id, ...others.map((other) => other.letter.id)]);
  const toldOf = ({ id, content }: LetterRow, party: PartyRow) => ({
    sealed: isSealed(party, { content: contentOf(content) }),
    entered: personId !== undefined && receivers.get(id) === personId,
  });
  const told = others.filter((other) =>
    same.some(({ own, partyId }) => {
      const party = other.parties.find((one) => one.partyId === partyId);
      if (!party || !isSender(party)) return false;
      return mayTellSame(toldOf(letter, own), toldOf(other.letter, party));
    }),
  );
  return new Set(told.map((other) => other.letter.id));
}
