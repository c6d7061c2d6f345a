import { localDateOf } from '@baro/directory-client';
import { AppError, FieldCheck, nextToken, pageOf, parseSearch, queryCondition } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import type {
  GetIndicatorRequest,
  GetIndicatorResponse,
  ListCutOffRulesRequest,
  ListCutOffRulesResponse,
  ListIndicatorsRequest,
  ListIndicatorsResponse,
} from '@baro/proto/baro/reporting/v1/indicators';
import { checkCode } from '../domain/check-definition.ts';
import { findCutOffRules } from '../store/cut-off-store.ts';
import { findGroupNames, findIndicatorPage, findVersions } from '../store/indicator-store.ts';
import type { Deps } from './deps.ts';
import { openReader } from './read.ts';
import { pickVersion, showIndicator } from './show-indicator.ts';

/** Lists the catalogue by code. */
export async function listIndicators(
  deps: Deps,
  request: ListIndicatorsRequest,
  ctx: CallContext,
): Promise<ListIndicatorsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  check.text('query', request.query, 200);
  check.text('groupName', request.groupName, 200);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openReader(deps, ctx);
  const groupNames = await findGroupNames(ctx.em);
  const filters = filtersOf(request);
  if (!filters) return { indicators: [], nextPageToken: '', groupNames };
  const [after] = page.after ?? [];
  const list = { date: localDateOf(session.now), filters, size: page.size };
  const found = await findIndicatorPage(ctx.em, {
    ...list,
    after: after === undefined ? after : String(after),
  });
  const shown = found.slice(0, page.size);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  const nextPageToken = last ? nextToken([last.code], bindTo) : '';
  return { indicators: shown.map(showIndicator), nextPageToken, groupNames };
}

/** Conditions on the version `v` and its words `s`; undefined when nothing of what was typed can be searched for. */
function filtersOf({ query, groupName }: ListIndicatorsRequest): Condition[] | undefined {
  const words = parseSearch(query);
  if (query.trim() !== '' && !words) return undefined;
  const filters: Condition[] = words ? [queryCondition(words)] : [];
  if (groupName) filters.push((p) => `v.group_name = ${p.add(groupName, 'text')}`);
  return filters;
}

/** Returns an indicator with every version. */
export async function getIndicator(
  deps: Deps,
  request: GetIndicatorRequest,
  ctx: CallContext,
): Promise<GetIndicatorResponse> {
  const check = new FieldCheck();
  checkCode(check, 'code', request.code);
  check.throwIfAny();
  const session = await openReader(deps, ctx);
  const versions = await findVersions(ctx.em, [request.code]);
  const picked = pickVersion(versions, localDateOf(session.now));
  if (!picked) throw new AppError('INDICATOR_NOT_FOUND', { metadata: { code: request.code } });
  return { indicator: showIndicator(picked), versions: versions.map(showIndicator) };
}

/** Lists the cut-off rules in force today. */
export async function listCutOffRules(
  deps: Deps,
  request: ListCutOffRulesRequest,
  ctx: CallContext,
): Promise<ListCutOffRulesResponse> {
  const page = pageOf(request, {});
  const session = await openReader(deps, ctx);
  const after = String(page.after?.[0] ?? '');
  const found = await findCutOffRules(ctx.em, localDateOf(session.now), { after, size: page.size });
  const rules = found.slice(0, page.size);
  const last = found.length > page.size ? rules.at(-1) : undefined;
  return { rules, nextPageToken: last ? nextToken([last.code], {}) : '' };
}
