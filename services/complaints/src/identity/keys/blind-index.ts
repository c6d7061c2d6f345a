import { createHmac } from 'node:crypto';
import { plain } from '@baro/chassis';
import type { Identity, LikelySame } from '../types.ts';

export type TokenKind = LikelySame['by'][number];

/** A keyed hash by which equal people are found without being readable. */
export interface PersonToken {
  kind: TokenKind;
  token: Buffer;
}

/** Number of a card or passport as it is compared: letters and digits alone. */
export function documentForm(number: string): string {
  return plain(number)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}

/** A name as it is compared: without accents, case and signs; single blanks. */
export function nameForm(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The tokens of a person: those for which enough is known. */
export function tokensOf(identity: Identity, indexKey: Buffer): PersonToken[] {
  const document = documentForm(identity.documentNumber);
  const name = nameForm(identity.fullName);
  const token = (kind: TokenKind, ...parts: string[]): PersonToken => ({
    kind,
    token: createHmac('sha256', indexKey)
      .update(JSON.stringify([kind, ...parts]))
      .digest(),
  });
  return [
    ...(document ? [token('document', document)] : []),
    ...(name && identity.birthYear ? [token('name_and_year', name, String(identity.birthYear))] : []),
    ...(name && identity.localityCode ? [token('name_and_locality', name, identity.localityCode)] : []),
  ];
}
