import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import {
  BLANK,
  changedFields,
  checkIncoming,
  fromDocument,
  settleNumber,
  toDocument,
} from './form-values.ts';

const now = new Date('2026-11-23T03:00:00Z');
const types = [
  { code: 'KH', name: 'Kế hoạch', abbreviation: 'KH' },
  { code: 'QD', name: 'Quyết định', abbreviation: 'QĐ' },
];
const filled = { ...BLANK, subject: 'Về việc A', issuerName: 'Bộ Nội vụ' };

describe('settleNumber', () => {
  it('splits a whole number and symbol and recognises the type', () => {
    const changes = settleNumber({ ...BLANK, number: '163/KH-UBND' }, types, false);
    expect(changes).toEqual({ number: '163', symbol: 'KH-UBND', typeCode: 'KH' });
  });

  it('leaves a type the clerk has chosen', () => {
    const changes = settleNumber({ ...BLANK, number: '163/KH-UBND', typeCode: 'QD' }, types, true);
    expect(changes).toEqual({ number: '163', symbol: 'KH-UBND' });
  });

  it('recognises the type from a symbol typed apart', () => {
    expect(settleNumber({ ...BLANK, number: '5', symbol: 'QÐ - STC' }, types, false)).toEqual({
      number: '5',
      symbol: 'QĐ-STC',
      typeCode: 'QD',
    });
  });
});

describe('checkIncoming', () => {
  it('passes a document with only what the law requires', () => {
    expect(checkIncoming(filled, vi, now)).toEqual({});
  });

  it('names what is missing', () => {
    expect(Object.keys(checkIncoming(BLANK, vi, now)).sort()).toEqual(['issuerName', 'subject']);
  });

  it.each([
    ['issueDate', 'x'],
    ['issueDate', '24/11/26'],
    ['arrival', '24/11/26'],
    ['due', '22/11/26'],
    ['due', 'x'],
    ['pageCount', '1000'],
    ['symbol', 'a'.repeat(31)],
  ] as const)('refuses %s = %s', (name, value) => {
    expect(Object.keys(checkIncoming({ ...filled, [name]: value }, vi, now))).toEqual([name]);
  });
});

describe('toDocument', () => {
  it('reads dates as typed; a due date ends with its day in the city', () => {
    const document = toDocument(
      { ...filled, issueDate: '5/2/26', due: '30/11', arrival: '20/11 8h15' },
      'u',
      now,
    );
    expect(document.issueDate).toBe('2026-02-05');
    expect(document.dueTime).toBe('2026-11-30T17:00:00.000Z');
    expect(document.arrivalTime).toBe('2026-11-20T01:15:00.000Z');
  });

  it('leaves arrival and due to the server when nothing was typed', () => {
    const document = toDocument(filled, 'u', now);
    expect(document.arrivalTime).toBeUndefined();
    expect(document.dueTime).toBeUndefined();
  });

  it('makes one line of the subject', () => {
    expect(toDocument({ ...filled, subject: ' Về việc\n  A ' }, 'u', now).subject).toBe('Về việc A');
  });
});

describe('changedFields', () => {
  it('finds nothing when a document is only read and written back', () => {
    const document = {
      number: '163',
      symbol: 'KH-UBND',
      subject: 'A',
      issuerName: 'B',
      arrivalTime: '2026-11-20T01:15:30Z',
      dueTime: '2026-11-30T17:00:00Z',
      urgency: 'URGENCY_NORMAL',
      form: 'DOCUMENT_FORM_PAPER',
    };
    expect(changedFields(document, toDocument(fromDocument(document), 'u', now))).toEqual([]);
  });

  it('names what was changed', () => {
    const document = {
      subject: 'A',
      issuerName: 'B',
      urgency: 'URGENCY_NORMAL',
      form: 'DOCUMENT_FORM_PAPER',
    };
    const values = { ...fromDocument(document), subject: 'C', signerName: 'D' };
    expect(changedFields(document, toDocument(values, 'u', now))).toEqual(['subject', 'signer']);
  });
});
