import type {
  DelegationKindName,
  DueStateName,
  UrgingStateName,
  ExtensionStateName,
  FormName,
  IncomingStateName,
  OfficialStateName,
  OutgoingKindName,
  OutgoingStateName,
  PartStateName,
  PositionName,
  PostRoleName,
  RegisterKindName,
  RelationName,
  SeriesKindName,
  SigningCapacityName,
  TaskAttachmentPurposeName,
  TaskPartStateName,
  TaskSourceKindName,
  TaskStateName,
  TermUnitName,
  UrgencyName,
} from '../../api/types.ts';
import { complaintEnums, type ComplaintEnumWords } from './complaint-enums.ts';
import { custodyEnums, type CustodyEnumWords } from './custody-enums.ts';
import { petitionEnums, type PetitionEnumWords } from './petition-enums.ts';
import { promiseEnums, type PromiseEnumWords } from './promise-enums.ts';
import { reportingEnums, type ReportingEnumWords } from './reporting-enums.ts';

/** A word for every value of an enum: a value added to the contract fails here until it has one. */
export interface EnumWords
  extends ComplaintEnumWords, CustodyEnumWords, PetitionEnumWords, PromiseEnumWords, ReportingEnumWords {
  readonly urgency: Record<UrgencyName, string>;
  readonly form: Record<FormName, string>;
  readonly incomingState: Record<IncomingStateName, string>;
  readonly partState: Record<PartStateName, string>;
  readonly dueState: Record<DueStateName, string>;
  readonly outgoingKind: Record<OutgoingKindName, string>;
  readonly outgoingState: Record<OutgoingStateName, string>;
  readonly capacity: Record<SigningCapacityName, string>;
  readonly capacityHint: Record<SigningCapacityName, string>;
  readonly seriesKind: Record<SeriesKindName, string>;
  readonly registerKind: Record<RegisterKindName, string>;
  readonly postRole: Record<PostRoleName, string>;
  readonly relation: Record<RelationName, string>;
  readonly termUnit: Record<TermUnitName, string>;
  readonly delegationKind: Record<DelegationKindName, string>;
  readonly taskState: Record<TaskStateName, string>;
  readonly taskPartState: Record<TaskPartStateName, string>;
  readonly obstacleState: Record<string, string>;
  readonly officialState: Record<OfficialStateName, string>;
  readonly sourceKind: Record<TaskSourceKindName, string>;
  readonly position: Record<PositionName, string>;
  readonly attachmentPurpose: Record<TaskAttachmentPurposeName, string>;
  readonly extensionState: Record<ExtensionStateName, string>;
  readonly urgingState: Record<UrgingStateName, string>;
  readonly unitKind: Record<string, string>;
}

