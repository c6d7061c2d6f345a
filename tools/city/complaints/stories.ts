import { LetterChannel, LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';

/** A matter of a letter, in our own words and without anybody's name. */
export interface Matter {
  summary: string;
  text: string;
  /** Act or decision complained of. */
  act: string;
}

const complaints: readonly Matter[] = [
  {
    summary: 'Khiếu nại quyết định thu hồi đất làm đường',
    text: 'Tôi không đồng ý với diện tích thu hồi ghi trong quyết định, đề nghị đo lại và điều chỉnh.',
    act: 'Quyết định số 112/QĐ-UBND về thu hồi đất',
  },
  {
    summary: 'Khiếu nại phương án bồi thường, hỗ trợ tái định cư',
    text: 'Phương án tính thiếu phần công trình phụ, đề nghị kiểm đếm lại trước khi phê duyệt.',
    act: 'Quyết định số 87/QĐ-UBND phê duyệt phương án bồi thường',
  },
  {
    summary: 'Khiếu nại quyết định xử phạt vi phạm trật tự xây dựng',
    text: 'Công trình có giấy phép còn hiệu lực, đề nghị hủy quyết định xử phạt.',
    act: 'Quyết định số 45/QĐ-XPHC xử phạt vi phạm hành chính',
  },
  {
    summary: 'Khiếu nại việc từ chối cấp giấy chứng nhận quyền sử dụng đất',
    text: 'Hồ sơ đủ giấy tờ theo danh mục nhưng bị trả lại, đề nghị nêu căn cứ và giải quyết lại.',
    act: 'Thông báo số 19/TB trả hồ sơ cấp giấy chứng nhận',
  },
  {
    summary: 'Khiếu nại việc chậm trả kết quả đăng ký kinh doanh',
    text: 'Quá hạn ghi trên phiếu hẹn mà chưa có kết quả, đề nghị trả lời bằng văn bản.',
    act: 'Hành vi chậm trả kết quả hồ sơ theo phiếu hẹn số 204',
  },
];

const feedback: Matter = {
  summary: 'Phản ánh thủ tục xác nhận cư trú yêu cầu thêm giấy tờ',
  text: 'Bộ phận một cửa yêu cầu bản sao không có trong danh mục thủ tục, đề nghị bỏ.',
  act: '',
};

const denunciation: Matter = {
  summary: 'Tố cáo việc nhận tiền để ưu tiên giải quyết hồ sơ',
  text: 'Người viết đơn cho biết có việc nhận tiền ngoài quy định tại nơi nhận hồ sơ, kèm ảnh chụp.',
  act: '',
};

/** Invented people: nobody of this name, address and number is known to us. */
export const people: readonly { fullName: string; address: string; birthYear: number }[] = [
  { fullName: 'Người Mẫu Thứ Nhất', address: 'Số 1 ngõ Ví Dụ', birthYear: 1958 },
  { fullName: 'Người Mẫu Thứ Hai', address: 'Số 2 ngõ Ví Dụ', birthYear: 1964 },
  { fullName: 'Người Mẫu Thứ Ba', address: 'Số 3 phố Minh Họa', birthYear: 1971 },
  { fullName: 'Người Mẫu Thứ Tư', address: 'Số 4 phố Minh Họa', birthYear: 1980 },
  { fullName: 'Người Mẫu Thứ Năm', address: 'Số 5 xóm Giả Định', birthYear: 1992 },
];

export const channels: readonly LetterChannel[] = [
  LetterChannel.POST,
  LetterChannel.RECEPTION_DESK,
  LetterChannel.ONLINE,
];

/** A unit that receives letters, and its people: logins. */
export interface Bureau {
  unit: string;
  clerk: string;
  decider: string;
  verifier: string;
}

export const bureaus: readonly Bureau[] = [
  { unit: 'UBND', clerk: 'van-thu', decider: 'lanh-dao', verifier: 'chuyen-vien' },
  { unit: 'STC', clerk: 'van-thu-so', decider: 'giam-doc-so', verifier: 'chuyen-vien-so' },
  {
    unit: '00004',
    clerk: 'van-thu-ba-dinh',
    decider: 'lanh-dao-ba-dinh',
    verifier: 'chuyen-vien-ba-dinh',
  },
];

/** How a letter is classified. */
export interface Axes {
  content: LetterContent;
  /** Not eligible: a code of the law. */
  ineligibleCode?: string;
  /** Another body is competent. */
  competentBody?: string;
}

/** What may be done with any letter. */
export type HandlingAct =
  | { act: 'classify'; as: Axes }
  | { act: 'hand' | 'answer' }
  | { act: 'dispose'; to: LetterState };

/** A step of the way of a complaint. */
export interface ComplaintAct {
  act:
    | 'accept'
    | 'refuse'
    | 'assign'
    | 'report'
    | 'complex'
    | 'suspend'
    | 'resume'
    | 'withdraw'
    | 'decide'
    | 'send';
}

/** One act on a letter. */
export type LetterAct = HandlingAct | ComplaintAct;

const { COMPLAINT, DENUNCIATION, FEEDBACK } = LetterContent;
const toDecider: readonly LetterAct[] = [{ act: 'classify', as: { content: COMPLAINT } }, { act: 'hand' }];
const accepted: readonly LetterAct[] = [...toDecider, { act: 'accept' }];
const verifying: readonly LetterAct[] = [...accepted, { act: 'assign' }];
const decided: readonly LetterAct[] = [...verifying, { act: 'report' }, { act: 'decide' }];

/** What a letter that goes this way is about. */
export function matterOf(way: readonly LetterAct[], at: number): Matter {
  const content = way[0]?.act === 'classify' ? way[0].as.content : COMPLAINT;
  if (content === FEEDBACK) return feedback;
  if (content === DENUNCIATION) return denunciation;
  return complaints[at % complaints.length] ?? feedback;
}

/** Ways of letters, so that every state that is reached without waiting is there. */
export const ways: readonly (readonly LetterAct[])[] = [
  [],
  toDecider.slice(0, 1),
  [{ act: 'classify', as: { content: FEEDBACK } }, { act: 'hand' }, { act: 'answer' }],
  [{ act: 'classify', as: { content: DENUNCIATION } }],
  [
    { act: 'classify', as: { content: COMPLAINT, competentBody: 'Tòa án nhân dân' } },
    { act: 'dispose', to: LetterState.GUIDED },
  ],
  [
    { act: 'classify', as: { content: COMPLAINT, competentBody: 'Thanh tra Thành phố' } },
    { act: 'dispose', to: LetterState.TRANSFERRED },
  ],
  [
    { act: 'classify', as: { content: COMPLAINT, ineligibleCode: 'no_date' } },
    { act: 'dispose', to: LetterState.FILED },
  ],
  accepted,
  [...verifying, { act: 'complex' }],
  [...verifying, { act: 'report' }],
  decided,
  [...decided, { act: 'send' }],
  [...accepted, { act: 'suspend' }],
  [...verifying, { act: 'withdraw' }],
  [...toDecider, { act: 'refuse' }],
  [...accepted, { act: 'suspend' }, { act: 'resume' }],
];
