import { checkEnum, inSnapshot, nextToken, pageOf } from '@baro/chassis';
import type { CallContext, Condition, FieldCheck } from '@baro/chassis';
import type { Session } from '@baro/directory-client';
import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { ReportPart } from '@baro/proto/baro/petitions/v1/session_report';
import type {
  ListSessionReportRowsRequest,
  ListSessionReportRowsResponse,
  SessionReportRow,
} from '@baro/proto/baro/petitions/v1/session_report';
import { codeOf } from '../domain/code.ts';
import { findReportRows } from '../store/report-store.ts';
import type { ReportRow } from '../store/report-store.ts';
import { findSessionNames } from '../store/session-store.ts';
import type { Deps } from './deps.ts';
import { getReported, openReport, reportSession } from './session-report.ts';

/** Lists the petitions behind any number of the report. */
export async function listSessionReportRows(
  deps: Deps,
  request: ListSessionReportRowsRequest,
  ctx: CallContext,
): Promise<ListSessionReportRowsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const session = await openReport(deps, request.sessionId, ctx, (check) => checkFilters(check, request));
  const page = pageOf({ pageSize, pageToken }, bindTo);
  return inSnapshot(ctx.orm, async (em) => {
    const reported = reportSession(await getReported(em, request.sessionId));
    // One more than asked tells whether there is a next page.
    const asked = { filters: filtersOf(request), size: page.size + 1, after: page.after };
    const found = await findReportRows(em, reported, asked);
    const shown = found.slice(0, page.size);
    const names = await findSessionNames(em, sessionsOf(shown));
    const last = found.length > page.size ? shown.at(-1) : undefined;
    return {
      rows: shown.map((row) => showRow(session, row, names)),
      nextPageToken: last ? nextToken(keysOf(last), bindTo) : '',
    };
  });
}

/** Sessions the lines of rows were raised for. */
export function sessionsOf(rows: readonly ReportRow[]): string[] {
  return rows.flatMap((row) => row.lines.map((line) => line.session_id));
}

/** What the row after this one is found by. */
export function keysOf({ carried, national, year, number, id }: ReportRow): (string | number)[] {
  return [String(carried), String(!national), year, number, id];
}

/** A row as the contract shows it. Names of units are those of the assignment. */
export function showRow(
  session: Session,
  row: ReportRow,
  names: ReadonlyMap<string, string>,
): SessionReportRow {
  const { leadUnitId, assignTime } = row;
  const unit = leadUnitId ? session.directory.unit(leadUnitId, assignTime ?? session.now) : undefined;
  return {
    petitionId: row.id,
    code: codeOf(row),
    subject: row.subject,
    part: partOf(row),
    national: row.national,
    level: row.level,
    field: row.field,
    raisingCount: row.raisingCount,
    lines: row.lines.map((line) => ({
      code: codeOf(line),
      sessionName: names.get(line.session_id) ?? '',
      timing: line.timing,
      localityName: line.locality_name,
      deputyGroup: line.deputy_group,
      words: line.words,
      letterNumberSymbol: line.letter_number_symbol,
      letterDate: line.letter_date ?? '',
    })),
    leadUnitName: unit?.name ?? '',
    answerTime: row.answerTime ?? undefined,
    answerDocumentId: row.answerDocumentId ?? '',
    claimClass: row.claimClass,
    claimDueDate: row.claimDueDate ?? '',
    findingClass: row.findingClass,
    findingDueDate: row.findingDueDate ?? '',
  };
}

function partOf({ carried, again }: ReportRow): ReportPart {
  if (carried) return ReportPart.CARRIED;
  return again ? ReportPart.RAISED_AGAIN : ReportPart.RAISED;
}

/** What may be missing, and how that is told of the petition `d`. */
const gaps: Readonly<Record<string, string>> = {
  level: 'd.level = 0',
  field: 'd.field = 0',
  lead: 'd.lead_unit_id IS NULL',
  claim: 'd.claim_class = 0',
  finding: 'd.finding_class = 0',
};

function checkFilters(check: FieldCheck, request: ListSessionReportRowsRequest): void {
  checkEnum(check, 'part', request.part, ReportPart);
  checkEnum(check, 'level', request.level, PetitionLevel);
  checkEnum(check, 'field', request.field, PetitionField);
  check.uuid('leadUnitId', request.leadUnitId);
  check.text('localityName', request.localityName, 200);
  checkEnum(check, 'claimClass', request.claimClass, ResultClass);
  checkEnum(check, 'findingClass', request.findingClass, ResultClass);
  if (request.answered !== '') check.oneOf('answered', request.answered, ['true', 'false']);
  if (request.differing !== '') check.oneOf('differing', request.differing, ['true']);
  request.without.forEach((gap, at) => check.oneOf(`without[${at}]`, gap, Object.keys(gaps)));
}

const parts: Readonly<Record<ReportPart, string>> = {
  [ReportPart.UNRECOGNIZED]: 'false',
  [ReportPart.UNSPECIFIED]: 'true',
  [ReportPart.CARRIED]: 'm.carried',
  [ReportPart.RAISED]: 'NOT m.carried',
  [ReportPart.RAISED_AGAIN]: 'm.again',
};

function filtersOf(request: ListSessionReportRowsRequest): Condition[] {
  const { part, level, field, leadUnitId, localityName, claimClass, findingClass, answered } = request;
  const filters: Condition[] = [() => parts[part]];
  const when = (asked: unknown, condition: Condition): void => {
    if (asked) filters.push(condition);
  };
  when(level, (p) => `d.level = ${p.add(level, 'smallint')}`);
  when(field, (p) => `d.field = ${p.add(field, 'smallint')}`);
  when(leadUnitId, (p) => `d.lead_unit_id = ${p.add(leadUnitId, 'uuid')}`);
  when(
    localityName,
    (p) =>
      `EXISTS (SELECT 1 FROM line l WHERE l.petition_id = d.id AND lower(l.locality_name) = lower(${p.add(localityName, 'text')}))`,
  );
  when(claimClass, (p) => `d.claim_class = ${p.add(claimClass, 'smallint')}`);
  when(findingClass, (p) => `d.finding_class = ${p.add(findingClass, 'smallint')}`);
  when(answered, () => `(d.answer_time IS NOT NULL) = ${answered}`);
  when(
    request.differing,
    () => 'd.claim_class <> 0 AND d.finding_class <> 0 AND d.claim_class <> d.finding_class',
  );
  for (const gap of request.without) filters.push(() => gaps[gap] ?? 'false');
  return filters;
}
