import type { PartyIdentity } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';

/** Fields of an identity that can be opened, by the names of the contract; the locality is no secret. */
export const IDENTITY_FIELDS = [
  'fullName',
  'birthYear',
  'documentNumber',
  'address',
  'phone',
  'email',
  'note',
] as const;

export type IdentityFieldName = (typeof IDENTITY_FIELDS)[number];

/** A field in words; one this page does not know by its name. */
export function fieldWords(name: string, m: Messages): string {
  const names: Readonly<Record<string, string>> = m.identity.names;
  return names[name] ?? name;
}

/** What was opened, in the order of the fields; what is not known says so. */
export function shownFields(
  identity: PartyIdentity,
  fields: readonly IdentityFieldName[],
  m: Messages,
): [name: IdentityFieldName, text: string][] {
  return IDENTITY_FIELDS.filter((name) => fields.includes(name)).map((name) => {
    const value = String(identity[name] ?? '');
    return [name, value === '' || value === '0' ? m.identity.noValue : value];
  });
}
