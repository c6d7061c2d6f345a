import { localDateOf, openSession } from '@baro/directory-client';
import { AppError, checkEnum, FieldCheck, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import type { GetLegalCodesRequest, GetLegalCodesResponse } from '@baro/proto/baro/complaints/v1/letters';
import type { GroupLimits } from '../domain/complaint-rules.ts';
import { findCodes } from '../store/code-store.ts';
import type { CodeRow } from '../store/code-store.ts';
import type { Deps } from './deps.ts';

/** Lists the codes of the law: no secret of anybody who works here. */
export async function getLegalCodes(
  deps: Deps,
  { kind, date }: GetLegalCodesRequest,
  ctx: CallContext,
): Promise<GetLegalCodesResponse> {
  const check = new FieldCheck();
  checkEnum(check, 'kind', kind, LegalCodeKind);
  check.isoDate('date', date);
  check.throwIfAny();
  const { staff, now } = await openSession(ctx, deps.directory);
  if (staff.desks.length === 0 && staff.systemUnitId === '') throw new AppError('PERMISSION_DENIED');
  return { codes: await findCodes(ctx.em, kind, date || localDateOf(now)) };
}

/** Refuses codes the list does not have on the day. @throws AppError FIELD_INVALID */
export async function checkCodes(
  em: EntityManager,
  field: string,
  kind: LegalCodeKind,
  codes: readonly string[],
  date: string,
): Promise<void> {
  const known = new Set((await findCodes(em, kind, date)).map(({ code }) => code));
  if (codes.every((code) => known.has(code))) return;
  refuseField(
    field,
    'CODE_UNKNOWN',
    'is not in the list of the law on that day',
    'không có trong danh mục tại ngày đó',
  );
}

/** A number of the law that is no term, on a day. */
export async function limitOn(em: EntityManager, code: string, date: string): Promise<number> {
  return valueIn(await findCodes(em, LegalCodeKind.LIMIT, date), code, date);
}

function valueIn(rows: readonly CodeRow[], code: string, date: string): number {
  const row = rows.find((limit) => limit.code === code);
  if (!row) throw new Error(`no limit ${code} on ${date}`);
  return row.value;
}

/** Numbers of the law for groups on a day. */
export async function groupLimits(em: EntityManager, date: string): Promise<GroupLimits> {
  const rows = await findCodes(em, LegalCodeKind.LIMIT, date);
  const valueOf = (code: string): number => valueIn(rows, code, date);
  return {
    manyPeople: valueOf('many_people'),
    smallGroup: valueOf('small_group'),
    smallGroupRepresentatives: valueOf('small_group_representatives'),
    largeGroupRepresentatives: valueOf('large_group_representatives'),
  };
}
