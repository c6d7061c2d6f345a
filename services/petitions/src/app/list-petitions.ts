import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import {
  AppError,
  checkEnum,
  FieldCheck,
  nextToken,
  pageOf,
  parseSearch,
  queryCondition,
} from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import {
  PetitionField,
  PetitionLevel,
  PetitionState,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';
import type { ListPetitionsRequest, ListPetitionsResponse } from '@baro/proto/baro/petitions/v1/petitions';
import { maySeePetitions } from '../domain/policy.ts';
import { findPage } from '../store/list-store.ts';
import type { ListQuery } from '../store/list-store.ts';
import { findItems, findPetitionsIn, findResultsIn } from '../store/petition-store.ts';
import { countVoterWords, saidNotSolved } from '../store/voter-word-store.ts';
import type { Deps } from './deps.ts';
import { showPetition } from './show-petition.ts';

/** Lists and searches petitions. */
export async function listPetitions(
  deps: Deps,
  request: ListPetitionsRequest,
  ctx: CallContext,
): Promise<ListPetitionsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  checkFilters(request);
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  const words = parseSearch(request.query);
  if (request.query.trim() !== '' && !words) return { petitions: [], nextPageToken: '' };
  const found = await findPage(ctx.em, {
    order: request.orderBy === 'create_time desc' ? 'create_time desc' : 'due_time',
    words: words && queryCondition(words),
    ...narrowed(session, request),
    size: page.size,
    after: page.after,
  });
  const shown = found.slice(0, page.size);
  const rows = await findPetitionsIn(
    ctx.em,
    shown.map((row) => row.id),
  );
  const items = await findItems(
    ctx.em,
    rows.map((row) => row.id),
  );
  const said = await countVoterWords(
    ctx.em,
    rows.map((row) => row.id),
  );
  const results = await findResultsIn(
    ctx.em,
    rows.flatMap(({ claimId, findingId }) => [claimId, findingId].flatMap((id) => id ?? [])),
  );
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    petitions: rows.map((row) =>
      showPetition(session, row, items.get(row.id), {
        claim: results.get(row.claimId ?? ''),
        finding: results.get(row.findingId ?? ''),
        notSolvedCount: said.get(row.id) ?? 0,
      }),
    ),
    nextPageToken: last ? nextToken([last.key, last.id], bindTo) : '',
  };
}

function checkFilters(request: ListPetitionsRequest): void {
  const check = new FieldCheck();
  check.uuid('sessionId', request.sessionId);
  check.uuid('leadUnitId', request.leadUnitId);
  check.text('query', request.query, 200);
  request.states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, PetitionState));
  checkEnum(check, 'level', request.level, PetitionLevel);
  checkEnum(check, 'field', request.field, PetitionField);
  checkEnum(check, 'claimClass', request.claimClass, ResultClass);
  checkEnum(check, 'findingClass', request.findingClass, ResultClass);
  if (request.answered !== '') check.oneOf('answered', request.answered, ['true', 'false']);
  if (request.notSolved !== '') check.oneOf('notSolved', request.notSolved, ['true', 'false']);
  if (request.orderBy !== '') check.oneOf('orderBy', request.orderBy, ['due_time', 'create_time desc']);
  check.throwIfAny();
}

/** The unit that is asked for and those below it. */
function leadsOf({ directory, now }: Session, leadUnitId: string): readonly string[] | undefined {
  return leadUnitId ? [...new Set([leadUnitId, ...directory.subtree(leadUnitId, now)])] : undefined;
}

/** What narrows the list: with a session or words it is these that tell most off, else each unit's own are read in order. */
function narrowed(session: Session, request: ListPetitionsRequest): Pick<ListQuery, 'filters' | 'leads'> {
  const leads = leadsOf(session, request.leadUnitId);
  const filters = filtersOf(request);
  if (!leads || (request.sessionId === '' && request.query.trim() === '')) return { filters, leads };
  const led: Condition = (p) => `d.lead_unit_id = ANY(${p.add(leads, 'uuid[]')})`;
  return { filters: [...filters, led], leads: undefined };
}

/** Conditions on fields of the petition `d`. */
function filtersOf(request: ListPetitionsRequest): Condition[] {
  const { sessionId, states, level, field, claimClass, findingClass, answered } = request;
  const filters: Condition[] = [];
  const when = (asked: unknown, condition: Condition): void => {
    if (asked) filters.push(condition);
  };
  when(
    sessionId,
    (p) =>
      `d.id IN (SELECT r.petition_id FROM petition_raisings r WHERE r.session_id = ${p.add(sessionId, 'uuid')})`,
  );
  when(states.length > 0, (p) => `d.state = ANY(${p.add(states, 'smallint[]')})`);
  when(level, (p) => `d.level = ${p.add(level, 'smallint')}`);
  when(field, (p) => `d.field = ${p.add(field, 'smallint')}`);
  when(claimClass, (p) => `d.claim_class = ${p.add(claimClass, 'smallint')}`);
  when(findingClass, (p) => `d.finding_class = ${p.add(findingClass, 'smallint')}`);
  when(request.notSolved, () => `(d.id IN (${saidNotSolved})) = ${request.notSolved}`);
  when(answered, () => `(d.answer_time IS NOT NULL) = ${answered}`);
  return filters;
}
