import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import {
  BLANK_RECORD,
  checkRecord,
  firstSession,
  nextOfMeeting,
  RECORD_FIELD_NAMES,
  toRecord,
} from './record-values.ts';

const now = new Date('2026-11-27T03:00:00Z');
const filled = {
  ...BLANK_RECORD,
  sessionId: 's',
  localityName: ' Phường Ba Đình ',
  words: ' Cử tri đề nghị\nsửa đường. ',
  subject: 'Sửa đường\n Đội Cấn',
};

describe('checkRecord', () => {
  it('asks for session, locality, words and subject; the rest may stay empty', () => {
    expect(checkRecord(filled, vi, now)).toEqual({});
    expect(Object.keys(checkRecord(BLANK_RECORD, vi, now)).sort()).toEqual([
      'localityName',
      'sessionId',
      'subject',
      'words',
    ]);
  });

  it('refuses a day that is none, and one that has not come', () => {
    expect(checkRecord({ ...filled, meetingDate: 'thứ hai', letterDate: '28/11/2026' }, vi, now)).toEqual({
      meetingDate: vi.time.badDate,
      letterDate: vi.time.futureDate,
    });
  });

  it('counts what is too long in characters, not in bytes', () => {
    expect(checkRecord({ ...filled, words: 'ộ'.repeat(5000) }, vi, now)).toEqual({});
    expect(checkRecord({ ...filled, words: 'ộ'.repeat(5001) }, vi, now)).toEqual({
      words: vi.registration.tooLong(5000),
    });
  });
});

describe('toRecord', () => {
  it("sends the session's Council, the words as they were written, the subject on one line", () => {
    const values = { ...filled, meetingDate: '5/11', timing: 'RAISING_TIMING_BEFORE' };
    const { petition, raising } = toRecord(values, { unitId: 'c' }, now);
    expect(petition).toEqual({ unitId: 'c', subject: 'Sửa đường Đội Cấn' });
    expect(raising).toMatchObject({
      sessionId: 's',
      timing: 'RAISING_TIMING_BEFORE',
      meetingDate: '2026-11-05',
      localityName: 'Phường Ba Đình',
      words: 'Cử tri đề nghị\nsửa đường.',
      letterDate: '',
    });
  });

  it('does not name a level, field or timing that was not chosen', () => {
    const { petition, raising } = toRecord(filled, { unitId: 'c' }, now);
    expect(Object.keys(petition ?? {})).toEqual(['unitId', 'subject']);
    expect(raising).not.toHaveProperty('timing');
  });
});

describe('the form of a petition', () => {
  it('keeps the meeting for the next line of the list, and nothing of the matter', () => {
    const values = { ...filled, meetingDate: '5/11', level: 'PETITION_LEVEL_CITY' };
    expect(nextOfMeeting(values)).toEqual({
      ...BLANK_RECORD,
      sessionId: 's',
      localityName: filled.localityName,
      meetingDate: '5/11',
    });
  });

  it("knows where the server's errors belong", () => {
    expect(RECORD_FIELD_NAMES['petition.subject']).toBe('subject');
    expect(RECORD_FIELD_NAMES['raising.letterDate']).toBe('letterDate');
  });
});

describe('firstSession', () => {
  it('is the one asked for and never another, else the only one', () => {
    const [old, other] = [{ id: 'old' }, { id: 'other' }];
    expect(firstSession([old], 'new')).toBe('');
    expect(firstSession([old, other], 'other')).toBe('other');
    expect(firstSession([old], '')).toBe('old');
    expect(firstSession([old, other], '')).toBe('');
  });
});
