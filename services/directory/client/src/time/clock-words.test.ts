import { describe, expect, it } from 'vitest';
import { runClock, type ClockAsk } from './clock.ts';
import { at, calendar, term } from './fixtures.ts';
import type { LegalTerm } from './legal-term.ts';

const accepted = { startEvent: 'ngày thụ lý', legalRef: 'LKN Đ.28' };
const extended = { startEvent: 'ngày đến hạn', legalRef: 'LTC Đ.30(2)' };
const before = { startEvent: 'ngày đối thoại', legalRef: 'NĐ 155 Đ.11', params: { direction: 'before' } };
const terms: readonly LegalTerm[] = [
  term('working_day', 7, { code: 'c.accept', legalRef: 'NĐ 155 Đ.10' }),
  term('calendar_day', 30, { code: 'c.resolve', ...accepted }),
  term('calendar_day', 30, { code: 'c.extend.complex', ...extended }),
  term('calendar_day', 5, { code: 'c.notify', ...before }),
  term('working_day', 5, { code: 'c.prepare', ...before, startEvent: 'ngày tiếp công dân trực tuyến' }),
  term('hour', 1, { code: 'c.connect', ...before, startEvent: 'giờ tiếp công dân trực tuyến' }),
  term('calendar_day', 30, { code: 'c.local', legalRef: 'cấu hình', confidence: 'unknown' }),
  term('calendar_day', 20, { code: 'c.kept', legalRef: 'Luật 121/2025', confidence: 'low' }),
];

function words(step: string, trigger: string, ask: Partial<ClockAsk> = {}) {
  return runClock({ procedure: 'c', step, triggerTime: at(trigger), ...ask }, terms, calendar)?.explanation;
}

