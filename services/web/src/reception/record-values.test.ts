import { describe, expect, it } from 'vitest';
import { vi } from '../i18n/vi/index.ts';
import { blankVisit, checkVisit, toReception, visitFieldNames } from './record-values.ts';

const now = new Date('2026-07-06T10:00:00+07:00');
const [blankParty] = blankVisit(now).parties;
if (blankParty === undefined) throw new Error('no party');
const filled = {
  ...blankVisit(now),
  receiver: { value: 'post', label: 'Chủ tịch' },
  content: 'LETTER_CONTENT_COMPLAINT',
  summary: '  Việc  thu hồi đất ',
  parties: [{ ...blankParty, fullName: 'Trần Văn A' }],
};

describe('the form of a visit', () => {
  it('asks for who received, the kind, the summary and a name', () => {
    expect(Object.keys(checkVisit(blankVisit(now), vi, now)).toSorted()).toEqual([
      'content',
      'parties[0].fullName',
      'receiver',
      'summary',
    ]);
    expect(checkVisit(filled, vi, now)).toEqual({});
  });

  it('needs nobody’s name of a refused visit, and sends no empty person', () => {
    const refused = { ...filled, parties: [blankParty], refusalCode: 'other' };
    expect(checkVisit(refused, vi, now)).toEqual({});
    expect(toReception(refused, 'unit', '', now).reception?.parties).toEqual([]);
  });

  it('sends who is denounced of a denunciation alone', () => {
    const official = { value: 'person', label: 'Ông B' };
    const of = (content: string) =>
      toReception({ ...filled, content, official }, 'unit', 'slot', now).reception;
    expect(of('LETTER_CONTENT_COMPLAINT')?.denouncedPersonId).toBe('');
    expect(of('LETTER_CONTENT_DENUNCIATION')?.denouncedPersonId).toBe('person');
    expect(of('LETTER_CONTENT_COMPLAINT')).toMatchObject({ slotId: 'slot', summary: 'Việc thu hồi đất' });
  });

  it('puts a refusal of the server beside the field it is of', () => {
    const names = visitFieldNames(filled);
    expect(names['reception.receiverPostId']).toBe('receiver');
    expect(names['reception.parties[0].identity.fullName']).toBe('parties[0].fullName');
    expect(names['reception.summary']).toBe('summary');
  });
});
