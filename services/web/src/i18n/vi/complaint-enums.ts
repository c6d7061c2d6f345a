import type {
  ComplaintInstanceName,
  ComplaintKindName,
  ConclusionOutcomeName,
  DecisionOutcomeName,
  FurtherDenunciationName,
  LetterBranchName,
  LetterChannelName,
  LetterContentName,
  LetterStateName,
  PartyRoleName,
} from '../../api/types.ts';

/** Words of the enums of letters and complaints. */
export interface ComplaintEnumWords {
  readonly letterChannel: Record<LetterChannelName, string>;
  readonly letterState: Record<LetterStateName, string>;
  readonly letterContent: Record<LetterContentName, string>;
  readonly letterBranch: Record<LetterBranchName, string>;
  readonly complaintKind: Record<ComplaintKindName, string>;
  readonly complaintInstance: Record<ComplaintInstanceName, string>;
  readonly partyRole: Record<PartyRoleName, string>;
  readonly decisionOutcome: Record<DecisionOutcomeName, string>;
  readonly conclusionOutcome: Record<ConclusionOutcomeName, string>;
  readonly furtherDenunciation: Record<FurtherDenunciationName, string>;
}

export const complaintEnums: ComplaintEnumWords = {
  letterChannel: {
    LETTER_CHANNEL_POST: 'Bưu chính',
    LETTER_CHANNEL_RECEPTION_DESK: 'Nơi tiếp công dân',
    LETTER_CHANNEL_ONLINE: 'Trực tuyến',
    LETTER_CHANNEL_TRANSFERRED: 'Cơ quan, đại biểu chuyển đến',
  },
  letterState: {
    LETTER_STATE_RECEIVED: 'Đã tiếp nhận, chưa phân loại',
    LETTER_STATE_CLASSIFIED: 'Đã phân loại',
    LETTER_STATE_ACCEPTED: 'Đã thụ lý',
    LETTER_STATE_VERIFYING: 'Đang xác minh',
    LETTER_STATE_VERIFIED: 'Đã xác minh, chờ quyết định',
    LETTER_STATE_DECIDED: 'Đã ra quyết định, chưa gửi',
    LETTER_STATE_SENT: 'Đã gửi quyết định',
    LETTER_STATE_IN_EFFECT: 'Quyết định có hiệu lực',
    LETTER_STATE_SUSPENDED: 'Tạm đình chỉ',
    LETTER_STATE_TERMINATED: 'Đình chỉ',
    LETTER_STATE_NOT_ACCEPTED: 'Không thụ lý',
    LETTER_STATE_TRANSFERRED: 'Đã chuyển đơn',
    LETTER_STATE_GUIDED: 'Đã hướng dẫn',
    LETTER_STATE_RETURNED: 'Đã trả lại đơn',
    LETTER_STATE_FILED: 'Xếp lưu',
    LETTER_STATE_ANSWERED: 'Đã trả lời phản ánh, kiến nghị',
    LETTER_STATE_CONTESTED: 'Bị khiếu nại lần hai',
    LETTER_STATE_CONCLUDED: 'Đã kết luận, chưa gửi',
    LETTER_STATE_CONCLUSION_SENT: 'Đã gửi kết luận',
    LETTER_STATE_CONCLUSION_PUBLISHED: 'Đã công khai kết luận',
    LETTER_STATE_INSPECTED: 'Đã chuyển thanh tra, kiểm tra',
  },
  letterContent: {
    LETTER_CONTENT_COMPLAINT: 'Khiếu nại',
    LETTER_CONTENT_DENUNCIATION: 'Tố cáo',
    LETTER_CONTENT_FEEDBACK: 'Phản ánh, kiến nghị',
    LETTER_CONTENT_SEVERAL: 'Nhiều nội dung khác nhau',
  },
  letterBranch: {
    LETTER_BRANCH_ADMINISTRATIVE: 'Cơ quan hành chính',
    LETTER_BRANCH_ELECTED: 'Cơ quan dân cử',
    LETTER_BRANCH_JUDICIAL: 'Cơ quan tư pháp',
    LETTER_BRANCH_PARTY: 'Tổ chức đảng, đoàn thể',
    LETTER_BRANCH_MIXED: 'Hỗn hợp',
  },
  complaintKind: {
    COMPLAINT_KIND_ADMINISTRATIVE: 'Quyết định, hành vi hành chính',
    COMPLAINT_KIND_DISCIPLINE: 'Quyết định kỷ luật cán bộ, công chức',
    COMPLAINT_KIND_DISMISSAL: 'Quyết định kỷ luật buộc thôi việc',
  },
  complaintInstance: {
    COMPLAINT_INSTANCE_FIRST: 'Lần đầu',
    COMPLAINT_INSTANCE_SECOND: 'Lần hai',
  },
  partyRole: {
    PARTY_ROLE_SENDER: 'Người đứng đơn',
    PARTY_ROLE_REPRESENTATIVE: 'Người đại diện',
    PARTY_ROLE_DENOUNCED: 'Người bị tố cáo',
  },
  decisionOutcome: {
    DECISION_OUTCOME_RIGHT: 'Khiếu nại đúng',
    DECISION_OUTCOME_PARTLY_RIGHT: 'Khiếu nại đúng một phần',
    DECISION_OUTCOME_WRONG: 'Khiếu nại sai',
  },
  conclusionOutcome: {
    CONCLUSION_OUTCOME_TRUE: 'Tố cáo đúng',
    CONCLUSION_OUTCOME_PARTLY_TRUE: 'Tố cáo đúng một phần',
    CONCLUSION_OUTCOME_FALSE: 'Tố cáo sai sự thật',
    CONCLUSION_OUTCOME_KNOWINGLY_FALSE: 'Cố ý tố cáo sai sự thật',
  },
  furtherDenunciation: {
    FURTHER_DENUNCIATION_OVERDUE: 'Tố cáo tiếp vì quá hạn giải quyết',
    FURTHER_DENUNCIATION_AFTER_CONCLUSION: 'Tố cáo tiếp sau kết luận',
  },
};
