import { describe, expect, it } from 'vitest';
import type { Letter } from '../api/types.ts';
import { en } from '../i18n/en/index.ts';
import { vi } from '../i18n/vi/index.ts';
import { headDue, kindWords, mainClock, pageSpans, partyTitle, suspendedSpans } from './letter-words.ts';

const denunciation: Letter = {
  parties: [{ role: 'PARTY_ROLE_SENDER' }, { role: 'PARTY_ROLE_DENOUNCED' }],
  classification: { content: 'LETTER_CONTENT_DENUNCIATION' },
};
const resolve = {
  step: 'resolve',
  dueTime: '2026-08-10T17:00:00Z',
  explanationVi: '30 ngày kể từ ngày thụ lý',
  explanationEn: '30 days',
};

describe('the people of a letter', () => {
  it('are masked, and named by what the letter is', () => {
    expect(partyTitle(denunciation, 0, vi)).toBe('1. Người tố cáo (được giữ bí mật)');
    expect(partyTitle(denunciation, 1, vi)).toBe('2. Người bị tố cáo (được giữ bí mật)');
    expect(partyTitle({ parties: [{ role: 'PARTY_ROLE_SENDER' }] }, 0, vi)).toBe(
      'Người gửi đơn (được giữ bí mật)',
    );
    expect(partyTitle(denunciation, 0, en)).toBe('1. Denouncer (identity kept secret)');
  });
});

describe('the kind of a letter', () => {
  it('says the instance of a complaint', () => {
    const classification = {
      content: 'LETTER_CONTENT_COMPLAINT',
      instance: 'COMPLAINT_INSTANCE_SECOND',
    };
    expect(kindWords({ classification }, vi)).toBe('Khiếu nại · Lần hai');
    expect(kindWords({}, vi)).toBe('Chưa phân loại');
  });
});

describe('the due time of a letter', () => {
  it('is told with the sentence of the clock it is of, in the language of the page', () => {
    const ended = { ...resolve, step: 'accept', endTime: '2026-07-10T02:00:00Z', explanationVi: 'khác' };
    const letter = { clocks: [ended, resolve], dueTime: resolve.dueTime, holder: {} };
    expect(mainClock(letter)).toBe(resolve);
    expect(headDue(letter, vi, 'vi').explanation).toBe(resolve.explanationVi);
    expect(headDue(letter, vi, 'en').explanation).toBe('30 days');
    expect(headDue(letter, vi, 'vi').isOpen).toBe(true);
  });

  it('says how many days are left while the clock stands still', () => {
    const paused = { step: 'resolve', paused: true, remainingDays: 12 };
    expect(headDue({ clocks: [paused] }, vi, 'vi')).toMatchObject({
      dueTime: undefined,
      none: 'Tạm dừng, còn 12 ngày',
    });
  });
});

describe('suspensions and pages', () => {
  it('counts days of the city, and says when it still stands still', () => {
    const suspensions = [
      { fromTime: '2026-10-12T01:00:00Z' },
      // Late in the evening of Hanoi it is still the day before in UTC.
      { fromTime: '2026-10-04T18:00:00Z', toTime: '2026-10-07T02:00:00Z' },
    ];
    expect(suspendedSpans({ suspensions }, vi)).toEqual([
      'từ 12/10/2026, chưa tiếp tục',
      '05/10/2026 – 07/10/2026 (2 ngày)',
    ]);
  });

  it('numbers the pages through all papers', () => {
    expect(pageSpans([{ pages: 2 }, { pages: 1 }, { pages: 10 }])).toEqual([
      [1, 2],
      [3, 3],
      [4, 13],
    ]);
  });
});
