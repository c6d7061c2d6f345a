import { AppError, FieldCheck, checkId, inSnapshot } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession, startOfDay } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type {
  GetSessionReportRequest,
  GetSessionReportResponse,
  LocalityLine,
  ReportLine,
} from '@baro/proto/baro/petitions/v1/session_report';
import { ReportLine as ReportLineMessage } from '@baro/proto/baro/petitions/v1/session_report';
import type { EntityManager } from '@mikro-orm/postgresql';
import { maySeePetitions } from '../domain/policy.ts';
import { countsOf, splitBy } from '../domain/session-counts.ts';
import { countLocalities, countReport } from '../store/report-store.ts';
import type { LocalityCount, ReportGroup, ReportSession } from '../store/report-store.ts';
import type { SessionRow } from '../store/petition-entities.ts';
import { findSession } from '../store/session-store.ts';
import type { Deps } from './deps.ts';

/** Counts the petitions of a session as they stand now. */
export async function getSessionReport(
  deps: Deps,
  request: GetSessionReportRequest,
  ctx: CallContext,
): Promise<GetSessionReportResponse> {
  const session = await openReport(deps, request.sessionId, ctx);
  return inSnapshot(ctx.orm, async (em) => readReport(session, em, await getReported(em, request.sessionId)));
}

/** Checks the request and who asks. @throws AppError FIELD_INVALID, PERMISSION_DENIED */
export async function openReport(
  deps: Deps,
  sessionId: string,
  ctx: CallContext,
  more?: (check: FieldCheck) => void,
): Promise<Session> {
  const check = new FieldCheck();
  checkId(check, 'sessionId', sessionId);
  more?.(check);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  return session;
}

/** The session a report is of. @throws AppError SESSION_NOT_FOUND */
export async function getReported(em: EntityManager, sessionId: string): Promise<SessionRow> {
  const row = await findSession(em, sessionId);
  if (!row) throw new AppError('SESSION_NOT_FOUND');
  return row;
}

/** What the statements of a report ask of its session. */
export function reportSession({ id, unitId, openDate }: SessionRow): ReportSession {
  return { id, unitId, openDate, openTime: startOfDay(openDate) };
}

/** The report, read in the snapshot of `em`. */
export async function readReport(
  session: Session,
  em: EntityManager,
  row: SessionRow,
): Promise<GetSessionReportResponse> {
  const groups = await countReport(em, reportSession(row));
  const localities = await countLocalities(em, reportSession(row));
  const pairs = splitBy(groups, (group) => group.claimClass * 10 + group.findingClass);
  return {
    sessionName: row.name,
    term: row.term,
    unitName: session.directory.unit(row.unitId, session.now)?.name ?? '',
    openDate: row.openDate,
    closeDate: row.closeDate ?? '',
    countTime: session.now,
    total: countsOf(groups),
    carried: countsOf(groups.filter((group) => group.carried)),
    raised: countsOf(groups.filter((group) => !group.carried)),
    levels: linesOf(groups, 'level'),
    fields: linesOf(groups, 'field'),
    leadUnits: unitLines(session, groups),
    localities: localityLines(localities),
    localityTotal: localityLine(
      '',
      localities.filter(({ name }) => name === null),
    ),
    claimFindings: [...pairs.values()].flatMap((alike) => {
      const [first] = alike;
      return first ? [{ ...pairOf(first), count: countsOf(alike).totalCount }] : [];
    }),
  };
}

function pairOf({ claimClass, findingClass }: ReportGroup): Pick<ReportGroup, 'claimClass' | 'findingClass'> {
  return { claimClass, findingClass };
}

/** Lines by level or field in the order of the contract, what is not classified last. */
function linesOf(groups: readonly ReportGroup[], by: 'level' | 'field'): ReportLine[] {
  const found = [...splitBy(groups, (group) => group[by])];
  const place = (value: number): number => value || Number.MAX_SAFE_INTEGER;
  return found
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([value, own]) => ReportLineMessage.fromPartial({ [by]: value, counts: countsOf(own) }));
}

const byName = new Intl.Collator('vi');

function unitLines(session: Session, groups: readonly ReportGroup[]): ReportLine[] {
  const lines = [...splitBy(groups, (group) => group.leadUnitId ?? '')].map(([leadUnitId, own]) =>
    ReportLineMessage.fromPartial({
      leadUnitId,
      leadUnitName: leadUnitId ? (session.directory.unit(leadUnitId, session.now)?.name ?? '') : '',
      counts: countsOf(own),
    }),
  );
  const last = ({ leadUnitId }: ReportLine): number => Number(leadUnitId === '');
  return lines.toSorted(
    (one, other) => last(one) - last(other) || byName.compare(one.leadUnitName, other.leadUnitName),
  );
}

function localityLines(counts: readonly LocalityCount[]): LocalityLine[] {
  const found = new Map<string, { name: string; own: LocalityCount[] }>();
  for (const count of counts) {
    if (count.name === null) continue;
    const key = count.name.toLowerCase();
    const known = found.get(key) ?? { name: count.name, own: [] };
    found.set(key, { ...known, own: [...known.own, count] });
  }
  return [...found.values()]
    .map(({ name, own }) => localityLine(name, own))
    .toSorted((one, other) => byName.compare(one.localityName, other.localityName));
}

/** Fields of the contract and none. */
const fieldPlaces = 7;

function localityLine(localityName: string, counts: readonly LocalityCount[]): LocalityLine {
  const fieldCounts = Array.from({ length: fieldPlaces }, () => 0);
  for (const { field, count } of counts) fieldCounts[field] = (fieldCounts[field] ?? 0) + count;
  return { localityName, fieldCounts, totalCount: fieldCounts.reduce((sum, count) => sum + count, 0) };
}
