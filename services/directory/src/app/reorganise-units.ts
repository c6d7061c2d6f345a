import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import { addDays } from '@baro/directory-client';
import type {
  ReorganiseUnitsRequest,
  ReorganiseUnitsResponse,
  Succession,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';
import type { Asker } from '../domain/policy.ts';
import { checkReorganisation } from '../domain/check-reorganisation.ts';
import {
  planReorganisation,
  type ReorganisationFault,
  type ReorganisationPlan,
} from '../domain/reorganisation.ts';
import { loadRows, type Stored, type UnitRow } from '../store/aggregate-store.ts';
import { lockChildren, lockUnitsByCode, readSuccessions, readUnitLines } from '../store/unit-store.ts';
import type { Changes } from './changes.ts';
import { administer, type House } from './house.ts';
import { refuse } from './refusals.ts';
import { toUnit } from './to-unit.ts';

type UnitAsStored = Stored<UnitRow>;

/** Merges, splits, renames or abolishes units in one act: closes, creates and links, with the clause. */
export async function reorganiseUnits(
  house: House,
  request: ReorganiseUnitsRequest,
  ctx: CallContext,
): Promise<ReorganiseUnitsResponse> {
  const check = new FieldCheck();
  checkReorganisation(check, request);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes, asker) => {
    const plan = await makePlan(changes, request);
    await store(changes, request, plan);
    return {
      closedUnits: await shownUnits(
        changes,
        plan.closed.map(({ after }) => after.id),
        addDays(request.effectiveDate, -1),
        asker,
      ),
      newUnits: await shownUnits(
        changes,
        plan.created.map((unit) => unit.id),
        request.effectiveDate,
        asker,
      ),
      successions: await shownSuccessions(changes, plan),
    };
  });
}

async function makePlan(
  changes: Changes,
  request: ReorganiseUnitsRequest,
): Promise<ReorganisationPlan<UnitAsStored>> {
  const { effectiveDate, closeUnitIds, newUnits } = request;
  const lastDay = addDays(effectiveDate, -1);
  const found = await loadRows(changes.em, 'unit', closeUnitIds, { lock: true });
  const closing = closeUnitIds.map((id) => found.get(id.toLowerCase()));
  if (closing.includes(undefined)) throw new AppError('UNIT_NOT_FOUND');
  const units = closing.filter((unit) => unit !== undefined);
  if (units.some((unit) => unit.validTo !== '')) throw new AppError('UNIT_CLOSED');
  const made = new Set(newUnits.map((unit) => unit.code.trim()));
  const codes = request.successions
    .map((link) => link.successorCode.trim())
    .filter((code) => !made.has(code));
  const existing = (await lockUnitsByCode(changes.em, codes, effectiveDate)).filter(
    (unit) => !found.has(unit.id),
  );
  const plan = planReorganisation(request, {
    closing: units,
    existing: new Map(existing.map((unit) => [unit.code, unit])),
    children: await lockChildren(changes.em, closeUnitIds, lastDay),
    newId,
  });
  if ('rule' in plan) refuseFault(plan, request);
  await checkParents(changes, request);
  return plan;
}

const FAULTS: Readonly<Record<ReorganisationFault['rule'], { en: string; vi: string }>> = {
  CHANGED_LATER: { en: 'was changed on a later day', vi: 'đơn vị đã có thay đổi sau ngày này' },
  HAS_UNITS_BELOW: {
    en: 'has units below it that must be moved or closed too',
    vi: 'còn đơn vị trực thuộc, phải chuyển hoặc kết thúc cùng lúc',
  },
  SUCCESSOR_UNKNOWN: {
    en: 'is no unit in force or new',
    vi: 'không phải đơn vị đang hoạt động hoặc đơn vị mới',
  },
};

function refuseFault({ rule, unitId }: ReorganisationFault, request: ReorganiseUnitsRequest): never {
  const { en, vi } = FAULTS[rule];
  if (rule === 'SUCCESSOR_UNKNOWN') {
    const index = request.successions.findIndex((link) => link.predecessorId === unitId);
    return refuse(`successions[${index}].successorCode`, rule, en, vi);
  }
  const index = request.closeUnitIds.indexOf(unitId);
  return refuse(index < 0 ? 'effectiveDate' : `closeUnitIds[${index}]`, rule, en, vi);
}

/** A new unit's place must exist on its first day. */
async function checkParents(
  changes: Changes,
  { newUnits, effectiveDate, closeUnitIds }: ReorganiseUnitsRequest,
): Promise<void> {
  const ids = newUnits.map((unit) => unit.parentId).filter((id) => id !== '');
  const lines = await readUnitLines(changes.em, ids, effectiveDate);
  for (const [index, unit] of newUnits.entries()) {
    if (unit.parentId === '') continue;
    const parent = lines.find((line) => line.id === unit.parentId);
    if (!parent) throw new AppError('UNIT_NOT_FOUND');
    if (!parent.inForce || closeUnitIds.includes(parent.id)) {
      const vi = 'đơn vị cấp trên không hoạt động vào lúc đó';
      refuse(`newUnits[${index}].parentId`, 'NOT_IN_FORCE', 'is not in force then', vi);
    }
  }
}

async function store(
  changes: Changes,
  request: ReorganiseUnitsRequest,
  plan: ReorganisationPlan<UnitAsStored>,
): Promise<void> {
  const { effectiveDate, legalRef, kind } = request;
  const details = { effectiveDate, legalRef, kind };
  await changes.saveAll(
    'unit',
    'close',
    plan.closed.map(({ before, after: row }) => ({ before, row })),
    details,
  );
  await changes.saveAll(
    'unit',
    'create',
    plan.created.map((row) => ({ row })),
    details,
  );
  await changes.saveAll(
    'unit',
    'move',
    plan.moved.map(({ before, after: row }) => ({ before, row })),
    details,
  );
  await changes.saveAll(
    'succession',
    'create',
    plan.successions.map((row) => ({ row })),
    details,
  );
}

async function shownUnits(
  changes: Changes,
  ids: readonly string[],
  asOf: string,
  asker: Asker,
): Promise<Unit[]> {
  const lines = new Map((await readUnitLines(changes.em, ids, asOf)).map((line) => [line.id, line]));
  return ids.flatMap((id) => {
    const line = lines.get(id);
    return line ? [toUnit(line, asker)] : [];
  });
}

async function shownSuccessions(
  changes: Changes,
  plan: ReorganisationPlan<UnitAsStored>,
): Promise<Succession[]> {
  const made = new Set(plan.successions.map((link) => link.id));
  const links = await readSuccessions(
    changes.em,
    plan.closed.map(({ after }) => after.id),
  );
  return links.filter((link) => made.has(link.id));
}
