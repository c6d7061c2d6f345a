/** Pages without signing in. */
export const open = {
  title: 'Tra cứu bằng phiếu',
  help: 'Nhập mã phiếu và mã bí mật ghi trên phiếu để xem kiến nghị của cử tri nơi bạn ở đang đến đâu.',
  code: 'Mã phiếu',
  codeHint: 'Ví dụ: KN-7H4M-XW2R-C; chữ hoa, chữ thường, có hay không có gạch đều được',
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