/** Vietnamese and English are written down whole: whoever changes a word changes it here too. */
describe('the words of a clock', () => {
  it('working days: start, first day, days off, make-up day, end, rule', () => {
    expect(words('accept', '2026-08-20 09:00')).toEqual({
      vi:
        '7 ngày làm việc kể từ ngày nhận thứ Năm 20/08/2026, không tính ngày đầu; nghỉ 23/08 (cuối tuần); ' +
        'làm bù 22/08; hết hạn 24:00 thứ Sáu 28/08/2026 (NĐ 155 Đ.10)',
      en:
        '7 working days from the day of receipt, Thursday 20 Aug 2026, first day not counted; days off 23 Aug ' +
        '(weekend); make-up days worked 22 Aug; ends at 24:00 Friday 28 Aug 2026 (NĐ 155 Đ.10)',
    });
  });

  it('calendar days: each day off that moved the end', () => {
    expect(words('resolve', '2026-01-16 09:00')).toEqual({
      vi:
        '30 ngày kể từ ngày thụ lý thứ Sáu 16/01/2026, không tính ngày đầu; ngày cuối Chủ nhật 15/02/2026 là ' +
        'ngày nghỉ (cuối tuần), nghỉ tiếp 16–20/02 (Tết Nguyên đán), 21–22/02, chuyển sang ngày làm việc tiếp ' +
        'theo; hết hạn 24:00 thứ Hai 23/02/2026 (LKN Đ.28)',
      en:
        '30 days from the day of acceptance, Friday 16 Jan 2026, first day not counted; the last day, Sunday ' +
        '15 Feb 2026, is a day off (weekend), as are 16–20 Feb (Tết Nguyên đán), 21–22 Feb, and moves to the ' +
        'next working day; ends at 24:00 Monday 23 Feb 2026 (LKN Đ.28)',
    });
  });

  it('suspensions that ended: what was left then, since when it runs again, the original due time', () => {
    const pauses = [
      { from: at('2026-07-13 10:00'), to: at('2026-08-03 15:00') },
      { from: at('2026-08-10 08:00'), to: at('2026-08-24 08:00') },
    ];
    expect(words('resolve', '2026-07-01 09:00', { pauses })).toEqual({
      vi:
        '30 ngày kể từ ngày thụ lý thứ Tư 01/07/2026, không tính ngày đầu; tạm dừng 13/07–02/08 (khi đó còn 19 ' +
        'ngày, tính tiếp từ 03/08), 10–23/08 (khi đó còn 12 ngày, tính tiếp từ 24/08); hạn ban đầu 24:00 thứ ' +
        'Sáu 31/07/2026; hết hạn 24:00 thứ Sáu 04/09/2026 (LKN Đ.28)',
      en:
        '30 days from the day of acceptance, Wednesday 1 Jul 2026, first day not counted; paused 13 Jul–2 Aug ' +
        '(19 days left then, running again from 3 Aug), 10–23 Aug (12 days left then, running again from 24 ' +
        'Aug); originally due at 24:00 Friday 31 Jul 2026; ends at 24:00 Friday 4 Sep 2026 (LKN Đ.28)',
    });
  });

  it('a suspension that lasts: no end, what is left, when it runs on', () => {
    expect(words('accept', '2026-08-20 09:00', { pauses: [{ from: at('2026-08-25 09:00') }] })).toEqual({
      vi:
        '7 ngày làm việc kể từ ngày nhận thứ Năm 20/08/2026, không tính ngày đầu; nghỉ 23/08 (cuối tuần); ' +
        'làm bù 22/08; tạm dừng từ thứ Ba 25/08/2026, còn 4 ngày làm việc, tính tiếp từ ngày có quyết định ' +
        'tiếp tục; hạn ban đầu 24:00 thứ Sáu 28/08/2026 (NĐ 155 Đ.10)',
      en:
        '7 working days from the day of receipt, Thursday 20 Aug 2026, first day not counted; days off 23 Aug ' +
        '(weekend); make-up days worked 22 Aug; paused since Tuesday 25 Aug 2026, 4 working days left, running ' +
        'again from the day of the decision to resume; originally due at 24:00 Friday 28 Aug 2026 (NĐ 155 Đ.10)',
    });
  });

  const extensions = [{ variant: 'complex', decisionTime: at('2026-07-27 09:00') }];
  it('an extension: number, decision, from the due date', () => {
    expect(words('resolve', '2026-07-01 09:00', { extensions })).toEqual({
      vi:
        '30 ngày kể từ ngày thụ lý thứ Tư 01/07/2026, không tính ngày đầu; hết hạn 24:00 thứ Sáu 31/07/2026 ' +
        '(LKN Đ.28); gia hạn lần 1 (quyết định thứ Hai 27/07/2026): 30 ngày kể từ ngày đến hạn thứ Sáu ' +
        '31/07/2026, không tính ngày đầu; ngày cuối Chủ nhật 30/08/2026 là ngày nghỉ (cuối tuần), nghỉ tiếp ' +
        '31/08 (Nghỉ hoán đổi), 01–02/09 (Quốc khánh), chuyển sang ngày làm việc tiếp theo; hết hạn 24:00 thứ ' +
        'Năm 03/09/2026 (LTC Đ.30(2))',
      en:
        '30 days from the day of acceptance, Wednesday 1 Jul 2026, first day not counted; ends at 24:00 Friday ' +
        '31 Jul 2026 (LKN Đ.28); extension 1 (decided on Monday 27 Jul 2026): 30 days from the due date, Friday ' +
        '31 Jul 2026, first day not counted; the last day, Sunday 30 Aug 2026, is a day off (weekend), as are ' +
        '31 Aug (Nghỉ hoán đổi), 1–2 Sep (Quốc khánh), and moves to the next working day; ends at 24:00 ' +
        'Thursday 3 Sep 2026 (LTC Đ.30(2))',
    });
  });

  it('an extension granted before a suspension that lasts', () => {
    const pauses = [{ from: at('2026-07-30 09:00') }];
    expect(words('resolve', '2026-07-01 09:00', { extensions, pauses })).toEqual({
      vi:
        '30 ngày kể từ ngày thụ lý thứ Tư 01/07/2026, không tính ngày đầu; tạm dừng từ thứ Năm 30/07/2026, còn ' +
        '2 ngày, tính tiếp từ ngày có quyết định tiếp tục; hạn ban đầu 24:00 thứ Sáu 31/07/2026 (LKN Đ.28); gia ' +
        'hạn lần 1 (quyết định thứ Hai 27/07/2026): thêm 30 ngày sau khi tính tiếp (LTC Đ.30(2))',
      en:
        '30 days from the day of acceptance, Wednesday 1 Jul 2026, first day not counted; paused since Thursday ' +
        '30 Jul 2026, 2 days left, running again from the day of the decision to resume; originally due at ' +
        '24:00 Friday 31 Jul 2026 (LKN Đ.28); extension 1 (decided on Monday 27 Jul 2026): 30 days more once it ' +
        'runs again (LTC Đ.30(2))',
    });
  });

  it('at least n days before: that day not counted, and no later day when the last is off', () => {
    expect(words('notify', '2026-09-07 08:00')).toEqual({
      vi:
        'chậm nhất 5 ngày trước ngày đối thoại thứ Hai 07/09/2026, không tính chính ngày đó; ngày cuối là ngày ' +
        'nghỉ (Quốc khánh), không được chuyển sang ngày sau; ngày làm việc cuối cùng còn trong hạn là thứ Sáu ' +
        '28/08/2026; hết hạn 24:00 thứ Tư 02/09/2026 (NĐ 155 Đ.11)',
      en:
        'at the latest 5 days before the day of the dialogue, Monday 7 Sep 2026, that day not counted; the last ' +
        'day is a day off (Quốc khánh) and may not move to a later one; the last working day in time is Friday ' +
        '28 Aug 2026; ends at 24:00 Wednesday 2 Sep 2026 (NĐ 155 Đ.11)',
    });
  });

  it('working days and hours before: the days off passed, the moment', () => {
    expect(words('prepare', '2026-09-08 09:00')?.vi).toBe(
      'chậm nhất 5 ngày làm việc trước ngày tiếp công dân trực tuyến thứ Ba 08/09/2026, không tính chính ngày ' +
        'đó; nghỉ 29–30/08 (cuối tuần), 31/08 (Nghỉ hoán đổi), 01–02/09 (Quốc khánh), 05–06/09; hết hạn 24:00 ' +
        'thứ Năm 27/08/2026 (NĐ 155 Đ.11)',
    );
    expect(words('connect', '2026-09-08 09:00')).toEqual({
      vi:
        'chậm nhất 1 giờ trước giờ tiếp công dân trực tuyến 09:00 thứ Ba 08/09/2026; hết hạn 08:00 thứ Ba ' +
        '08/09/2026 (NĐ 155 Đ.11)',
      en:
        'at the latest 1 hour before the start of the online reception, 09:00 Tuesday 8 Sep 2026; ends at 08:00 ' +
        'Tuesday 8 Sep 2026 (NĐ 155 Đ.11)',
    });
  });

  it('says that a default is ours, and that a number was kept from the older law', () => {
    expect(words('local', '2026-07-01 09:00')).toEqual({
      vi:
        '30 ngày kể từ ngày nhận thứ Tư 01/07/2026, không tính ngày đầu; hết hạn 24:00 thứ Sáu 31/07/2026 (mặc ' +
        'định của hệ thống vì chưa tìm thấy quy định, cần cấu hình)',
      en:
        '30 days from the day of receipt, Wednesday 1 Jul 2026, first day not counted; ends at 24:00 Friday ' +
        '31 Jul 2026 (a default of this platform as no rule was found, to be configured)',
    });
    expect(words('kept', '2026-07-01 09:00')).toEqual({
      vi:
        '20 ngày kể từ ngày nhận thứ Tư 01/07/2026, không tính ngày đầu; hết hạn 24:00 thứ Ba 21/07/2026 (Luật ' +
        '121/2025; giữ số của luật cũ, chưa đối chiếu văn bản mới)',
      en:
        '20 days from the day of receipt, Wednesday 1 Jul 2026, first day not counted; ends at 24:00 Tuesday ' +
        '21 Jul 2026 (Luật 121/2025; number kept from the older law, not yet checked against the new text)',
    });
  });
});
