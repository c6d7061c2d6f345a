import { describe, expect, it } from 'vitest';
import type { Finding } from '../api/types.ts';
import { vi } from '../i18n/vi/index.ts';
import { parameterLines, whyOf } from './finding-words.ts';

const an = { personName: 'Nguyễn Văn An', postTitle: 'Chuyên viên' };
const binh = { personName: 'Trần Thị Bình', postTitle: 'Chuyên viên' };
const chi = { personName: '', postTitle: 'Trưởng phòng' };
const finding = (fields: Partial<Finding>): Finding => ({
  named: binh,
  facts: {
    changes: [
      { from: an, to: binh, changeTime: '2026-11-04T02:00:00Z', reason: 'handed_over' },
      { from: binh, to: chi, changeTime: '2026-11-05T02:00:00Z', reason: 'handed_over' },
    ],
    heldWorkingMinutes: 480,
    termStartTime: '2026-11-02T01:00:00Z',
    dueTime: '2026-11-13T17:00:00Z',
    termWorkingMinutes: 4800,
    leftAtReceiptWorkingMinutes: 3840,
    leftWorkingMinutes: 210,
  },
  parameters: [{ name: 'last_percent', value: 10, validFrom: '2026-01-01', legalRef: 'configured' }],
  ...fields,
});

describe('whyOf', () => {
  it('is a full sentence of the facts of each rule', () => {
    expect(whyOf(finding({ rule: 'FINDING_RULE_LOOP' }), vi)).toBe(
      'Nguyễn Văn An (Chuyên viên) chuyển việc này cho Trần Thị Bình (Chuyên viên) lúc 04/11/2026 09:00. Trần Thị Bình (Chuyên viên) giữ 1 ngày làm việc, rồi lúc 05/11/2026 09:00 chuyển lại cho chính Nguyễn Văn An (Chuyên viên); trong thời gian giữ, hệ thống không ghi nhận việc làm nào.',
    );
    expect(whyOf(finding({ rule: 'FINDING_RULE_LATE_HAND_OVER' }), vi)).toBe(
      'Thời hạn của việc này từ 02/11/2026 08:00 đến hết 13/11/2026, gồm 10 ngày làm việc. Trần Thị Bình (Chuyên viên) giữ việc từ khi còn 8 ngày làm việc; đến 05/11/2026 09:00 mới chuyển cho Trưởng phòng, khi chỉ còn 3 giờ 30 phút làm việc, chưa đến 10 % thời hạn.',
    );
    expect(whyOf(finding({ rule: 'FINDING_RULE_EMPTY_HAND_OVER' }), vi)).toContain(
      'chuyển tiếp cho Trưởng phòng',
    );
    expect(whyOf(finding({ rule: 'FINDING_RULE_RETURN_FOR_COMPETENCE' }), vi)).toContain(
      'không thuộc thẩm quyền.',
    );
  });

  it('says overdue where nothing was left', () => {
    const facts = { ...finding({}).facts, leftWorkingMinutes: 0 };
    const why = whyOf(finding({ rule: 'FINDING_RULE_LATE_HAND_OVER', facts }), vi);
    expect(why).toContain('chuyển cho Trưởng phòng, khi đã quá hạn.');
  });
});

describe('parameterLines', () => {
  it('say the number, since when, and that no law fixes it', () => {
    expect(parameterLines(finding({}), vi)).toEqual([
      'Phần cuối của thời hạn: 10 % (áp dụng từ 01/01/2026; do Thành phố cấu hình, chưa có văn bản pháp luật quy định)',
    ]);
  });
});
