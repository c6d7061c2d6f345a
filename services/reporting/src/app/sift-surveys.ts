import type { Session } from '@baro/directory-client';
import { FieldCheck, newId } from '@baro/chassis';
import type { FieldViolation, Queryable } from '@baro/chassis';
import { SurveyResult } from '@baro/proto/baro/reporting/v1/index_sets';
import type {
  ImportedSurveyResult,
  ImportSurveyResultsResponse,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { checkSurvey } from '../domain/check-survey.ts';
import { shortNumber } from '../domain/decimal.ts';
import { refusalOf } from '../domain/index-set-words.ts';
import { findSurveyVersions } from '../store/survey-store.ts';
import type { SurveyVersion } from '../store/survey-store.ts';

/** Parts rows into new versions of results, known ones and refused ones: together they are all rows. */
export async function siftSurveys(
  em: Queryable,
  session: Session,
  keeperUnitId: string,
  rows: readonly ImportedSurveyResult[],
): Promise<{ versions: SurveyVersion[]; response: ImportSurveyResultsResponse }> {
  const codes = [...new Set(rows.map(({ result }) => result?.surveyCode ?? ''))];
  const stored = await findSurveyVersions(em, keeperUnitId, codes);
  const known = new Map(stored.map((version) => [keyOf(version), version]));
  const versions: SurveyVersion[] = [];
  const response: ImportSurveyResultsResponse = { importedCount: 0, skippedCount: 0, refusals: [] };
  for (const { row, result = SurveyResult.create() } of rows) {
    const { read, fault } = readResult(session, result);
    const last = read && known.get(keyOf(read));
    const why = fault ?? (read && last && faultBeside(read, last, versions));
    if (why) response.refusals.push(refusalOf(row, why));
    else if (read && last && isSame(read, last)) response.skippedCount += 1;
    else if (read) {
      const version = { ...read, id: newId(), versionNumber: (last?.versionNumber ?? 0) + 1 };
      known.set(keyOf(version), version);
      versions.push(version);
      response.importedCount += 1;
    }
  }
  return { versions, response };
}

type Read = Omit<SurveyVersion, 'id' | 'versionNumber'>;

function readResult(session: Session, result: SurveyResult): { read?: Read; fault?: FieldViolation } {
  const check = new FieldCheck();
  checkSurvey(check, result);
  const unitId = unitOf(session, result);
  if (unitId === undefined) {
    check.add(
      'unitCode',
      'UNIT_NOT_FOUND',
      'is no unit of that year',
      'không có đơn vị này trong năm khảo sát',
    );
  }
  const [fault] = check.violations;
  if (fault) return { fault };
  const { unitCode: _unitCode, margin, ...facts } = result;
  return { read: { ...facts, unitId: unitId ?? null, margin: margin || null } };
}

/** Unit of a result, as it is known now or was at the end of the year; null for the city, undefined when there is none. */
function unitOf({ directory, now }: Session, { unitCode, year }: SurveyResult): string | null | undefined {
  if (unitCode === '') return null;
  const unit =
    directory.unitByIdentifier(unitCode, now) ?? directory.unitByIdentifier(unitCode, `${year}-12-31`);
  return unit?.id;
}

function keyOf({ surveyCode, unitId, year }: Pick<SurveyVersion, 'surveyCode' | 'unitId' | 'year'>): string {
  return `${surveyCode} ${year} ${unitId ?? ''}`;
}

/** Two rows of one import that contradict each other: nobody can tell which is right. */
function faultBeside(
  read: Read,
  last: SurveyVersion,
  versions: readonly SurveyVersion[],
): FieldViolation | undefined {
  if (!versions.includes(last) || isSame(read, last)) return undefined;
  const check = new FieldCheck();
  check.add(
    'value',
    'TWICE',
    'differs from that of a row before',
    'khác với dòng trước của cùng khảo sát, đơn vị và năm',
  );
  return check.violations[0];
}

function isSame(one: Read, other: Read): boolean {
  const plain = (of: Read) => [
    of.surveyName,
    shortNumber(of.value),
    of.measure,
    shortNumber(of.margin),
    of.sampleCount,
    of.legalRef,
  ];
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}
