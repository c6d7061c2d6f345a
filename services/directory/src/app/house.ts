import { AppError, write, type CallContext } from '@baro/chassis';
import { localDateOf, type ActingPost } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mayAdminister, mayRead, type Asker, type Decision } from '../domain/policy.ts';
import { findActor, hasAdministrator } from '../store/actor-store.ts';
import { verifyConstraints } from '../store/constraints.ts';
import { Changes } from './changes.ts';

/** What the use cases of the directory share. */
export interface House {
  /** Accounts that may write while the directory holds no administrator yet. */
  readonly bootstrapAdmins: ReadonlySet<string>;
}

/** Who asks, with the posts of today. @throws AppError CALLER_UNKNOWN */
export async function askerOf(house: House, ctx: CallContext, em: EntityManager = ctx.em): Promise<Asker> {
  const { accountId } = ctx.caller;
  const today = localDateOf(ctx.now);
  const actor = await findActor(em, accountId, today);
  const listed = house.bootstrapAdmins.has(accountId);
  const asker = { actor, bootstrap: listed && !(await hasAdministrator(em, today)) };
  if (!mayRead(asker).allowed) throw new AppError('CALLER_UNKNOWN');
  return asker;
}

/** @throws AppError PERMISSION_DENIED */
export function demand(decision: Decision): ActingPost | undefined {
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  return decision.as;
}

/** One write of the directory: caller, work, then what the database checks last, under its own reasons. */
export async function change<Response>(
  house: House,
  ctx: CallContext,
  request: { requestId: string },
  work: (changes: Changes, asker: Asker) => Promise<Response>,
): Promise<Response> {
  return write(ctx, request, async (tx) => {
    const asker = await askerOf(house, ctx, tx.em);
    const response = await work(new Changes(tx), asker);
    await verifyConstraints(tx.em);
    return response;
  });
}

/** One write of the city administrator. @throws AppError PERMISSION_DENIED */
export async function administer<Response>(
  house: House,
  ctx: CallContext,
  request: { requestId: string },
  work: (changes: Changes, asker: Asker) => Promise<Response>,
): Promise<Response> {
  return change(house, ctx, request, async (changes, asker) => {
    changes.actsAs(demand(mayAdminister(asker)));
    return work(changes, asker);
  });
}

/** The date an answer is true for: the one asked for, else today in Hanoi. */
export function asOfDate(ctx: CallContext, asOf: string): string {
  return asOf || localDateOf(ctx.now);
}
