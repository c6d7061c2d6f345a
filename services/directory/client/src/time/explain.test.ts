import { describe, expect, it } from 'vitest';
import { countTerm } from './count-term.ts';
import { at, calendar, term } from './fixtures.ts';

describe('countTerm().explanation', () => {
  it('names start, days off, end and law for working days', () => {
    const acceptance = term('working_day', 7, { legalRef: 'NĐ 155/2026 Đ.10' });
    const { explanation } = countTerm({ term: acceptance, startTime: at('2026-11-20 09:00'), calendar });
    expect(explanation.vi).toBe(
      '7 ngày làm việc kể từ ngày nhận thứ Sáu 20/11/2026, không tính ngày đầu; nghỉ 21–22/11 (cuối tuần), ' +
        '24/11 (Ngày Văn hóa Việt Nam), 28–29/11; hết hạn 24:00 thứ Tư 02/12/2026 (NĐ 155/2026 Đ.10)',
    );
    expect(explanation.en).toBe(
      '7 working days from the day of receipt, Friday 20 Nov 2026, first day not counted; days off 21–22 Nov ' +
        '(weekend), 24 Nov (Ngày Văn hóa Việt Nam), 28–29 Nov; ends at 24:00 Wednesday 2 Dec 2026 (NĐ 155/2026 Đ.10)',
    );
  });

  it('says why the last day moved', () => {
    const { explanation } = countTerm({
      term: term('calendar_day', 30, { startEvent: 'ngày thụ lý', legalRef: 'LKN Đ.28' }),
      startTime: at('2026-03-27 09:00'),
      calendar,
    });
    expect(explanation.vi).toBe(
      '30 ngày kể từ ngày thụ lý thứ Sáu 27/03/2026, không tính ngày đầu; ngày cuối Chủ nhật 26/04/2026 là ngày ' +
        'nghỉ (Giỗ Tổ Hùng Vương), nghỉ tiếp 27/04, chuyển sang ngày làm việc tiếp theo; hết hạn 24:00 thứ Ba ' +
        '28/04/2026 (LKN Đ.28)',
    );
  });

  it('names make-up days, pauses, the cut-off and ranges over two months', () => {
    const counted = countTerm({
      term: term('working_day', 8, { params: { cut_off: '15:00' } }),
      startTime: at('2026-08-20 15:30'),
      calendar,
      pauses: [{ from: at('2026-08-24 08:00'), to: at('2026-08-26 08:00') }],
    });
    expect(counted.explanation.vi).toBe(
      '8 ngày làm việc kể từ ngày nhận thứ Năm 20/08/2026 (sau 15:00, tính như thứ Sáu 21/08/2026), không tính ' +
        'ngày đầu; nghỉ 23/08 (cuối tuần), 29–30/08, 31/08 (Nghỉ hoán đổi), 01–02/09 (Quốc khánh), 05–06/09; ' +
        'làm bù 22/08; tạm dừng 24–25/08 (khi đó còn 7 ngày làm việc, tính tiếp từ 26/08); hạn ban đầu 24:00 thứ ' +
        'Sáu 04/09/2026; hết hạn 24:00 thứ Ba 08/09/2026 (Đ.1)',
    );
  });

  it.each([
    [
      term('working_day', 0),
      'trong ngày làm việc kể từ ngày nhận thứ Hai 23/11/2026; hết hạn 24:00 thứ Hai 23/11/2026 (Đ.1)',
    ],
    [
      term('working_day', 1, { params: { until: 'morning' }, startEvent: 'ngày ký' }),
      '1 ngày làm việc (trong buổi sáng) kể từ ngày ký thứ Hai 23/11/2026, không tính ngày đầu; ' +
        'nghỉ 24/11 (Ngày Văn hóa Việt Nam); hết hạn 12:00 thứ Tư 25/11/2026 (Đ.1)',
    ],
    [term('hour', 2), '2 giờ kể từ 09:00 thứ Hai 23/11/2026; hết hạn 11:00 thứ Hai 23/11/2026 (Đ.1)'],
    [term('hour', 0), 'ngay kể từ 09:00 thứ Hai 23/11/2026; hết hạn 09:00 thứ Hai 23/11/2026 (Đ.1)'],
    [
      term('calendar_day', 10, { params: { direction: 'before' }, startEvent: 'ngày khai mạc kỳ họp' }),
      'chậm nhất 10 ngày trước ngày khai mạc kỳ họp thứ Hai 23/11/2026, không tính chính ngày đó; ' +
        'hết hạn 24:00 thứ Sáu 13/11/2026 (Đ.1)',
    ],
  ])('words %o', (counted, sentence) => {
    const { explanation } = countTerm({ term: counted, startTime: at('2026-11-23 09:00'), calendar });
    expect(explanation.vi).toBe(sentence);
  });

  it('warns when the days off are not decided yet', () => {
    const sure = countTerm({ term: term('working_day', 1), startTime: at('2026-12-30 09:00'), calendar });
    const unsure = countTerm({ term: term('working_day', 3), startTime: at('2026-12-30 09:00'), calendar });
    expect([sure.estimated, unsure.estimated]).toEqual([false, true]);
    expect(unsure.explanation.vi).toContain('mới là dự kiến');
    expect(unsure.calendarVersion).toBe('test-1');
  });

  it('shows a start event that is not in the list as it is written', () => {
    const free = term('calendar_day', 5, { startEvent: 'ngày công bố', legalRef: '' });
    const { explanation } = countTerm({ term: free, startTime: at('2026-11-02 09:00'), calendar });
    expect(explanation.vi).toBe(
      '5 ngày kể từ ngày công bố thứ Hai 02/11/2026, không tính ngày đầu; ngày cuối thứ Bảy 07/11/2026 là ngày ' +
        'nghỉ (cuối tuần), nghỉ tiếp 08/11, chuyển sang ngày làm việc tiếp theo; hết hạn 24:00 thứ Hai 09/11/2026',
    );
  });
});
