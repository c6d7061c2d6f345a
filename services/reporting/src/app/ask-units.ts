import type { Session, UnitView } from '@baro/directory-client';
import { newId } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { SubmissionState, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { countAsked, countComputed } from '../domain/asked.ts';
import { treeUnits } from '../domain/tree-units.ts';
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
  const counts = new Map(
    [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT].map((group): [UnitGroup, Counts] => [
      group,
      { askedCount: countAsked(lines, group), filledCount: countComputed(lines, group) },
    ]),
  );
  return treeUnits(session.directory, period.unitId, period.toDate).flatMap((unit) => {
    const asked = counts.get(groupOf(unit.kind));
    return asked?.askedCount ? [tx.em.create(SubmissionEntity, newSubmission(period, unit, asked))] : [];
  });
}

type Counts = Pick<SubmissionRow, 'askedCount' | 'filledCount'>;

function newSubmission(period: PeriodRow, unit: UnitView, counts: Counts): SubmissionRow {
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
    ...counts,
    checkerPersonId: null,
    returnReason: '',
    correctionReason: '',
    firstSignTime: null,
    createTime: period.createTime,
    updateTime: period.createTime,
  };
}
