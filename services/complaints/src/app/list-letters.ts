import { openSession } from '@baro/directory-client';
import { checkEnum, FieldCheck, nextToken, pageOf, parseSearch, queryCondition } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import { LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import type { ListLettersRequest, ListLettersResponse } from '@baro/proto/baro/complaints/v1/letters';
import { viewersOf } from '../domain/policy.ts';
import { findListed, findPage } from '../store/list-store.ts';
import type { Deps } from './deps.ts';
import { showListed } from './show-letter.ts';
import { keepSeen } from './sight.ts';

/** Lists and searches letters the caller sees. */
export async function listLetters(
  deps: Deps,
  request: ListLettersRequest,
  ctx: CallContext,
): Promise<ListLettersResponse> {
  const { pageSize, pageToken, ...asked } = request;
  checkFilters(request);
  const page = pageOf({ pageSize, pageToken }, asked);
  const session = await openSession(ctx, deps.directory);
  const words = parseSearch(asked.query);
  const viewers = viewersOf(session.staff);
  const nothing = viewers.length === 0 || (asked.query.trim() !== '' && !words);
  if (nothing) return { letters: [], nextPageToken: '' };
  const found = await findPage(ctx.em, {
    viewers,
    order: asked.orderBy === 'create_time desc' ? asked.orderBy : 'due_time',
    filters: filtersOf(request),
    words: words && queryCondition(words),
    size: page.size,
    after: page.after,
  });
  const shown = found.slice(0, page.size);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  const listed = await findListed(
    ctx.em,
    shown.map(({ id }) => id),
  );
  const rows = await keepSeen(deps, session, listed);
  return {
    letters: rows.map((row) => showListed(session, row)),
    nextPageToken: last ? nextToken([last.key, last.id], asked) : '',
  };
}

function checkFilters({ unitId, query, states, content, orderBy }: ListLettersRequest): void {
  const check = new FieldCheck();
  check.uuid('unitId', unitId);
  check.text('query', query, 200);
  states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, LetterState));
  checkEnum(check, 'content', content, LetterContent);
  if (orderBy !== '') check.oneOf('orderBy', orderBy, ['due_time', 'create_time desc']);
  check.throwIfAny();
}

/** Conditions on fields of the letter `d`. */
function filtersOf({ unitId, states, content }: ListLettersRequest): Condition[] {
  const filters: Condition[] = [];
  if (unitId) filters.push((p) => `d.unit_id = ${p.add(unitId, 'uuid')}`);
  if (states.length > 0) filters.push((p) => `d.state = ANY(${p.add(states, 'smallint[]')})`);
  if (content) filters.push((p) => `d.content = ${p.add(content, 'smallint')}`);
  return filters;
}
