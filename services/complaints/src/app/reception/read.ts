import { endOfDay, openSession, startOfDay } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { auditRead, checkEnum, checkId, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import type {
  GetReceptionRequest,
  GetReceptionResponse,
  ListReceptionsRequest,
  ListReceptionsResponse,
} from '@baro/proto/baro/complaints/v1/reception';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { ownReceptions } from '../../domain/reception-policy.ts';
import { findBookPage } from '../../store/reception-store.ts';
import type { Deps } from '../deps.ts';
import { getSeen, keepReceptions } from './book.ts';
import { showListed, showReception } from './show.ts';

/** Returns an entry to who sees it; that it was read is kept. */
export async function getReception(
  deps: Deps,
  { id }: GetReceptionRequest,
  ctx: CallContext,
): Promise<GetReceptionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const file = await getSeen(deps, ctx.em, session, id);
  const { unitId } = file.reception;
  await auditRead(ctx, { action: 'read', subjectType: 'reception', subjectIds: [id], unitId });
  return { reception: showReception(session, file) };
}

/** What of a book is asked for. */
interface BookFilter {
  unitId: string;
  fromDate: string;
  toDate: string;
  content: LetterContent;
}

/** Conditions on the entry `r`: what is asked for, and what the caller reads of the book. */
export function bookFilters(session: Session, asked: BookFilter): Condition[] {
  const { unitId, fromDate, toDate, content } = asked;
  const own = ownReceptions(session.staff, unitId);
  const filters: Condition[] = [];
  if (own) filters.push((p) => `r.receiver_post_id = ANY(${p.add(own, 'uuid[]')})`);
  if (fromDate) filters.push((p) => `r.receive_time >= ${p.add(startOfDay(fromDate), 'timestamptz')}`);
  if (toDate) filters.push((p) => `r.receive_time < ${p.add(endOfDay(toDate), 'timestamptz')}`);
  if (content) filters.push((p) => `r.content = ${p.add(content, 'smallint')}`);
  return filters;
}

/** Lists what the caller sees of a unit's book, the latest entry first. */
export async function listReceptions(
  deps: Deps,
  request: ListReceptionsRequest,
  ctx: CallContext,
): Promise<ListReceptionsResponse> {
  const { pageSize, pageToken, ...asked } = request;
  const check = new FieldCheck();
  checkId(check, 'unitId', asked.unitId);
  check.isoDate('fromDate', asked.fromDate);
  check.isoDate('toDate', asked.toDate);
  checkEnum(check, 'content', asked.content, LetterContent);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, asked);
  const session = await openSession(ctx, deps.directory);
  const found = await findBookPage(ctx.em, {
    unitId: asked.unitId,
    filters: bookFilters(session, asked),
    direction: 'DESC',
    size: page.size,
    after: page.after,
  });
  const shown = found.slice(0, page.size);
  const last = found.length > page.size ? shown.at(-1)?.reception : undefined;
  const seen = await keepReceptions(deps, session, shown);
  return {
    receptions: seen.map((entry) => showListed(session, entry)),
    nextPageToken: last ? nextToken([last.year, last.number], asked) : '',
  };
}
