import { chainOf, unitsOn } from '@baro/directory-client';
import type { Session, UnitView } from '@baro/directory-client';
import { newId } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { SubmissionState, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { countAsked } from '../domain/asked.ts';
import { groupOf } from '../domain/unit-group.ts';
import { SubmissionEntity } from '../store/entities.ts';
import type { PeriodRow, SubmissionRow } from '../store/entities.ts';
import { findLines } from '../store/period-store.ts';

/** Makes an empty submission for every unit of the receiver's tree that reports something, once the lines are kept. */
export async function askUnits(
  tx: Tx,
  session: Session,
  period: PeriodRow,
  keepLines: () => Promise<unknown>,
): Promise<SubmissionRow[]> {
  await keepLines();
  const lines = await findLines(tx.em, period.id);
  const asked = new Map<UnitGroup, number>(
    [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT].map((group) => [group, countAsked(lines, group)]),
  );
  return unitsOf(session, period).flatMap((unit) => {
    const askedCount = asked.get(groupOf(unit.kind)) ?? 0;
    return askedCount > 0 ? [tx.em.create(SubmissionEntity, newSubmission(period, unit, askedCount))] : [];
  });
}

/** Units of the tree the receiver belongs to, as they stand on the last day. */
function unitsOf({ directory }: Session, { unitId, toDate }: PeriodRow): UnitView[] {
  const top = chainOf(unitId, unitsOn(directory, toDate)).at(-1)?.id ?? unitId;
  return directory.subtree(top, toDate).flatMap((id) => directory.unit(id, toDate) ?? []);
}

function newSubmission(period: PeriodRow, unit: UnitView, askedCount: number): SubmissionRow {
  return {
    id: newId(),
    version: 0,
    periodId: period.id,
    formId: period.formId,
    unitId: unit.id,
    unitCode: unit.code,
    unitName: unit.name,
    unitGroup: groupOf(unit.kind),
    year: period.year,
    toDate: period.toDate,
    dueTime: period.dueTime,
    state: SubmissionState.DRAFT,
    revision: 1,
    signedRevision: 0,
    askedCount,
    filledCount: 0,
    checkerPersonId: null,
    returnReason: '',
    correctionReason: '',
    firstSignTime: null,
    createTime: period.createTime,
    updateTime: period.createTime,
  };
}
