import type { ReportingEnumWords } from '../vi/reporting-enums.ts';

export const reportingEnums: ReportingEnumWords = {
  valueType: {
    VALUE_TYPE_INTEGER: 'Whole number',
    VALUE_TYPE_DECIMAL: 'Decimal number',
    VALUE_TYPE_RATIO: 'Ratio, computed from numerator and denominator',
  },
  periodKind: {
    PERIOD_KIND_MONTH: 'Month',
    PERIOD_KIND_QUARTER: 'Quarter',
    PERIOD_KIND_HALF_YEAR: 'Half year',
    PERIOD_KIND_NINE_MONTHS: 'Nine months',
    PERIOD_KIND_YEAR: 'Year',
    PERIOD_KIND_WEEK: 'Week',
  },
  valueGrade: {
    VALUE_GRADE_ESTIMATE: 'Estimate',
    VALUE_GRADE_PRELIMINARY: 'Preliminary',
    VALUE_GRADE_FINAL: 'Final',
  },
  rollUpRule: {
    ROLL_UP_RULE_SUM: 'Sum over units and periods',
    ROLL_UP_RULE_LAST: 'Sum over units, the last over periods',
    ROLL_UP_RULE_RATIO_OF_SUMS: 'Sum of numerators over sum of denominators, never an average',
    ROLL_UP_RULE_WEIGHTED: 'Weighted average',
    ROLL_UP_RULE_NONE: 'Not additive: no value of a group or the city',
  },
  direction: {
    DIRECTION_UP: 'The more the better',
    DIRECTION_DOWN: 'The less the better',
    DIRECTION_NEUTRAL: 'Neither',
  },
  unitGroup: { UNIT_GROUP_COMMUNE: 'Wards and communes', UNIT_GROUP_DEPARTMENT: 'Departments' },
  periodState: {
    PERIOD_STATE_OPEN: 'Units report',
    PERIOD_STATE_ROLLED_UP: 'Rolled up',
    PERIOD_STATE_LOCKED: 'Locked',
  },
  submissionState: {
    SUBMISSION_STATE_DRAFT: 'Being filled in',
    SUBMISSION_STATE_CHECKED: 'Checked',
    SUBMISSION_STATE_APPROVED: 'Approved',
    SUBMISSION_STATE_SIGNED: 'Signed',
  },
  standing: {
    STANDING_IN_TERM: 'Not signed, in term',
    STANDING_ON_TIME: 'Signed on time',
    STANDING_LATE: 'Signed late',
    STANDING_MISSING: 'Not signed, overdue',
  },
  criterionMethod: {
    CRITERION_METHOD_SUM: 'Sum of those below',
    CRITERION_METHOD_COMPUTED: 'Counted by the system',
    CRITERION_METHOD_DECLARED: 'Self-scored, verified',
    CRITERION_METHOD_SURVEY: 'Survey',
  },
};
