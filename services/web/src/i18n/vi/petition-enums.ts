import type {
  AnswerStateName,
  PetitionFieldName,
  PetitionLevelName,
  PetitionStateName,
  RaisingTimingName,
  ResultClassName,
  ResultKindName,
} from '../../api/types.ts';

/** Words of the petitions service's enums. */
export interface PetitionEnumWords {
  readonly petitionState: Record<PetitionStateName, string>;
  readonly petitionLevel: Record<PetitionLevelName, string>;
  readonly petitionField: Record<PetitionFieldName, string>;
  readonly raisingTiming: Record<RaisingTimingName, string>;
  readonly resultClass: Record<ResultClassName, string>;
  readonly resultKind: Record<ResultKindName, string>;
  readonly answerState: Record<AnswerStateName, string>;
}

export const petitionEnums: PetitionEnumWords = {
  petitionState: {
    PETITION_STATE_RECORDED: 'Đã ghi nhận, chưa phân công',
    PETITION_STATE_ASSIGNED: 'Đã giao, chưa tiếp nhận',
    PETITION_STATE_ACCEPTED: 'Đang xử lý',
    PETITION_STATE_SUBMITTED: 'Dự thảo trả lời đã trình ký',
    PETITION_STATE_ANSWERED: 'Đã trả lời',
    PETITION_STATE_CLOSED: 'Đã kết thúc theo kết quả thẩm tra',
    PETITION_STATE_RETIRED: 'Trùng, xử lý cùng kiến nghị khác',
  },
  petitionLevel: {
    PETITION_LEVEL_CENTRAL: 'Trung ương',
    PETITION_LEVEL_CITY: 'Thành phố',
    PETITION_LEVEL_COMMUNE: 'Xã, phường',
  },
  petitionField: {
    PETITION_FIELD_POLICY: 'Cơ chế, chính sách',
    PETITION_FIELD_ECONOMY: 'Kinh tế – ngân sách',
    PETITION_FIELD_SOCIETY: 'Văn hóa – xã hội',
    PETITION_FIELD_URBAN: 'Đô thị, hạ tầng, đất đai, môi trường',
    PETITION_FIELD_JUSTICE: 'Tư pháp',
    PETITION_FIELD_SECURITY: 'An ninh, quốc phòng và khác',
  },
  raisingTiming: {
    RAISING_TIMING_BEFORE: 'Trước kỳ họp',
    RAISING_TIMING_AFTER: 'Sau kỳ họp',
  },
  resultClass: {
    RESULT_CLASS_DONE: 'Đã giải quyết xong',
    RESULT_CLASS_UNDER_WAY: 'Đang giải quyết',
    RESULT_CLASS_SCHEDULED: 'Sẽ giải quyết, có lộ trình, thời hạn',
    RESULT_CLASS_EXPLAINED: 'Giải trình, cung cấp thông tin',
    RESULT_CLASS_NOT_POSSIBLE: 'Chưa hoặc không giải quyết được, có lý do',
  },
  resultKind: {
    RESULT_KIND_CLAIM: 'Đơn vị báo cáo',
    RESULT_KIND_FINDING: 'Thẩm tra kết luận',
  },
  answerState: {
    ANSWER_STATE_SUBMITTED: 'Đã trình ký',
    ANSWER_STATE_SENT_BACK: 'Trả lại để hoàn thiện',
    ANSWER_STATE_SIGNED: 'Đã ký',
  },
};
