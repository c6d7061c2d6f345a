import { randomUUID } from 'node:crypto';
import {
  AddLegalTermRequest,
  ListCalendarDaysRequest,
  ListLegalTermsRequest,
  PreviewDueTimeRequest,
  SetCalendarDayRequest,
  TermUnit,
  type CalendarDay,
  type LegalTerm,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCity, type City, type Who } from './city.ts';
import { expectAdministratorOnly, expectReplay, type Send } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

type Options = NonNullable<Parameters<Send<unknown>>[0]>;
const dayOff = {
  dayOff: true,
  name: 'Ngày Văn hóa Việt Nam',
  nameEn: 'Culture Day',
  legalRef: 'NQ 28/2026/QH16',
  confidence: 'high',
};
const setDay = (day: Partial<CalendarDay>, { who, requestId = randomUUID() }: Options = {}) => {
  const request = SetCalendarDayRequest.fromPartial({ day: { ...dayOff, ...day }, requestId });
  return city.ask(city.client.setCalendarDay, request, who);
};
const listDays = (year: number, who?: Who) =>
  city.ask(city.client.listCalendarDays, ListCalendarDaysRequest.fromPartial({ year }), who);
const accept = {
  code: 'complaints.accept',
  name: 'Thụ lý khiếu nại',
  startEvent: 'ngày nhận đơn',
  legalRef: 'Luật Khiếu nại',
  confidence: 'high',
};
const addTerm = (fields: Partial<LegalTerm>, { who, requestId = randomUUID() }: Options = {}) => {
  const legalTerm = { ...accept, value: 7, unit: TermUnit.WORKING_DAY, validFrom: '2026-07-01', ...fields };
  return city.ask(city.client.addLegalTerm, AddLegalTermRequest.fromPartial({ legalTerm, requestId }), who);
};
const listTerms = async (fields: Partial<ListLegalTermsRequest>, who?: Who) =>
  (await city.ask(city.client.listLegalTerms, ListLegalTermsRequest.fromPartial(fields), who)).legalTerms;
const preview = (termCode: string, startTime: Date | undefined, who?: Who) =>
  city.ask(city.client.previewDueTime, PreviewDueTimeRequest.fromPartial({ termCode, startTime }), who);

describe('SetCalendarDay and ListCalendarDays', () => {
  it('sets days off and make-up days and counts the working days of the year', async () => {
    expect((await listDays(2026)).workingDays).toBe(261);
    await setDay({ date: '2026-11-24' });
    await setDay({ date: '2026-08-31', name: 'Hoán đổi', swapWith: '2026-08-22' });
    await setDay({ date: '2026-08-22', dayOff: false, name: 'Làm bù', swapWith: '2026-08-31' });
    const { days, workingDays } = await listDays(2026, 'system');
    expect(days.map((day) => [day.date, day.dayOff, day.swapWith])).toEqual([
      ['2026-08-22', false, '2026-08-31'],
      ['2026-08-31', true, '2026-08-22'],
      ['2026-11-24', true, ''],
    ]);
    expect(workingDays).toBe(260);
  });

  it('sets a day anew', async () => {
    await setDay({ date: '2026-12-25', name: 'Nhầm' });
    await setDay({ date: '2026-12-25', dayOff: false, name: 'Ngày làm việc' });
    expect((await listDays(2026)).days.at(-1)).toMatchObject({ date: '2026-12-25', dayOff: false });
  });

  it('names every wrong field, is for the administrator only and acts once', async () => {
    const wrong = setDay({ date: '2026-02-29', name: '', swapWith: 'x', legalRef: '', confidence: 'sure' });
    const fields = ['date', 'name', 'swapWith', 'legalRef', 'confidence'].map((field) => `day.${field}`);
    await expectReason(wrong, 'FIELD_INVALID', fields);
    await expectReason(listDays(1999), 'FIELD_INVALID', ['year']);
    await expectReason(listDays(2026, 'stranger'), 'CALLER_UNKNOWN');
    await expectAdministratorOnly((options) => setDay({ date: '2026-06-01' }, options));
    await expectReplay(city, (options) => setDay({ date: '2026-06-01', dayOff: false }, options));
  });
});

