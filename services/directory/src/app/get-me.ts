import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import { Unit, type GetMeRequest, type GetMeResponse } from '@baro/proto/baro/directory/v1/directory';
import { DelegationKind, localDateOf } from '@baro/directory-client';
import { findActor, findServiceAccount } from '../store/actor-store.ts';
import { findRow, loadRows } from '../store/aggregate-store.ts';
import { readSubtreeIds, readUnitLines } from '../store/unit-store.ts';
import { toUnit } from './to-unit.ts';
import { asOfDate, askerOf, type House } from './house.ts';

/** Who the caller is on the date, with the posts held or lent and every unit below them. */
export async function getMe(house: House, request: GetMeRequest, ctx: CallContext): Promise<GetMeResponse> {
  const check = new FieldCheck();
  check.isoDate('asOf', request.asOf);
  check.throwIfAny();
  const date = asOfDate(ctx, request.asOf);
  const asker = await askerOf(house, ctx);
  const isToday = date === localDateOf(ctx.now);
  const actor = isToday ? asker.actor : await findActor(ctx.em, ctx.caller.accountId, date);
  if (!actor) throw new AppError('CALLER_UNKNOWN');
  if (actor.kind === 'service') {
    const found = await findServiceAccount(ctx.em, ctx.caller.accountId, date);
    const unitIds = await readSubtreeIds(ctx.em, [actor.unitId], date);
    if (!found) throw new AppError('CALLER_UNKNOWN');
    return { person: undefined, posts: [], serviceAccount: found, unitIds };
  }
  const own = [...new Set(actor.posts.map((post) => post.unitId))];
  const person = await findRow(ctx.em, 'person', actor.personId);
  const posts = await loadRows(
    ctx.em,
    'post',
    actor.posts.map((post) => post.postId),
  );
  const lines = new Map((await readUnitLines(ctx.em, own, date)).map((line) => [line.id, line]));
  return {
    person,
    serviceAccount: undefined,
    unitIds: await readSubtreeIds(ctx.em, own, date),
    posts: actor.posts.map(
      ({ postId, unitId, delegationId = '', delegationKind = DelegationKind.UNSPECIFIED }) => {
        const line = lines.get(unitId);
        const post = posts.get(postId);
        return {
          post: post && { ...post, holdings: [], unitName: line?.name ?? '' },
          unit: line ? toUnit(line, asker) : Unit.fromPartial({ id: unitId }),
          delegationId,
          delegationKind,
        };
      },
    ),
  };
}
