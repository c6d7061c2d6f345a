import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';

/** A matter voters of several places raise, in our own words. */
export interface Matter {
  subject: string;
  words: string;
  level: PetitionLevel;
  field: PetitionField;
}

const { CENTRAL, CITY, COMMUNE } = PetitionLevel;
const { POLICY, ECONOMY, SOCIETY, URBAN, JUSTICE, SECURITY } = PetitionField;
const matter = (subject: string, words: string, level: PetitionLevel, field: PetitionField): Matter => ({
  subject,
  words,
  level,
  field,
});

export const matters: readonly Matter[] = [
  matter(
    'Ngập nước tại các tuyến phố sau mưa lớn',
    'Nhiều tuyến phố ngập sau mưa lớn, đề nghị nạo vét cống và lắp thêm máy bơm.',
    CITY,
    URBAN,
  ),
  matter(
    'Thiếu chỗ học cho trẻ vào lớp 1',
    'Trường tiểu học quá tải, đề nghị bố trí đất xây thêm trường công lập.',
    CITY,
    SOCIETY,
  ),
  matter(
    'Chậm cấp giấy chứng nhận quyền sử dụng đất',
    'Hồ sơ cấp giấy chứng nhận lần đầu kéo dài, đề nghị nêu rõ thời hạn giải quyết.',
    CITY,
    URBAN,
  ),
  matter(
    'Mức hỗ trợ người làm công tác ở tổ dân phố',
    'Đề nghị xem xét nâng mức hỗ trợ cho người hoạt động không chuyên trách ở tổ dân phố.',
    CITY,
    POLICY,
  ),
  matter(
    'Sửa chữa nhà văn hóa đã xuống cấp',
    'Nhà văn hóa dột, hỏng điện, đề nghị bố trí kinh phí sửa chữa.',
    COMMUNE,
    SOCIETY,
  ),
  matter(
    'Rác thải tồn đọng ở điểm trung chuyển',
    'Rác để qua đêm gây mùi, đề nghị tăng chuyến thu gom.',
    COMMUNE,
    URBAN,
  ),
  matter(
    'Tiến độ dự án mở rộng đường liên xã',
    'Đường liên xã thi công dở dang, đề nghị công khai tiến độ và vốn bố trí.',
    CITY,
    ECONOMY,
  ),
  matter(
    'Chính sách bảo hiểm y tế cho người cao tuổi',
    'Đề nghị hạ độ tuổi được cấp thẻ bảo hiểm y tế miễn phí.',
    CENTRAL,
    POLICY,
  ),
  matter(
    'Xe tải chạy vào giờ cấm',
    'Xe tải nặng chạy qua khu dân cư giờ cấm, đề nghị xử lý và lắp biển báo.',
    CITY,
    SECURITY,
  ),
  matter(
    'Chứng thực bản sao phải chờ lâu',
    'Bộ phận một cửa thiếu người vào đầu tuần, đề nghị bố trí thêm cán bộ.',
    COMMUNE,
    JUSTICE,
  ),
  matter(
    'Chiếu sáng ở ngõ nhỏ',
    'Nhiều ngõ chưa có đèn, đề nghị lắp đèn chiếu sáng công cộng.',
    COMMUNE,
    URBAN,
  ),
  matter(
    'Hỗ trợ hộ kinh doanh chuyển đổi số',
    'Hộ kinh doanh lúng túng khi dùng hóa đơn điện tử, đề nghị có nơi hướng dẫn.',
    CITY,
    ECONOMY,
  ),
];

/** Places whose voters raise each of the matters. */
export const localities = [
  'Phường Ba Đình',
  'Phường Hoàn Kiếm',
  'Phường Hà Đông',
  'Xã Sóc Sơn',
  'Xã Ba Vì',
] as const;

/** Who leads, and the leader who signs for them. */
export const leads = [
  { lead: 'chuyen-vien-ba-dinh', signer: 'lanh-dao-ba-dinh' },
  { lead: 'truong-phong-so', signer: 'giam-doc-so' },
  { lead: 'chuyen-vien', signer: 'lanh-dao' },
] as const;

/** One act on a petition. */
export type PetitionAct =
  | { act: 'classify' | 'assign' | 'accept' | 'sign' | 'sendBack' | 'raise' }
  | { act: 'submit' | 'claim' | 'find'; as: ResultClass };

const { DONE, UNDER_WAY, SCHEDULED, EXPLAINED, NOT_POSSIBLE } = ResultClass;
const begun: readonly PetitionAct[] = [{ act: 'classify' }, { act: 'assign' }, { act: 'accept' }];
const answered = (as: ResultClass): PetitionAct[] => [...begun, { act: 'submit', as }, { act: 'sign' }];

/** Ways of petitions, so that every state and every class is there. */
export const ways: readonly (readonly PetitionAct[])[] = [
  [],
  [{ act: 'classify' }],
  begun.slice(0, 2),
  begun,
  [...begun, { act: 'submit', as: UNDER_WAY }],
  [...begun, { act: 'submit', as: DONE }, { act: 'sendBack' }],
  [...answered(DONE), { act: 'find', as: DONE }],
  [...answered(DONE), { act: 'find', as: UNDER_WAY }],
  answered(SCHEDULED),
  answered(UNDER_WAY),
  [...answered(UNDER_WAY), { act: 'claim', as: DONE }],
  [...answered(EXPLAINED), { act: 'find', as: EXPLAINED }],
  [...answered(NOT_POSSIBLE), { act: 'find', as: NOT_POSSIBLE }],
  [...answered(DONE), { act: 'find', as: DONE }, { act: 'raise' }],
];
