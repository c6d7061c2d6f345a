import {
  DueState,
  IncomingState,
  OutgoingKind,
  OutgoingState,
  RegisterKind,
  Urgency,
} from '@baro/proto/baro/documents/v1/resources';
import { describe, expect, it } from 'vitest';
import { handlingCells, incomingCells, outgoingCells, typedSubject } from './register-cells.ts';
import type { IncomingEntry, OutgoingEntry } from './register-cells.ts';
import { isKeptRegister, registerForm } from './register-columns.ts';

const lead = {
  unitName: 'Phòng Tổng hợp',
  personName: 'Nguyễn Thị Tuyết',
  time: new Date('2026-02-05T18:00:00Z'),
};

const incoming: IncomingEntry = {
  arrivalNumber: 17,
  arrivalTime: new Date('2026-02-04T17:30:00Z'),
  issuerName: 'Bộ Tài chính',
  number: '05',
  symbol: 'QĐ-BTC',
  issueDate: '2026-02-03',
  typeName: 'Quyết định (cá biệt)',
  subject: 'Về việc giao dự toán',
  description: 'Bản sao y',
  toPlaces: 'UBND các tỉnh',
  urgency: Urgency.URGENT,
  state: IncomingState.ACCEPTED,
  returnReason: '',
  result: '',
  answerNumberSymbol: '',
  dueTime: new Date('2026-02-12T17:00:00Z'),
  finishTime: null,
  dueState: DueState.IN_TERM,
  lead,
  coOrdinators: [{ ...lead, unitName: 'Sở Tài chính', personName: 'Trần Văn Độ' }],
};

const outgoing: OutgoingEntry = {
  numberSymbol: '07/KH-UBND',
  issueDate: '2026-03-01',
  typeName: 'Kế hoạch',
  subject: 'Kế hoạch kiểm tra ngân sách',
  signerName: 'Lê Văn C',
  recipients: ['Sở Tài chính', 'UBND phường Ba Đình'],
  draftingUnitName: 'Phòng Tổng hợp',
  copyCount: 12,
  issueTime: new Date('2026-03-02T01:00:00Z'),
  kind: OutgoingKind.OUTGOING,
  urgency: Urgency.NORMAL,
  state: OutgoingState.ISSUED,
  description: '',
  cancelReason: '',
  recallReason: '',
};

describe('registerForm', () => {
  it('has the columns of Phụ lục IV: 10, 10 and 7, and widths that fill the page', () => {
    const forms = [RegisterKind.INCOMING, RegisterKind.OUTGOING, RegisterKind.HANDLING].map(registerForm);
    expect(forms.map((form) => form.columns.length)).toEqual([10, 10, 7]);
    for (const form of forms) {
      expect(form.columns.reduce((sum, column) => sum + column.share, 0)).toBeGreaterThan(95);
    }
    expect(forms[0]?.columns.map((column) => column.heading)).toEqual([
      'Ngày đến',
      'Số đến',
      'Tác giả',
      'Số, ký hiệu văn bản',
      'Ngày tháng văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Đơn vị hoặc người nhận',
      'Ngày chuyển',
      'Ký nhận',
      'Ghi chú',
    ]);
    expect(forms[1]?.columns.map((column) => column.heading)).toEqual([
      'Số, ký hiệu văn bản',
      'Ngày tháng văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Người ký',
      'Nơi nhận văn bản',
      'Đơn vị, người nhận bản lưu',
      'Số lượng bản',
      'Ngày chuyển',
      'Ký nhận',
      'Ghi chú',
    ]);
    expect(forms[2]?.columns.map((column) => column.heading)).toEqual([
      'Số đến',
      'Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản',
      'Đơn vị hoặc người nhận',
      'Thời hạn giải quyết',
      'Tiến độ giải quyết',
      'Số, ký hiệu văn bản trả lời',
      'Ghi chú',
    ]);
  });

  it('knows no register for the unset and unknown values', () => {
    expect([RegisterKind.UNSPECIFIED, RegisterKind.UNRECOGNIZED].some(isKeptRegister)).toBe(false);
  });
});

