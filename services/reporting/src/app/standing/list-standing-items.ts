import { AppError, checkEnum, checkId, FieldCheck, pageOf, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import { StandingItems } from '@baro/proto/baro/reporting/v1/standings';
import type {
  ListStandingItemsRequest,
  ListStandingItemsResponse,
} from '@baro/proto/baro/reporting/v1/standings';
import { setsOf } from '../../domain/computed/sets-of.ts';
import type { FigureSets } from '../../domain/computed/sets-of.ts';
import { standingActions } from '../../domain/standing/standing-actions.ts';
import { scopeOfWindow } from '../../domain/standing/window.ts';
import { findSets } from '../../store/computed-store.ts';
import type { Deps } from '../deps.ts';
import { pageOfItems } from '../page-of-items.ts';
import { checkStanding, criterionOf, openStanding, peerOf, peersOf } from './open-standing.ts';
import type { Standing } from './open-standing.ts';
import { measuredOf } from './stand-all.ts';

/** Lists the items a unit's value is counted from, as they are known now. */
export async function listStandingItems(
  deps: Deps,
  request: ListStandingItemsRequest,
  ctx: CallContext,
): Promise<ListStandingItemsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkStanding(check, request);
  checkId(check, 'unitId', request.unitId);
  check.required('criterionCode', request.criterionCode);
  checkEnum(check, 'items', request.items, StandingItems);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const standing = await openStanding(deps, request, ctx);
  const unit = peerOf(peersOf(standing), request.unitId);
  if (!standingActions(standing.session, standing.set.unitId, unit).includes('ListStandingItems')) {
    throw new AppError('PERMISSION_DENIED');
  }
  const sets = await setsAsked(ctx, standing, request);
  const ids = await itemsOf(ctx, standing, sets, request);
  return pageOfItems(ctx.em, ids, page, bindTo);
}

/** What the criterion is counted from. @throws AppError FIELD_INVALID, CRITERION_NOT_FOUND */
async function setsAsked(
  { em }: CallContext,
  standing: Standing,
  { criterionCode, items }: ListStandingItemsRequest,
): Promise<FigureSets> {
  const criterion = criterionOf(standing, criterionCode);
  const [measured] = await measuredOf(em, standing, [criterion]);
  const sets = measured && setsOf(measured.definition, '');
  if (criterion.method !== CriterionMethod.COMPUTED || !sets) {
    refuseField(
      'criterionCode',
      'NOT_COMPUTED',
      'is not counted from items',
      'tiêu chí này không tính từ hồ sơ công việc',
    );
  }
  if (items > StandingItems.COUNTED && !sets.among) {
    refuseField('items', 'NOT_ASKED', 'is not of this criterion', 'tiêu chí này không có phần này');
  }
  return sets;
}

async function itemsOf(
  { em, now }: CallContext,
  { windows: [window] }: Standing,
  { counted, among }: FigureSets,
  { unitId, items }: ListStandingItemsRequest,
): Promise<readonly string[]> {
  const scope = { unitId, ...scopeOfWindow(window, now) };
  if (items <= StandingItems.COUNTED || !among) return (await findSets(em, [counted], scope))[0] ?? [];
  const [all = [], done = []] = await findSets(em, [among, counted], scope);
  if (items === StandingItems.AMONG) return all;
  const known = new Set(done);
  return all.filter((id) => !known.has(id));
}
