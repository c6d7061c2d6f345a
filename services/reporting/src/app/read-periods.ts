import { AppError, checkCount, checkEnum, checkId, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  GetPeriodRequest,
  GetPeriodResponse,
  ListPeriodsRequest,
  ListPeriodsResponse,
  ListRolledFiguresRequest,
  ListRolledFiguresResponse,
  RolledFigure,
} from '@baro/proto/baro/reporting/v1/periods';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { Line } from '../domain/asked.ts';
import { shortNumber } from '../domain/decimal.ts';
import type { PeriodRow } from '../store/entities.ts';
import { findLines, findPeriod, findPeriodPage, findPeriodsIn } from '../store/period-store.ts';
import { findRolledPage, findRollUps } from '../store/roll-up-store.ts';
import type { RolledRow } from '../store/roll-up-store.ts';
import type { Deps } from './deps.ts';
import { openReader } from './read.ts';
import { showOnePeriod, showPeriods } from './show-period.ts';

/** Lists periods, the latest first. */
export async function listPeriods(
  deps: Deps,
  request: ListPeriodsRequest,
  ctx: CallContext,
): Promise<ListPeriodsResponse> {
  const { pageSize, pageToken, formId } = request;
  const check = new FieldCheck();
  check.uuid('formId', formId);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, { formId });
  const session = await openReader(deps, ctx);
  const found = await findPeriodPage(ctx.em, { formId, after: page.after, size: page.size });
  const shown = found.slice(0, page.size);
  const rows = await findPeriodsIn(
    ctx.em,
    shown.map(({ id }) => id),
  );
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    periods: await showPeriods(ctx.em, session, rows),
    nextPageToken: last ? nextToken([last.toDate, last.id], { formId }) : '',
  };
}

/** Returns a period with its roll-ups. */
export async function getPeriod(
  deps: Deps,
  request: GetPeriodRequest,
  ctx: CallContext,
): Promise<GetPeriodResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openReader(deps, ctx);
  const row = await getPeriodRow(ctx, request.id);
  const rollUps = await findRollUps(ctx.em, row.id);
  return {
    period: await showOnePeriod(ctx.em, session, row),
    rollUps: rollUps.map(({ rollUpTime, correctedUnitId, correctedUnitName, ...rollUp }) => ({
      ...rollUp,
      rollUpTime: new Date(rollUpTime),
      correctedUnitId: correctedUnitId ?? '',
      correctedUnitName: correctedUnitName ?? '',
    })),
  };
}

async function getPeriodRow({ em }: CallContext, id: string): Promise<PeriodRow> {
  const row = await findPeriod(em, id);
  if (!row) throw new AppError('PERIOD_NOT_FOUND');
  return row;
}

/** Lists what a period is rolled up to, of one group of units or of the city. */
export async function listRolledFigures(
  deps: Deps,
  request: ListRolledFiguresRequest,
  ctx: CallContext,
): Promise<ListRolledFiguresResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkId(check, 'periodId', request.periodId);
  checkEnum(check, 'unitGroup', request.unitGroup, UnitGroup);
  checkCount(check, 'rollUpNumber', request.rollUpNumber, 1_000_000);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  await openReader(deps, ctx);
  const period = await getPeriodRow(ctx, request.periodId);
  const lines = new Map((await findLines(ctx.em, period.id)).map((line) => [line.indicatorId, line]));
  const number = request.rollUpNumber || period.rollUpNumber;
  const { unitGroup } = request;
  const lockedNumber = period.lockedRollUpNumber ?? number;
  const { after, size } = page;
  const found = await findRolledPage(ctx.em, {
    periodId: period.id,
    unitGroup,
    number,
    lockedNumber,
    after,
    size,
  });
  const shown = found.slice(0, size);
  const last = found.length > size ? shown.at(-1) : undefined;
  return {
    figures: shown.flatMap((row) => showRolled(row, lines.get(row.indicatorId), period) ?? []),
    nextPageToken: last ? nextToken([last.position, last.member], bindTo) : '',
  };
}

function showRolled(row: RolledRow, line: Line | undefined, period: PeriodRow): RolledFigure | undefined {
  if (!line) return undefined;
  const { code, name, measure, breakdowns } = line.definition;
  const members = breakdowns.flatMap((breakdown) => breakdown.members);
  const restated = row.number > (period.lockedRollUpNumber ?? Infinity);
  return {
    position: row.position,
    indicatorCode: code,
    indicatorName: name,
    measure,
    member: row.member,
    memberName: members.find((member) => member.code === row.member)?.name ?? '',
    value: shortNumber(row.value),
    numerator: shortNumber(row.numerator),
    denominator: shortNumber(row.denominator),
    unitCount: row.unitCount,
    rollUpNumber: row.number,
    restated,
    lockedValue: restated ? shortNumber(row.lockedValue) : '',
  };
}
