import type { AlikeWords } from '@baro/chassis/alike';

/** Different words that letters use for one thing, and one name for it. */
export const concepts: AlikeWords['concepts'] = {
  // Land and houses
  'thu hồi đất': ['thu hồi đất', 'lấy đất', 'giải phóng mặt bằng', 'thu đất'],
  'bồi thường': ['bồi thường', 'đền bù', 'giá đền bù', 'hỗ trợ bồi thường', 'giá bồi thường'],
  'tái định cư': ['tái định cư', 'suất tái định cư', 'nền tái định cư', 'nhà tái định cư'],
  'cấp giấy': [
    'giấy chứng nhận',
    'sổ đỏ',
    'sổ hồng',
    'quyền sử dụng đất',
    'giấy chứng nhận quyền sử dụng đất',
  ],
  'tranh chấp đất': ['tranh chấp', 'lấn chiếm', 'lấn đất', 'ranh giới', 'mốc giới'],
  'xây dựng': [
    'xây dựng trái phép',
    'sai phép',
    'không phép',
    'trật tự xây dựng',
    'giấy phép xây dựng',
    'xây lấn',
  ],
  'cưỡng chế': ['cưỡng chế', 'tháo dỡ', 'phá dỡ'],
  'nguồn gốc đất': ['nguồn gốc đất', 'đất nông nghiệp', 'đất công', 'loại đất'],
  // Money
  'thu tiền sai': ['thu tiền', 'thu phí', 'lạm thu', 'thu sai', 'thu trái quy định', 'khoản thu'],
  'tham ô': ['tham ô', 'chiếm đoạt', 'biển thủ', 'ăn chặn', 'khai khống', 'lập khống', 'quyết toán khống'],
  'nhận hối lộ': ['hối lộ', 'nhận tiền', 'vòi tiền', 'vòi vĩnh', 'đòi tiền', 'chung chi'],
  'trả lại tiền': ['trả lại tiền', 'hoàn trả', 'hoàn lại'],
  'trợ cấp': ['trợ cấp', 'chế độ', 'lương hưu', 'bảo hiểm', 'người có công', 'hộ nghèo'],
  // Acts of officials
  hủy: ['hủy', 'hủy bỏ', 'thu hồi quyết định'],
  'chậm trả': ['chậm trả', 'không trả lời', 'kéo dài', 'chậm giải quyết', 'quá hạn'],
  'kỷ luật': ['kỷ luật', 'buộc thôi việc', 'cảnh cáo', 'khiển trách', 'cách chức'],
  'tuyển dụng': ['tuyển dụng', 'bổ nhiệm', 'thi tuyển', 'nâng ngạch', 'bằng giả'],
  'xử phạt': ['xử phạt', 'phạt tiền', 'vi phạm hành chính'],
  'đình chỉ': ['đình chỉ', 'dừng'],
  'bao che': ['bao che', 'dung túng', 'làm ngơ', 'tiếp tay'],
  'trù dập': ['trù dập', 'trả thù', 'đe dọa', 'sách nhiễu', 'gây khó'],
  // Where people live
  'ô nhiễm': ['ô nhiễm', 'mùi hôi', 'khói', 'bụi', 'nước thải', 'tiếng ồn', 'ồn ào', 'hôi thối'],
  'rác thải': ['rác', 'rác thải', 'bãi rác', 'điểm tập kết rác'],
  'đường hỏng': ['ổ gà', 'hư hỏng', 'xuống cấp', 'sụt lún', 'nứt'],
  ngập: ['ngập', 'úng', 'thoát nước'],
  'vỉa hè': ['vỉa hè', 'lòng đường', 'trông giữ xe', 'bãi xe'],
  'quản lý chung cư': ['ban quản trị', 'phí bảo trì', 'quỹ bảo trì', 'chủ đầu tư'],
};