export const enums: EnumWords = {
  ...complaintEnums,
  ...custodyEnums,
  ...petitionEnums,
  ...promiseEnums,
  ...reportingEnums,
  urgency: {
    URGENCY_NORMAL: 'Thường',
    URGENCY_URGENT: 'Khẩn',
    URGENCY_VERY_URGENT: 'Thượng khẩn',
    URGENCY_EXPRESS: 'Hỏa tốc',
    URGENCY_EXPRESS_TIMED: 'Hỏa tốc hẹn giờ',
  },
  form: { DOCUMENT_FORM_PAPER: 'Bản giấy', DOCUMENT_FORM_ELECTRONIC: 'Bản điện tử' },
  incomingState: {
    INCOMING_STATE_REGISTERED: 'Đã vào sổ',
    INCOMING_STATE_SUBMITTED: 'Đã trình',
    INCOMING_STATE_ROUTED: 'Chờ nhận',
    INCOMING_STATE_ACCEPTED: 'Đang xử lý',
    INCOMING_STATE_FINISHED: 'Đã xử lý xong',
    INCOMING_STATE_RETURNED: 'Đã trả nơi gửi',
    INCOMING_STATE_ARCHIVED: 'Lịch sử',
  },
  partState: {
    PART_STATE_ROUTED: 'Chờ nhận',
    PART_STATE_ACCEPTED: 'Đang xử lý',
    PART_STATE_FINISHED: 'Đã xong',
    PART_STATE_WITHDRAWN: 'Đã rút',
  },
  dueState: {
    DUE_STATE_NONE: 'Không có hạn',
    DUE_STATE_IN_TERM: 'Trong hạn',
    DUE_STATE_DUE_SOON: 'Sắp đến hạn',
    DUE_STATE_OVERDUE: 'Quá hạn',
    DUE_STATE_EARLY: 'Xong sớm hạn',
    DUE_STATE_ON_TIME: 'Xong đúng hạn',
    DUE_STATE_LATE: 'Xong trễ hạn',
  },
  outgoingKind: { OUTGOING_KIND_OUTGOING: 'Văn bản đi', OUTGOING_KIND_INTERNAL: 'Văn bản nội bộ' },
  outgoingState: {
    OUTGOING_STATE_DRAFTED: 'Dự thảo',
    OUTGOING_STATE_NUMBERED: 'Đã cấp số',
    OUTGOING_STATE_ISSUED: 'Đã phát hành',
    OUTGOING_STATE_NUMBER_CANCELLED: 'Đã hủy số',
    OUTGOING_STATE_REPLACED: 'Đã bị thay thế',
    OUTGOING_STATE_RECALLED: 'Đã thu hồi',
  },
  capacity: {
    SIGNING_CAPACITY_HEAD: 'Người đứng đầu ký',
    SIGNING_CAPACITY_TM: 'TM.',
    SIGNING_CAPACITY_KT: 'KT.',
    SIGNING_CAPACITY_TL: 'TL.',
    SIGNING_CAPACITY_TUQ: 'TUQ.',
    SIGNING_CAPACITY_Q: 'Q.',
  },
  capacityHint: {
    SIGNING_CAPACITY_HEAD: 'ký với chức danh của mình',
    SIGNING_CAPACITY_TM: 'thay mặt tập thể',
    SIGNING_CAPACITY_KT: 'cấp phó ký thay người đứng đầu',
    SIGNING_CAPACITY_TL: 'ký thừa lệnh',
    SIGNING_CAPACITY_TUQ: 'ký thừa ủy quyền',
    SIGNING_CAPACITY_Q: 'quyền người đứng đầu',
  },
  seriesKind: {
    SERIES_KIND_COMMON: 'Chung cho văn bản hành chính',
    SERIES_KIND_PER_TYPE: 'Riêng từng loại',
    SERIES_KIND_GROUPED: 'Theo nhóm loại',
    SERIES_KIND_NORMATIVE: 'Quy phạm pháp luật (có năm)',
  },
  registerKind: {
    REGISTER_KIND_INCOMING: 'Sổ đăng ký văn bản đến',
    REGISTER_KIND_OUTGOING: 'Sổ đăng ký văn bản đi',
    REGISTER_KIND_HANDLING: 'Sổ theo dõi giải quyết văn bản đến',
  },
  postRole: {
    POST_ROLE_RECORDS_CLERK: 'Văn thư',
    POST_ROLE_LEADER: 'Lãnh đạo',
    POST_ROLE_CHIEF_OF_OFFICE: 'Chánh Văn phòng',
    POST_ROLE_HEAD_OF_DIVISION: 'Trưởng phòng',
    POST_ROLE_OFFICIAL: 'Chuyên viên',
    POST_ROLE_TASK_FORCE: 'Tổ công tác',
    POST_ROLE_COUNCIL_VERIFIER: 'Thẩm tra của Hội đồng',
    POST_ROLE_AUDITOR: 'Kiểm toán hệ thống',
    POST_ROLE_CITY_ADMINISTRATOR: 'Quản trị của Thành phố',
  },
  relation: {
    SUCCESSION_RELATION_WHOLE: 'toàn bộ',
    SUCCESSION_RELATION_PART: 'một phần',
    SUCCESSION_RELATION_UNKNOWN: 'nguồn không ghi toàn bộ hay một phần',
  },
  termUnit: {
    TERM_UNIT_WORKING_DAY: 'ngày làm việc',
    TERM_UNIT_CALENDAR_DAY: 'ngày',
    TERM_UNIT_WEEK: 'tuần',
    TERM_UNIT_MONTH: 'tháng',
    TERM_UNIT_YEAR: 'năm',
    TERM_UNIT_WORKING_HOUR: 'giờ làm việc',
    TERM_UNIT_HOUR: 'giờ',
  },
  delegationKind: { DELEGATION_KIND_ABSENCE: 'Thay khi vắng mặt', DELEGATION_KIND_SIGNING: 'Ủy quyền ký' },
  taskState: {
    TASK_STATE_DRAFTED: 'Chưa giao',
    TASK_STATE_ASSIGNED: 'Chưa nhận',
    TASK_STATE_ACCEPTED: 'Đang thực hiện',
    TASK_STATE_RETURNED: 'Bị trả lại',
    TASK_STATE_REPORTED: 'Chờ xác nhận',
    TASK_STATE_CONFIRMED: 'Đã hoàn thành',
    TASK_STATE_STOPPED: 'Đã dừng',
  },
  taskPartState: {
    TASK_PART_STATE_ASSIGNED: 'Chưa nhận',
    TASK_PART_STATE_ACCEPTED: 'Đang làm',
    TASK_PART_STATE_FINISHED: 'Đã xong',
    TASK_PART_STATE_WITHDRAWN: 'Đã rút',
  },
  obstacleState: { RAISED: 'Chờ trả lời', ANSWERED: 'Đã trả lời' },
  officialState: {
    OFFICIAL_STATE_DONE_ON_TIME: 'Hoàn thành đúng hạn',
    OFFICIAL_STATE_DONE_LATE: 'Hoàn thành quá hạn',
    OFFICIAL_STATE_OPEN_IN_TERM: 'Chưa hoàn thành, trong hạn',
    OFFICIAL_STATE_OPEN_OVERDUE: 'Chưa hoàn thành, quá hạn',
  },
  sourceKind: {
    TASK_SOURCE_KIND_CENTRAL_DOCUMENT: 'Văn bản Trung ương',
    TASK_SOURCE_KIND_PARTY_DOCUMENT: 'Văn bản của Thành ủy',
    TASK_SOURCE_KIND_COUNCIL_RESOLUTION: 'Nghị quyết HĐND',
    TASK_SOURCE_KIND_CITY_DOCUMENT: 'Văn bản của UBND, Chủ tịch',
    TASK_SOURCE_KIND_MEETING_CONCLUSION: 'Kết luận cuộc họp',
    TASK_SOURCE_KIND_COUNCIL_QUESTIONING: 'Chất vấn của HĐND',
    TASK_SOURCE_KIND_INSPECTION_RECOMMENDATION: 'Kiến nghị thanh tra, kiểm tra',
    TASK_SOURCE_KIND_FIELD_VISIT_DIRECTION: 'Chỉ đạo khi đi cơ sở',
    TASK_SOURCE_KIND_PETITION: 'Kiến nghị cử tri',
    TASK_SOURCE_KIND_PRESS: 'Báo chí, phản ánh',
    TASK_SOURCE_KIND_OTHER: 'Khác',
  },
  position: {
    POSITION_AGREE: 'Đồng ý',
    POSITION_AGREE_IF: 'Đồng ý với điều kiện',
    POSITION_DISAGREE: 'Không đồng ý',
  },
  attachmentPurpose: {
    TASK_ATTACHMENT_PURPOSE_ASSIGNMENT: 'Kèm theo việc giao',
    TASK_ATTACHMENT_PURPOSE_PROGRESS: 'Minh chứng tiến độ',
    TASK_ATTACHMENT_PURPOSE_COMPLETION: 'Sản phẩm, minh chứng hoàn thành',
  },
  extensionState: {
    EXTENSION_STATE_ASKED: 'Chờ quyết định',
    EXTENSION_STATE_GRANTED: 'Đã gia hạn',
    EXTENSION_STATE_REFUSED: 'Không được gia hạn',
    EXTENSION_STATE_LAPSED: 'Hết hiệu lực',
  },
  urgingState: {
    URGING_LETTER_STATE_PREPARED: 'Chờ người ký',
    URGING_LETTER_STATE_ASKED: 'Đang chờ cấp số',
    URGING_LETTER_STATE_DONE: 'Đã cấp số, phát hành',
    URGING_LETTER_STATE_REFUSED: 'Bị từ chối cấp số',
  },
  unitKind: {
    city: 'Thành phố',
    people_committee: 'Ủy ban nhân dân',
    council: 'Hội đồng nhân dân',
    council_committee: 'Ban của Hội đồng nhân dân',
    office: 'Văn phòng',
    department: 'Sở, cơ quan tương đương sở',
    agency: 'Tổ chức hành chính khác',
    military_command: 'Cơ quan quân sự',
    police: 'Công an',
    district: 'Quận, huyện, thị xã',
    ward: 'Phường',
    commune: 'Xã',
    township: 'Thị trấn',
    division: 'Phòng, ban chuyên môn',
    branch: 'Chi cục và tương đương',
    service_unit: 'Đơn vị sự nghiệp',
    enterprise: 'Doanh nghiệp trực thuộc',
  },
};
