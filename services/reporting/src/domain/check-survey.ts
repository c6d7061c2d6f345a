import { checkCount } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { SurveyResult } from '@baro/proto/baro/reporting/v1/index_sets';
import { checkCode } from './check-definition.ts';
import { checkNumber } from './check-scoring.ts';

/** Faults of a survey's result by itself; its unit is for who knows the directory. */
export function checkSurvey(check: FieldCheck, result: SurveyResult): void {
  checkCode(check, 'surveyCode', result.surveyCode);
  if (check.required('surveyName', result.surveyName)) check.text('surveyName', result.surveyName, 300);
  check.range('year', result.year, 2000, 2100);
  check.text('unitCode', result.unitCode, 100);
  checkNumber(check, 'value', result.value);
  if (check.required('measure', result.measure)) check.text('measure', result.measure, 50);
  if (result.margin !== '' && checkNumber(check, 'margin', result.margin)?.lt(0)) {
    check.add('margin', 'NEGATIVE', 'is negative', 'không được âm');
  }
  checkCount(check, 'sampleCount', result.sampleCount, 100_000_000);
  if (check.required('legalRef', result.legalRef)) check.text('legalRef', result.legalRef, 300);
}
