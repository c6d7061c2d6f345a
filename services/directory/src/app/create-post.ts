import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import {
  Post,
  type CreatePostRequest,
  type CreatePostResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkPost } from '../domain/checks.ts';
import { isInForce } from '../domain/unit.ts';
import { findRow } from '../store/aggregate-store.ts';
import { hasPostCode } from '../store/post-store.ts';
import { readUnitLines } from '../store/unit-store.ts';
import { administer, type House } from './house.ts';
import { refuse } from './refusals.ts';

/** Creates a post in a unit in force. */
export async function createPost(
  house: House,
  request: CreatePostRequest,
  ctx: CallContext,
): Promise<CreatePostResponse> {
  const asked = request.post ?? Post.create();
  const check = new FieldCheck();
  checkPost(check, 'post', asked);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    // Locked: a reorganisation that closes the unit meanwhile waits, or has been seen.
    const unit = await findRow(changes.em, 'unit', asked.unitId, { lock: true });
    if (!unit) throw new AppError('UNIT_NOT_FOUND');
    const begins = asked.validFrom || localDateOf(ctx.now);
    if (!isInForce(unit, begins) && begins > unit.validFrom) throw new AppError('UNIT_CLOSED');
    if (!isInForce(unit, begins)) {
      refuse('post.validFrom', 'BEFORE_UNIT', 'is before the unit', 'trước khi đơn vị thành lập');
    }
    const code = asked.code.trim();
    if (await hasPostCode(changes.em, unit.id, code)) {
      refuse('post.code', 'TAKEN', 'is taken in the unit', 'mã chức danh đã có trong đơn vị');
    }
    const { title, role, head, rank, validTo } = asked;
    const row = {
      id: newId(),
      unitId: unit.id,
      code,
      title: title.trim(),
      role,
      head,
      rank,
      validFrom: begins,
      validTo,
    };
    const post = await changes.save('post', 'create', { row });
    const [line] = await readUnitLines(changes.em, [unit.id], begins);
    return { post: { ...post, holdings: [], unitName: line?.name ?? '' } };
  });
}
