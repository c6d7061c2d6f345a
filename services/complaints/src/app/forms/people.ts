import { PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { maskOf } from '../../identity/index.ts';
import type { Identity } from '../../identity/index.ts';
import { codeOf } from '../../domain/code.ts';
import type { PartyRow } from '../../store/letter-entities.ts';
import type { LetterFile } from '../../store/letter-store.ts';
import { contentOf } from '../identity-case.ts';

/** What a paper needs to know of a person it goes to. */
export const namedFields = ['fullName', 'address'] as const satisfies readonly (keyof Identity)[];
export type NamedPerson = Partial<Pick<Identity, (typeof namedFields)[number]>>;

/** People a paper goes to: who stands behind the letter, never who is denounced in it. */
export function addresseesOf({ parties }: Pick<LetterFile, 'parties'>): PartyRow[] {
  return parties.filter(({ role }) => role !== PartyRole.DENOUNCED);
}

/** The people in the words of a paper, one a line: opened ones by name, all others under their mask with the letter's code. */
export function peopleLines(
  file: Pick<LetterFile, 'letter' | 'parties'>,
  opened: ReadonlyMap<string, NamedPerson>,
): string[] {
  const { letter } = file;
  const content = contentOf(letter.content);
  return addresseesOf(file).map(({ partyId, role }) => {
    const person = opened.get(partyId);
    if (person) return [`Ông (bà) ${person.fullName ?? ''}`, addressWords(person)].filter(Boolean).join(', ');
    const part = role === PartyRole.REPRESENTATIVE ? 'representative' : 'sender';
    return `${maskOf(part, content)}, mã đơn ${codeOf(letter)}`;
  });
}

function addressWords({ address = '' }: NamedPerson): string {
  return address === '' ? '' : `địa chỉ: ${address}`;
}
