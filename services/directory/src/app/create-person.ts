import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import {
  Person,
  type CreatePersonRequest,
  type CreatePersonResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkPerson } from '../domain/checks.ts';
import { isAccountTaken } from '../store/people-store.ts';
import { administer, type House } from './house.ts';

/** Creates a person; an account is bound to one person or one system. */
export async function createPerson(
  house: House,
  request: CreatePersonRequest,
  ctx: CallContext,
): Promise<CreatePersonResponse> {
  const asked = request.person ?? Person.create();
  const check = new FieldCheck();
  checkPerson(check, 'person', asked);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const accountId = asked.accountId.trim();
    if (accountId !== '' && (await isAccountTaken(changes.em, accountId))) {
      throw new AppError('ACCOUNT_TAKEN');
    }
    const row = { id: newId(), fullName: personName(asked.fullName), accountId, email: asked.email };
    const person = await changes.save('person', 'create', { row });
    return { person };
  });
}

/** One form of a name: NFC, single blanks; otherwise the same name is found once and missed once. */
export function personName(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
