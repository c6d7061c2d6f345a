import type { FindingRuleName, FindingStateName } from '../../api/types.ts';

/** A word for every value: one added to the contract fails here until it has one. */
interface FindingWords {
  readonly rules: Record<FindingRuleName, string>;
  readonly ruleTexts: Record<FindingRuleName, string>;
  readonly states: Record<FindingStateName, string>;
}

const words: FindingWords = {
  rules: {
    FINDING_RULE_LOOP: 'Chuyển vòng',
    FINDING_RULE_LATE_HAND_OVER: 'Chuyển sát hạn',
    FINDING_RULE_EMPTY_HAND_OVER: 'Chuyển tiếp, chưa ghi nhận việc làm',
    FINDING_RULE_RETURN_FOR_COMPETENCE: 'Trả vì không đúng thẩm quyền',
  },
  ruleTexts: {
    FINDING_RULE_LOOP:
      'Việc được chuyển đi rồi quay lại đúng vị trí đã chuyển, mà người giữ ở giữa không ghi nhận việc làm nào. Không tính: văn thư chuyển theo nhiệm vụ, việc đã báo cáo hoặc đã trình rồi được trả lại, dự thảo chuyển vòng để góp ý và ký.',
    FINDING_RULE_LATE_HAND_OVER:
      'Việc được chuyển đi trong phần cuối của thời hạn hoặc khi đã quá hạn, bởi người đã giữ từ trước phần cuối đó. Người nhận việc khi thời hạn đã ở phần cuối thì không tính.',
    FINDING_RULE_EMPTY_HAND_OVER:
      'Việc nhận do người khác chuyển, rồi chuyển tiếp cho người thứ ba mà không ghi nhận việc làm nào và không kèm ý kiến. Không tính: phân công ban đầu, văn thư chuyển theo nhiệm vụ, lãnh đạo hoặc trưởng phòng phân công cho người của đơn vị mình.',
    FINDING_RULE_RETURN_FOR_COMPETENCE:
      'Nhiệm vụ hoặc văn bản được giao bị trả lại người giao vì không thuộc thẩm quyền. Trả lại nơi gửi ngoài Thành phố không tính.',
  },
  states: {
    FINDING_STATE_AWAITING_REPLY: 'Chờ phản hồi',
    FINDING_STATE_REPLIED: 'Đã phản hồi',
    FINDING_STATE_UPHELD: 'Lưu ý có cơ sở',
    FINDING_STATE_DISMISSED: 'Chuyển việc hợp lý',
  },
};

