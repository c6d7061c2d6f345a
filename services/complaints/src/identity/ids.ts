import { nameId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';

const space = '8d0f8f5c-0f0b-4b59-9d0e-6a1c1c0b7e52';

type Call = Pick<CallContext, 'caller' | 'method'>;

/** Id of the case a call makes: the same whenever the call is repeated, so that its identities are found again. */
export function caseIdOf(ctx: Call, requestId: string): string {
  return nameId(`case ${ctx.caller.accountId} ${ctx.method} ${requestId}`, space);
}

/** Id of the n-th party a call puts into the store. */
export function partyIdOf(ctx: Call, requestId: string, index = 0): string {
  return nameId(`party ${ctx.caller.accountId} ${ctx.method} ${requestId} ${index}`, space);
}
