import { AppError, FieldCheck, checkEnum, checkId, isUuid, write, tidy } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { getOpenUnit, localDateOf, openSession } from '@baro/directory-client';
import type {
  CreateNumberSeriesRequest,
  CreateNumberSeriesResponse,
  ListNumberSeriesRequest,
  ListNumberSeriesResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { NumberSeries, SeriesKind } from '@baro/proto/baro/documents/v1/resources';
import { isSymbolTemplate } from '../domain/numbering.ts';
import { mayKeepSeries, maySeeSeries } from '../domain/policy.ts';
import type { SeriesRow } from '../store/outgoing-entities.ts';
import { findSeries, insertSeries, isSeriesOverlap } from '../store/series-store.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** Creates a series of numbers; the head of agency decides the grouping (NĐ 30/2020 Đ.15). */
export async function createNumberSeries(
  deps: Deps,
  request: CreateNumberSeriesRequest,
  ctx: CallContext,
): Promise<CreateNumberSeriesResponse> {
  const session = await openSession(ctx, deps.directory);
  const typed = request.series ?? NumberSeries.create();
  const allowed = isUuid(typed.unitId) && mayKeepSeries(session.staff, typed.unitId).allowed;
  if (isUuid(typed.unitId) && !allowed) throw new AppError('PERMISSION_DENIED');
  const types = await deps.types.all(ctx.em);
  checkSeries(typed, new Set(types.map((type) => type.code)));
  const { unitId, year, kind, typeCodes, symbolTemplate } = typed;
  const unit = getOpenUnit(session, unitId);
  return write(ctx, request, async (tx) => {
    const draft = { name: tidy(typed.name), kind, typeCodes, symbolTemplate };
    const id = await insertSeries(tx.em, unitId, year, draft, session.now).catch((error: unknown) => {
      if (isSeriesOverlap(error)) throw overlap(typeCodes, error);
      throw error;
    });
    if (!id) throw overlap([draft.name]);
    const series = { id, unitId, year, ...draft, lastNumber: 0, etag: '1' };
    const aggregate = { id, version: 0, unitId, unitCode: unit.code };
    emitDocument(tx, 'number_series', aggregate, 'NumberSeriesCreated', 'created', { series });
    tx.audit({
      action: 'create',
      subjectType: 'number_series',
      subjectId: id,
      unitId,
      details: { year, kind },
    });
    return { series };
  });
}

function overlap(claims: readonly string[], cause?: unknown): AppError {
  return new AppError('SERIES_OVERLAP', { metadata: { types: claims.join(', ') }, cause });
}

function checkSeries(typed: NumberSeries, typeCodes: ReadonlySet<string>): void {
  const check = new FieldCheck();
  checkId(check, 'series.unitId', typed.unitId);
  check.range('series.year', typed.year, 2000, 2100);
  if (check.required('series.name', typed.name)) check.text('series.name', typed.name, 100);
  if (typed.kind === 0) check.add('series.kind', 'REQUIRED', 'is required', 'bắt buộc nhập');
  checkEnum(check, 'series.kind', typed.kind, SeriesKind);
  typed.typeCodes.forEach((code, at) => check.oneOf(`series.typeCodes[${at}]`, code, [...typeCodes]));
  if (typed.kind !== SeriesKind.COMMON && typed.typeCodes.length === 0) {
    check.add(
      'series.typeCodes',
      'REQUIRED',
      'is required but for a common series',
      'phải chọn loại văn bản',
    );
  }
  if (!isSymbolTemplate(typed.symbolTemplate)) {
    check.add(
      'series.symbolTemplate',
      'NOT_A_TEMPLATE',
      'is no template with {unit}',
      'mẫu ký hiệu phải có {unit}',
    );
  }
  check.throwIfAny();
}

/** Lists the series of a unit and year. */
export async function listNumberSeries(
  deps: Deps,
  request: ListNumberSeriesRequest,
  ctx: CallContext,
): Promise<ListNumberSeriesResponse> {
  const session = await openSession(ctx, deps.directory);
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  if (request.year !== 0) check.range('year', request.year, 2000, 2100);
  check.throwIfAny();
  if (!maySeeSeries(session.staff, request.unitId)) throw new AppError('PERMISSION_DENIED');
  const year = request.year || Number(localDateOf(session.now).slice(0, 4));
  return { series: (await findSeries(ctx.em, request.unitId, year)).map(showSeries) };
}

function showSeries(row: SeriesRow): NumberSeries {
  const { id, unitId, year, name, kind, typeCodes, symbolTemplate, lastNumber, version } = row;
  return { id, unitId, year, name, kind, typeCodes, symbolTemplate, lastNumber, etag: String(version) };
}
