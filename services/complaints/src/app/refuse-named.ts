import { FieldCheck } from '@baro/chassis';
import type { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { addNamed, isSealed } from '../identity/index.ts';
import type { Deps } from './deps.ts';
import { contentOf } from './identity-case.ts';

/** Fields of a request and their texts. */
export type Texts = Readonly<Record<string, string>>;

/**
 * Refuses texts that name somebody of a letter: anybody, or with `content` only whose identity that leaves unsealed. Of the
 * others a refusal would be a way to guess.
 * @throws AppError FIELD_INVALID
 */
export async function refuseNamed(
  { identities }: Deps,
  letterId: string,
  texts: Texts | undefined,
  content?: LetterContent,
): Promise<void> {
  const told = Object.entries(texts ?? {}).filter(([, text]) => text !== '');
  if (told.length === 0) return;
  const standing = content === undefined ? undefined : { content: contentOf(content) };
  const names = await identities.namedIn(
    letterId,
    Object.fromEntries(told),
    (party) => standing === undefined || !isSealed(party, standing),
  );
  const check = new FieldCheck();
  for (const name of names) addNamed(check, name);
  check.throwIfAny();
}