describe('incomingCells', () => {
  it('says what the book says, by the date of the city', () => {
    expect(incomingCells(incoming)).toEqual([
      '05/02/2026',
      '17',
      'Bộ Tài chính',
      '05/QĐ-BTC',
      '03/02/2026',
      'Quyết định: Về việc giao dự toán',
      'Nguyễn Thị Tuyết - Phòng Tổng hợp; Phối hợp: Trần Văn Độ - Sở Tài chính',
      '06/02/2026',
      'Nguyễn Thị Tuyết',
      'Khẩn; Bản sao y',
    ]);
  });

  it('has nobody sign before the lead accepts, and no receiver but those written on the document before routing', () => {
    const routed = incomingCells({ ...incoming, state: IncomingState.ROUTED });
    expect([routed[6], routed[8]]).toEqual([expect.stringContaining('Tuyết'), '']);
    const fresh = incomingCells({
      ...incoming,
      state: IncomingState.REGISTERED,
      lead: undefined,
      coOrdinators: [],
    });
    expect(fresh.slice(6, 9)).toEqual(['UBND các tỉnh', '', '']);
  });

  it('says why a document went back to its sender', () => {
    const cells = incomingCells({
      ...incoming,
      state: IncomingState.RETURNED,
      returnReason: 'gửi nhầm',
      lead: undefined,
    });
    expect(cells[9]).toBe('Khẩn; Bản sao y; Trả lại nơi gửi: gửi nhầm');
  });

  it('bears a document without number, date and type', () => {
    const cells = incomingCells({ ...incoming, number: '', symbol: '', issueDate: null, typeName: '' });
    expect(cells.slice(3, 6)).toEqual(['', '', 'Về việc giao dự toán']);
  });
});

describe('handlingCells', () => {
  it('says document, term and progress', () => {
    expect(handlingCells(incoming)).toEqual([
      '17',
      'Quyết định: Về việc giao dự toán. Số 05/QĐ-BTC ngày 03/02/2026 của Bộ Tài chính',
      'Nguyễn Thị Tuyết - Phòng Tổng hợp; Phối hợp: Trần Văn Độ - Sở Tài chính',
      '12/02/2026',
      'Đang giải quyết (trong hạn)',
      '',
      'Khẩn; Bản sao y',
    ]);
  });

  it.each([
    [IncomingState.REGISTERED, DueState.IN_TERM, 'Đã vào sổ, chưa trình (trong hạn)'],
    [IncomingState.SUBMITTED, DueState.NONE, 'Đã trình, chờ ý kiến phân phối'],
    [IncomingState.ROUTED, DueState.DUE_SOON, 'Đã chuyển, chưa tiếp nhận (sắp đến hạn)'],
    [IncomingState.ACCEPTED, DueState.OVERDUE, 'Đang giải quyết (quá hạn)'],
    [IncomingState.FINISHED, DueState.LATE, 'Đã giải quyết ngày 10/02/2026 (quá hạn)'],
    [IncomingState.FINISHED, DueState.ON_TIME, 'Đã giải quyết ngày 10/02/2026 (đúng hạn)'],
    [IncomingState.RETURNED, DueState.NONE, 'Đã trả lại nơi gửi: gửi nhầm'],
    [IncomingState.ARCHIVED, DueState.NONE, ''],
  ])('tells progress in state %s and due state %s', (state, dueState, words) => {
    const finishTime = new Date('2026-02-10T03:00:00Z');
    expect(handlingCells({ ...incoming, state, dueState, finishTime, returnReason: 'gửi nhầm' })[4]).toBe(
      words,
    );
  });

  it('tells the hour of a due time within a day, the answer, and the result', () => {
    const cells = handlingCells({
      ...incoming,
      dueTime: new Date('2026-02-05T09:30:00Z'),
      answerNumberSymbol: '12/UBND-TH',
      result: 'đã họp',
    });
    expect([cells[3], cells[5], cells[6]]).toEqual([
      '16:30 ngày 05/02/2026',
      '12/UBND-TH',
      'Khẩn; đã họp; Bản sao y',
    ]);
  });
});

describe('outgoingCells', () => {
  it('says what the book says', () => {
    expect(outgoingCells(outgoing)).toEqual([
      '07/KH-UBND',
      '01/03/2026',
      'Kế hoạch kiểm tra ngân sách',
      'Lê Văn C',
      'Sở Tài chính; UBND phường Ba Đình',
      'Văn thư; Phòng Tổng hợp',
      '12',
      '02/03/2026',
      '',
      '',
    ]);
  });

  it.each([
    [
      { state: OutgoingState.NUMBER_CANCELLED, cancelReason: 'nhầm loại', issueTime: null },
      'Hủy số: nhầm loại',
    ],
    [{ state: OutgoingState.RECALLED, recallReason: 'sai thẩm quyền' }, 'Đã thu hồi: sai thẩm quyền'],
    [{ state: OutgoingState.REPLACED }, 'Đã được thay thế'],
    [{ kind: OutgoingKind.INTERNAL, urgency: Urgency.EXPRESS }, 'Văn bản nội bộ; Hỏa tốc'],
  ])('remarks %o', (changes, remark) => {
    expect(outgoingCells({ ...outgoing, ...changes })[9]).toBe(remark);
  });
});

describe('typedSubject', () => {
  it('does not tell the type twice, whatever the case and place of tone marks', () => {
    expect(typedSubject('Kế hoạch', 'KẾ HOẠCH năm 2026')).toBe('KẾ HOẠCH năm 2026');
    expect(typedSubject('Bản thỏa thuận', 'bản thoả thuận hợp tác')).toBe('bản thoả thuận hợp tác');
    expect(typedSubject('Công văn', 'Về việc báo cáo')).toBe('Công văn: Về việc báo cáo');
  });
});
