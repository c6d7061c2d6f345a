import { describe, expect, it } from 'vitest';
import { withoutPersonal } from '../../form/draft.ts';
import { vi } from '../../i18n/vi/index.ts';
import {
  BLANK_ORIGINAL,
  BLANK_PARTY,
  blankLetter,
  checkReceive,
  DENOUNCED,
  partiesFor,
  PERSONAL,
  receiveFieldNames,
  toLetter,
} from './receive-values.ts';

const now = new Date('2026-11-27T03:00:00Z');
const filled = {
  ...blankLetter(now),
  channel: 'LETTER_CHANNEL_POST',
  summary: ' Khiếu nại  quyết định thu hồi đất ',
  parties: [{ ...BLANK_PARTY, fullName: 'Trần Văn Khiếu', birthYear: '1960' }],
};

describe('checkReceive', () => {
  it('asks for channel, summary and a name; a letter that was passed on also by whom', () => {
    expect(checkReceive(filled, vi, now)).toEqual({});
    expect(Object.keys(checkReceive(blankLetter(now), vi, now)).sort()).toEqual([
      'channel',
      'parties[0].fullName',
      'summary',
    ]);
    const passed = { ...filled, channel: 'LETTER_CHANNEL_TRANSFERRED' };
    expect(Object.keys(checkReceive(passed, vi, now))).toEqual(['fromBody', 'fromNumberSymbol', 'fromDate']);
  });

  it('says which paper and which person is wrong', () => {
    const originals = [BLANK_ORIGINAL, { ...BLANK_ORIGINAL, name: 'Quyết định', pages: '0' }];
    const parties = [...filled.parties, { ...BLANK_PARTY, fullName: 'A', birthYear: '60' }];
    expect(checkReceive({ ...filled, originals, parties }, vi, now)).toEqual({
      'originals[0].name': vi.complaintForm.originalNameMissing,
      'originals[1].pages': vi.complaintForm.originalPagesBad,
      'parties[1].birthYear': vi.complaintForm.badYear,
    });
  });

  it('refuses a time that has not come; a day alone is its first minute', () => {
    expect(checkReceive({ ...filled, receiveTime: '27/11/2026 11:00' }, vi, now)).toEqual({
      receiveTime: vi.time.futureDate,
    });
    expect(checkReceive({ ...filled, receiveTime: '27/11/2026' }, vi, now)).toEqual({});
    expect(toLetter({ ...filled, receiveTime: '27/11/2026' }, 'u', now).letter?.receiveTime).toBe(
      '2026-11-26T17:00:00.000Z',
    );
  });
});

describe('toLetter', () => {
  it('sends who passed it on only of a letter that was', () => {
    const { letter } = toLetter({ ...filled, fromBody: 'Sở' }, 'u', now);
    expect(letter).not.toHaveProperty('fromBody');
    expect(letter).toMatchObject({
      unitId: 'u',
      summary: 'Khiếu nại quyết định thu hồi đất',
      receiveTime: '2026-11-27T03:00:00.000Z',
      parties: [{ role: 'PARTY_ROLE_SENDER', signed: true, identity: { birthYear: 1960 } }],
    });
  });

  it('does not say that a denounced person signed', () => {
    const parties = [...filled.parties, { ...BLANK_PARTY, role: 'PARTY_ROLE_DENOUNCED', fullName: 'B' }];
    expect(toLetter({ ...filled, parties }, 'u', now).letter?.parties?.[1]?.signed).toBe(false);
  });
});

describe('the form of a letter', () => {
  it('keeps no person, and no text that may name one, in a draft', () => {
    const draft = JSON.stringify(withoutPersonal({ ...filled, text: 'Ông Trần Văn Khiếu' }, PERSONAL));
    expect(draft).not.toContain('Khiếu');
    expect(draft).toContain('LETTER_CHANNEL_POST');
  });

  it("knows where the server's errors belong, line by line", () => {
    const names = receiveFieldNames({ ...filled, originals: [BLANK_ORIGINAL] });
    expect(names['letter.parties[0].identity.fullName']).toBe('parties[0].fullName');
    expect(names['letter.originals[0].pages']).toBe('originals[0].pages');
    expect(names['letter.summary']).toBe('summary');
  });
});

describe('a letter whose sender is not known', () => {
  it('has no sender among its people, and one again when it is known', () => {
    const denounced = { ...BLANK_PARTY, role: DENOUNCED };
    expect(partiesFor(true, [BLANK_PARTY, denounced])).toEqual([denounced]);
    expect(partiesFor(false, [])).toEqual([BLANK_PARTY]);
    const values = { ...blankLetter(), anonymous: true, parties: [] };
    expect(toLetter(values, 'u').letter).toMatchObject({ anonymous: true, parties: [] });
  });
});
