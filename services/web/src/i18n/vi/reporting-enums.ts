import type {
  DirectionName,
  PeriodKindName,
  PeriodStateName,
  RollUpRuleName,
  StandingName,
  SubmissionStateName,
  UnitGroupName,
  ValueGradeName,
  ValueTypeName,
} from '../../api/reporting-types.ts';
import type { CriterionMethodName } from '../../api/standing-api.ts';

/** Words of the enums of reporting. */
export interface ReportingEnumWords {
  readonly valueType: Record<ValueTypeName, string>;
  readonly periodKind: Record<PeriodKindName, string>;
  readonly valueGrade: Record<ValueGradeName, string>;
  readonly rollUpRule: Record<RollUpRuleName, string>;
  readonly direction: Record<DirectionName, string>;
  readonly unitGroup: Record<UnitGroupName, string>;
  readonly periodState: Record<PeriodStateName, string>;
  readonly submissionState: Record<SubmissionStateName, string>;
  readonly standing: Record<StandingName, string>;
  readonly criterionMethod: Record<CriterionMethodName, string>;
}

export const reportingEnums: ReportingEnumWords = {
  valueType: {
    VALUE_TYPE_INTEGER: 'Số nguyên',
    VALUE_TYPE_DECIMAL: 'Số thập phân',
    VALUE_TYPE_RATIO: 'Tỷ lệ, tính từ tử số và mẫu số',
  },
  periodKind: {
    PERIOD_KIND_MONTH: 'Tháng',
    PERIOD_KIND_QUARTER: 'Quý',
    PERIOD_KIND_HALF_YEAR: '6 tháng',
    PERIOD_KIND_NINE_MONTHS: '9 tháng',
    PERIOD_KIND_YEAR: 'Năm',
    PERIOD_KIND_WEEK: 'Tuần',
  },
  valueGrade: {
    VALUE_GRADE_ESTIMATE: 'Ước tính',
    VALUE_GRADE_PRELIMINARY: 'Sơ bộ',
    VALUE_GRADE_FINAL: 'Chính thức',
  },
  rollUpRule: {
    ROLL_UP_RULE_SUM: 'Cộng các đơn vị, cộng các kỳ',
    ROLL_UP_RULE_LAST: 'Cộng các đơn vị, lấy số cuối kỳ',
    ROLL_UP_RULE_RATIO_OF_SUMS: 'Tổng tử số chia tổng mẫu số, không lấy trung bình',
    ROLL_UP_RULE_WEIGHTED: 'Trung bình có quyền số',
    ROLL_UP_RULE_NONE: 'Không cộng được: không có số của nhóm và Thành phố',
  },
  direction: {
    DIRECTION_UP: 'Càng cao càng tốt',
    DIRECTION_DOWN: 'Càng thấp càng tốt',
    DIRECTION_NEUTRAL: 'Không xét cao thấp',
  },
  unitGroup: { UNIT_GROUP_COMMUNE: 'Xã, phường', UNIT_GROUP_DEPARTMENT: 'Sở, ban, ngành' },
  periodState: {
    PERIOD_STATE_OPEN: 'Đang thu số liệu',
    PERIOD_STATE_ROLLED_UP: 'Đã tổng hợp',
    PERIOD_STATE_LOCKED: 'Đã khóa',
  },
  submissionState: {
    SUBMISSION_STATE_DRAFT: 'Đang nhập',
    SUBMISSION_STATE_CHECKED: 'Đã kiểm tra',
    SUBMISSION_STATE_APPROVED: 'Đã duyệt',
    SUBMISSION_STATE_SIGNED: 'Đã ký',
  },
  standing: {
    STANDING_IN_TERM: 'Chưa ký, trong hạn',
    STANDING_ON_TIME: 'Ký đúng hạn',
    STANDING_LATE: 'Ký trễ hạn',
    STANDING_MISSING: 'Chưa ký, quá hạn',
  },
  criterionMethod: {
    CRITERION_METHOD_SUM: 'Cộng các tiêu chí dưới',
    CRITERION_METHOD_COMPUTED: 'Tự động đếm',
    CRITERION_METHOD_DECLARED: 'Tự chấm, thẩm định',
    CRITERION_METHOD_SURVEY: 'Khảo sát',
  },
};
