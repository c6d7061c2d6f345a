/** Pages without signing in. */
export const open = {
  title: 'Tra cứu bằng phiếu',
  help: 'Nhập mã phiếu và mã bí mật ghi trên phiếu để xem kiến nghị của cử tri nơi bạn ở, hoặc đơn bạn đã gửi, đang đến đâu.',
  code: 'Mã phiếu',
  codeHint:
    'Ví dụ: KN-7H4M-XW2R-W (kiến nghị), DT-7H4M-XW2R-X (đơn); chữ hoa, chữ thường, có hay không có gạch đều được',
  codeMissing: 'Nhập mã phiếu.',
  secret: 'Mã bí mật',
  secretHint: 'Ba nhóm bốn ký tự',
  secretMissing: 'Nhập mã bí mật.',
  lookUp: 'Tra cứu',
  another: 'Tra cứu phiếu khác',
  toLookUp: 'Tra cứu bằng phiếu',
  standing: 'Đang đến đâu',
  updated: 'Cơ quan cập nhật lần cuối',
  favoured: 'Kiến nghị này được xử lý cùng kiến nghị',
  yourLine: 'Ý kiến ghi trên phiếu của bạn',
  notSolvedTitle: 'Việc này chưa được giải quyết?',
  notSolvedHelp:
    'Lời của cử tri được ghi cạnh báo cáo của đơn vị và kết luận thẩm tra, và được báo cho Đoàn thẩm tra của Hội đồng. Lý do chỉ cán bộ đọc được, trang công khai chỉ ghi là cử tri cho biết chưa giải quyết.',
  notSolved: 'Chưa giải quyết',
  reason: 'Việc gì chưa được giải quyết',
  reasonHint: 'Không cần ghi tên, số điện thoại, địa chỉ của bạn',
  reasonMissing: 'Ghi việc gì chưa được giải quyết.',
  said: 'Đã ghi nhận: chưa giải quyết.',
  publicPage: 'Trang công khai',
  letter: {
    title: 'Đơn của bạn',
    help: 'Trang này không ghi nội dung đơn, tên người hay cơ quan nào.',
    received: 'Ngày nhận đơn',
    due: 'Hạn bước tiếp theo',
    noDue: 'Không có hạn đang chạy',
    stages: {
      LETTER_STAGE_RECEIVED: 'Đã nhận, đang xem xét',
      LETTER_STAGE_IN_PROGRESS: 'Đang giải quyết',
      LETTER_STAGE_SUSPENDED: 'Tạm dừng',
      LETTER_STAGE_DECIDED: 'Đã có kết quả, chưa gửi',
      LETTER_STAGE_ANSWERED: 'Đã gửi kết quả',
      LETTER_STAGE_NOT_TAKEN_UP: 'Không được thụ lý',
      LETTER_STAGE_PASSED_ON: 'Đã chuyển cơ quan khác',
      LETTER_STAGE_SENT_BACK: 'Đã hướng dẫn hoặc trả lại',
      LETTER_STAGE_ENDED: 'Đã kết thúc',
    },
    next: {
      LETTER_STAGE_RECEIVED: 'Cơ quan đang kiểm tra đơn để quyết định có thụ lý hay không.',
      LETTER_STAGE_IN_PROGRESS: 'Đơn đã được thụ lý và đang được xác minh, xem xét.',
      LETTER_STAGE_SUSPENDED: 'Thời hạn dừng lại cho đến khi lý do tạm dừng không còn.',
      LETTER_STAGE_DECIDED: 'Cơ quan đã ra kết quả và đang gửi đến bạn.',
      LETTER_STAGE_ANSWERED: 'Kết quả đã được gửi theo địa chỉ bạn đã ghi.',
      LETTER_STAGE_NOT_TAKEN_UP: 'Thông báo nêu lý do được gửi đến bạn.',
      LETTER_STAGE_PASSED_ON: 'Cơ quan có thẩm quyền sẽ liên hệ với bạn.',
      LETTER_STAGE_SENT_BACK: 'Văn bản hướng dẫn hoặc trả lại được gửi đến bạn.',
      LETTER_STAGE_ENDED: 'Không còn việc phải làm với đơn này.',
    },
  },
};

/** What voters say of the result. */
export const voterWord = {
  label: 'Lời của cử tri và đại biểu',
  title: (count: number) => `Cử tri, đại biểu cho biết chưa giải quyết: ${count} lần`,
  short: 'Cử tri nói chưa giải quyết',
  yes: 'Có',
  no: 'Không',
  enteredBy: (who: string) => `${who} ghi`,
  authors: {
    VOTER_WORD_AUTHOR_VOTERS: 'Cử tri',
    VOTER_WORD_AUTHOR_DEPUTIES: 'Tổ đại biểu',
  },
  deputiesHelp:
    'Ghi lời của tổ đại biểu cạnh báo cáo của đơn vị và kết luận thẩm tra. Việc này không mở lại và không kết thúc kiến nghị.',
  groupMissing: 'Ghi tổ đại biểu.',
};

/** Receipts of voters' lines. */
export const receipt = {
  title: 'Phiếu của cử tri',
  help: 'Với mã trên phiếu, cử tri xem được kiến nghị không cần đăng nhập và cho biết chưa giải quyết. Mã bí mật chỉ hiện một lần.',
  none: 'Chưa cấp phiếu',
  inForce: (code: string, when: string) => `${code}, cấp lúc ${when}`,
  issue: 'Cấp phiếu',
  issueFor: (line: string) => `Cấp phiếu cho ${line}`,
  reissue: 'Cấp lại',
  reissueFor: (line: string) => `Cấp lại phiếu cho ${line}`,
  revoke: 'Thu hồi',
  revokeFor: (line: string) => `Thu hồi phiếu của ${line}`,
  slipTitle: 'Phiếu kiến nghị cử tri',
  issued: 'Ngày cấp',
  where: (address: string) => `Xem tại ${address}`,
  keep: 'Giữ kín mã bí mật. Mất phiếu thì đề nghị văn phòng Hội đồng nhân dân cấp lại.',
  once: 'Đóng lại rồi thì không ai xem được mã bí mật nữa; chỉ có thể cấp lại phiếu.',
  print: 'In phiếu',
  close: 'Đóng',
};

/** Receipts of letters of citizens. */
export const letterReceipt = {
  title: 'Phiếu tra cứu của người gửi đơn',
  help: 'Với phiếu này, người gửi đơn xem được đơn đến đâu mà không cần đăng nhập: không có nội dung, tên người hay cơ quan. Mã bí mật chỉ hiện một lần.',
  revoke: 'Thu hồi phiếu',
  slipTitle: 'Phiếu tra cứu đơn',
  keep: 'Giữ kín mã bí mật. Mất phiếu thì đề nghị nơi nhận đơn cấp lại.',
};