describe('AddLegalTerm and ListLegalTerms', () => {
  it('ends the row before it the day before and shows each date its own row', async () => {
    await addTerm({ value: 10, unit: TermUnit.CALENDAR_DAY, validFrom: '2012-07-01' });
    await addTerm({});
    const on = async (asOf: string) =>
      (await listTerms({ code: accept.code, asOf })).map((row) => [row.value, row.unit, row.validTo]);
    expect(await on('2026-06-30')).toEqual([[10, TermUnit.CALENDAR_DAY, '2026-06-30']]);
    expect(await on('2026-07-01')).toEqual([[7, TermUnit.WORKING_DAY, '']]);
    expect(await on('2012-06-30')).toEqual([]);
    expect(await listTerms({ code: accept.code })).toHaveLength(1);
    expect(await listTerms({ code: accept.code, history: true })).toHaveLength(2);
  });

  it('refuses a row that another holds a day of', async () => {
    await expectReason(addTerm({ validFrom: '2026-07-01' }), 'LEGAL_TERM_OVERLAP');
    await expectReason(addTerm({ validFrom: '2010-01-01' }), 'LEGAL_TERM_OVERLAP');
    await expectReason(addTerm({ validFrom: '2020-01-01', validTo: '2020-12-31' }), 'LEGAL_TERM_OVERLAP');
    await addTerm({ validFrom: '2010-01-01', validTo: '2012-06-30' });
  });

  it('keeps how often an extension may be granted', async () => {
    const code = 'denunciations.extend.especially_complex';
    await addTerm({ code, validFrom: '2019-01-01', params: { times: '2' } });
    expect((await listTerms({ code }))[0]?.params).toEqual({ times: '2' });
  });

  it('keeps refinements', async () => {
    const code = 'one-stop.transfer';
    const { legalTerm } = await addTerm({ code, params: { cut_off: '15:00' }, validFrom: '2018-06-21' });
    expect(legalTerm?.params).toEqual({ cut_off: '15:00' });
    expect((await listTerms({ code }))[0]?.params).toEqual({ cut_off: '15:00' });
  });

  it('names every wrong field, is for the administrator only and acts once', async () => {
    const wrong = addTerm({
      code: '',
      name: '',
      value: -1,
      unit: 0,
      startEvent: '',
      validFrom: '',
      legalRef: '',
      params: { x: 'y', cut_off: '25:00', times: '0' },
    });
    const fields = [
      'code',
      'name',
      'value',
      'unit',
      'startEvent',
      'validFrom',
      'legalRef',
      'params.x',
      'params.cut_off',
      'params.times',
    ];
    await expectReason(
      wrong,
      'FIELD_INVALID',
      fields.map((field) => `legalTerm.${field}`),
    );
    const back = addTerm({ code: 'once', unit: TermUnit.WORKING_HOUR, params: { direction: 'before' } });
    await expectReason(back, 'FIELD_INVALID', ['legalTerm.params.direction']);
    await expectReason(listTerms({ asOf: 'x' }), 'FIELD_INVALID', ['asOf']);
    await expectReason(listTerms({}, 'stranger'), 'CALLER_UNKNOWN');
    await expectAdministratorOnly((options) => addTerm({ code: 'once' }, options));
    await expectReplay(city, (options) => addTerm({ code: 'once' }, options));
  });
});

describe('PreviewDueTime', () => {
  it('counts by the row of the start day and says how', async () => {
    const due = await preview(accept.code, new Date('2026-11-20T02:00:00Z'), 'system');
    expect(due.dueDate).toBe('2026-12-02');
    expect(due.dueTime).toEqual(new Date('2026-12-02T17:00:00Z'));
    expect(due.legalTerm?.value).toBe(7);
    expect(due.explanationVi).toContain('7 ngày làm việc');
    expect(due.explanationVi).toContain('Ngày Văn hóa Việt Nam');
    expect(due.explanationEn).toContain('7 working days');
    expect(due.explanationEn).toContain('Culture Day');
  });

  it('keeps the old row for an event of its last day in Hanoi', async () => {
    const last = await preview(accept.code, new Date('2026-06-30T16:59:59Z'));
    expect([last.legalTerm?.value, last.dueDate]).toEqual([10, '2026-07-10']);
    expect((await preview(accept.code, new Date('2026-06-30T17:00:00Z'))).legalTerm?.value).toBe(7);
  });

  it('refuses a term without a row that day, a year without a calendar and wrong fields', async () => {
    const start = new Date('2026-11-20T02:00:00Z');
    await expectReason(preview('nothing', start), 'LEGAL_TERM_NOT_FOUND');
    await expectReason(preview(accept.code, new Date('2009-12-31T02:00:00Z')), 'LEGAL_TERM_NOT_FOUND');
    const status = await expectReason(
      preview(accept.code, new Date('2026-12-30T02:00:00Z')),
      'CALENDAR_MISSING',
    );
    expect(status.sentences['vi']).toContain('2027');
    await expectReason(preview('', undefined), 'FIELD_INVALID', ['termCode', 'startTime']);
    await expectReason(preview(accept.code, new Date('1999-01-01T00:00:00Z')), 'FIELD_INVALID', [
      'startTime',
    ]);
    await expectReason(preview(accept.code, start, 'stranger'), 'CALLER_UNKNOWN');
  });
});
