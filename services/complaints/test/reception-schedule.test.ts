import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spanOf } from '../src/domain/reception-duty.ts';
import { startReceptions } from './reception-world.ts';
import type { ReceptionWorld, Time, Visit } from './reception-world.ts';
import { sender } from './samples.ts';

let book: ReceptionWorld;
beforeAll(async () => {
  book = await startReceptions();
  book.world.goTo('2026-07-06');
});
afterAll(() => book.close());

const at = (time: string) => new Date(`2026-08-03T${time}:00+07:00`);

describe('the schedule', () => {
  it('is put in by clerk and leaders, and read by everybody who has a post', async () => {
    const { id } = await book.schedule('2026-08-03');
    await book.schedule('2026-08-04', {}, 'deputy');
    await expectReason(book.schedule('2026-08-05', {}, 'official-th'), 'PERMISSION_DENIED');
    await expectReason(book.schedule('2026-08-05', {}, 'stc-clerk'), 'PERMISSION_DENIED');
    for (const who of ['clerk', 'stc-official', 'auditor', 'ward-leader']) {
      const { slots } = await book.timetable(who, '2026-08-03', '2026-08-03');
      expect(slots.map((slot) => slot.id)).toEqual([id]);
    }
    const mine = await book.timetable('clerk', '2026-08-03', '2026-08-03');
    expect(mine.allowedActions).toEqual(['ScheduleReception', 'RecordReception']);
  });

  it('lets nobody receive at two places at once, also when both are asked for at the same time', async () => {
    const half = { startTime: at('09:30'), endTime: at('11:00') };
    await expectReason(book.schedule('2026-08-03', half), 'SLOT_TAKEN');
    await book.schedule('2026-08-03', { startTime: at('10:00'), endTime: at('11:00') });
    const race = await Promise.allSettled(Array.from({ length: 4 }, () => book.schedule('2026-08-11')));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('shows what was cancelled and why, and that time is free again', async () => {
    const slot = await book.schedule('2026-08-12');
    await expectReason(book.cancel('official-th', slot.id), 'PERMISSION_DENIED');
    await expectReason(book.cancel('clerk', slot.id, { etag: '9' }), 'ETAG_STALE');
    const cancelled = await book.cancel('clerk', slot.id);
    expect(cancelled).toMatchObject({ cancelReason: 'Bận họp đột xuất', allowedActions: [] });
    expect(cancelled.cancelTime).toBeDefined();
    await expectReason(book.cancel('clerk', slot.id), 'SLOT_CANCELLED');
    await book.schedule('2026-08-12');
  });

  it('shows a month without the head’s day as missed, by the row of the law, and forbids nothing', async () => {
    const duties = async () => (await book.timetable('clerk', '2026-09-10', '2026-11-05')).duties;
    await book.schedule('2026-09-15');
    await book.schedule('2026-10-15', { unscheduled: true });
    const off = await book.schedule('2026-10-16');
    await book.cancel('clerk', off.id);
    await book.schedule('2026-10-19', { postId: idOf('post deputy') });
    book.world.goTo('2026-11-02');
    expect((await duties()).map(({ startDate, endDate, missed }) => [startDate, endDate, missed])).toEqual([
      ['2026-09-01', '2026-09-30', false],
      ['2026-10-01', '2026-10-31', true],
      ['2026-11-01', '2026-11-30', false],
    ]);
    expect((await duties())[1]).toMatchObject({
      termCode: 'reception.leader.city',
      legalRef: 'Luật Tiếp công dân 42/2013/QH13 Đ.12(5)',
      requiredDays: 1,
      scheduledDays: 0,
    });
    book.world.goTo('2026-07-06');
    const ward = await book.timetable('clerk', '2026-07-01', '2026-07-14', 'ba-dinh');
    expect(ward.duties.map(({ startDate, missed }) => [startDate, missed])).toEqual([
      ['2026-06-29', true],
      ['2026-07-06', false],
      ['2026-07-13', false],
    ]);
    expect((await book.timetable('clerk', '2026-07-01', '2026-07-14', 'hdnd')).duties).toEqual([]);
  });

  it('counts in whole months and in weeks from Monday', () => {
    expect(spanOf('2028-02-29', 'month')).toEqual({ start: '2028-02-01', end: '2028-02-29' });
    expect(spanOf('2026-12-31', 'month')).toEqual({ start: '2026-12-01', end: '2026-12-31' });
    expect(spanOf('2026-07-05', 'week')).toEqual({ start: '2026-06-29', end: '2026-07-05' });
    expect(spanOf('2026-07-05', 'year')).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each<[string, Time]>([
    ['slot.unitId', { unitId: 'không' }],
    ['slot.postId', { postId: '' }],
    ['slot.postId', { postId: idOf('post stc-official'), unitId: idOf('stc-tcdn') }],
    ['slot.place', { place: '' }],
    ['slot.endTime', { endTime: at('08:00'), startTime: at('08:00') }],
    ['slot.endTime', { startTime: at('23:00'), endTime: new Date(at('23:00').getTime() + 7_200_000) }],
  ])('of a time is refused by its field: %s', async (_, fields) => {
    const code = fields.unitId === idOf('stc-tcdn') ? 'PERMISSION_DENIED' : 'FIELD_INVALID';
    await expectReason(book.schedule('2026-08-20', fields), code);
  });

  it.each<[string, Visit]>([
    ['no people', { parties: [] }],
    ['a denounced person who came', { parties: [sender('Trần Văn A', 3)] }],
    ['a name in the summary', { summary: 'Ông trần văn khiếu đến khiếu nại' }],
    ['a name in the follow-up of the guidance', { guidedTo: 'Trần Văn Khiếu về phường' }],
    ['a visit to come', { receiveTime: new Date('2026-07-07T09:00:00+07:00') }],
    ['several contents', { content: 4 }],
    ['a number without a place', { passedNumberSymbol: '1/CV' }],
    ['a refusal the law does not know', { refusalCode: 'too_loud' }],
    ['a denounced official of a complaint', { denouncedUnitId: idOf('stc') }],
    ['a paper without pages', { originals: [{ name: 'Đơn', pages: 0 }] }],
  ])('of a visit is refused before anything is kept: %s', async (_, fields) => {
    const before = await book.world.keptParties();
    await expectReason(book.record(fields), 'FIELD_INVALID');
    expect(await book.world.keptParties()).toEqual(before);
  });

  it('of references is refused as what is not there', async () => {
    const hidden = await book.world.receive({ unitId: idOf('stc') }, 'stc-clerk');
    await expectReason(book.record({ letterId: hidden.id }), 'LETTER_NOT_FOUND');
    await expectReason(book.record({ slotId: idOf('nothing') }), 'SLOT_NOT_FOUND');
    const ward = { unitId: idOf('stc'), receiverPostId: idOf('post ward-leader') };
    await expectReason(book.record(ward, 'stc-clerk'), 'FIELD_INVALID');
    await expectReason(book.record({}, 'chairman'), 'PERMISSION_DENIED');
    await expectReason(book.record({ unitId: idOf('stc') }), 'PERMISSION_DENIED');
  });

  it('of a file or a list is refused by its field', async () => {
    await expectReason(book.list('clerk', { fromDate: '1/7' }), 'FIELD_INVALID');
    await expectReason(book.timetable('clerk', '2026-07-02', '2026-07-01'), 'FIELD_INVALID');
    await expectReason(book.timetable('clerk', '2026-07-02', '2027-07-04'), 'FIELD_INVALID');
    await expect(book.file('clerk', '', '2026-07-01')).rejects.toThrow(/INVALID_ARGUMENT/);
  });
});