export const finding = {
  ...words,
  title: 'Lưu ý về chuyển việc',
  about:
    'Mỗi lưu ý nêu rõ quy tắc và sự việc, gửi cho người được nêu trước để phản hồi. Lưu ý không phải là đánh giá, không cộng dồn và không tính điểm cho ai.',
  tabs: 'Của ai',
  mine: 'Về tôi',
  ofUnit: (unit: string) => `Của ${unit}`,
  item: 'Việc',
  rule: 'Quy tắc',
  person: 'Người được nêu',
  changed: 'Chuyển lúc',
  state: 'Tình trạng',
  replyUntil: 'Phản hồi đến hết',
  made: 'Ghi nhận lúc',
  from: 'Từ ngày',
  to: 'Đến ngày',
  emptyMineTitle: 'Không có lưu ý nào về bạn',
  emptyUnitTitle: 'Không có lưu ý nào để xem',
  emptyHelp: 'Lưu ý mới sẽ tự hiện ở đây và ở chuông nhắc việc.',
  emptyUnitHelp:
    'Lưu ý của đơn vị hiện ở đây sau khi người được nêu đã phản hồi, hoặc khi đã hết thời gian phản hồi.',
  emptyFiltered: 'Không có lưu ý nào theo bộ lọc này',
  why: 'Vì sao có lưu ý này',
  onlyYou: (until: string) =>
    `Đến hết ${until}, chỉ một mình bạn thấy lưu ý này. Phản hồi của bạn sẽ luôn hiện bên cạnh.`,
  loop: (f: { named: string; giver: string; got: string; held: string; gave: string }) =>
    `${f.giver} chuyển việc này cho ${f.named} lúc ${f.got}. ${f.named} giữ ${f.held}, rồi lúc ${f.gave} chuyển lại cho chính ${f.giver}; trong thời gian giữ, hệ thống không ghi nhận việc làm nào.`,
  late: (f: {
    named: string;
    to: string;
    gave: string;
    start: string;
    due: string;
    term: string;
    before: string;
    left: string;
    percent: number;
  }) =>
    `Thời hạn của việc này từ ${f.start} đến hết ${f.due}, gồm ${f.term}. ${f.named} giữ việc từ khi còn ${f.before}; đến ${f.gave} mới chuyển cho ${f.to}, ${f.left === '' ? 'khi đã quá hạn' : `khi chỉ còn ${f.left}, chưa đến ${f.percent} % thời hạn`}.`,
  empty: (f: { named: string; giver: string; to: string; got: string; held: string; gave: string }) =>
    `${f.giver} chuyển việc này cho ${f.named} lúc ${f.got}. ${f.named} giữ ${f.held}, rồi lúc ${f.gave} chuyển tiếp cho ${f.to}; trong thời gian giữ, hệ thống không ghi nhận việc làm nào và lần chuyển không kèm ý kiến.`,
  returned: (f: { named: string; giver: string; got: string; held: string; gave: string }) =>
    `${f.giver} giao việc này cho ${f.named} lúc ${f.got}. ${f.named} giữ ${f.held}, rồi lúc ${f.gave} trả lại vì cho rằng không thuộc thẩm quyền.`,
  nobody: 'người giao trước đó',
  parameters: {
    reply_working_days: (value: number) => `Thời gian phản hồi: ${value} ngày làm việc`,
    last_percent: (value: number) => `Phần cuối của thời hạn: ${value} %`,
    days_back: (value: number) => `Xét trong vòng ${value} ngày`,
  } as Record<string, (value: number) => string>,
  since: (date: string) => `áp dụng từ ${date}`,
  configured: 'do Thành phố cấu hình, chưa có văn bản pháp luật quy định',
  changes: 'Các lần chuyển liên quan',
  number: 'Lần',
  kind: 'Kiểu chuyển',
  fromHands: 'Từ',
  toHands: 'Đến',
  heldThen: 'Giữ sau đó',
  reply: 'Phản hồi của người được nêu',
  noReply: 'Chưa có phản hồi.',
  replied: (when: string) => `Phản hồi lúc ${when}`,
  conclusion: 'Kết luận',
  noConclusion: 'Chưa có kết luận.',
  concluded: (who: string, when: string) => `${who} kết luận lúc ${when}`,
  openItem: 'Mở việc',
  mark: 'Có lưu ý',
  replyAct: 'Phản hồi',
  replyHelp:
    'Nêu lý do, hoàn cảnh, hay việc đã làm mà hệ thống không ghi nhận. Phản hồi gửi một lần và luôn hiện bên cạnh lưu ý.',
  replyText: 'Nội dung phản hồi',
  replyMissing: 'Nhập nội dung phản hồi.',
  concludeAct: 'Kết luận',
  concludeHelp: 'Xem kỹ phản hồi trước khi kết luận. Kết luận kèm lý do, người được nêu đọc được.',
  concludeChoice: 'Kết luận',
  concludeMissing: 'Chọn một kết luận.',
  concludeReason: 'Lý do',
  reasonMissing: 'Nhập lý do.',
  noActions: 'Không có thao tác nào dành cho bạn lúc này.',
  reminder: (until: string) => `Lưu ý về chuyển việc · phản hồi đến hết ${until}`,
};
