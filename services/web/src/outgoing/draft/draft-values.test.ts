import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { BLANK_DRAFT, changedDraftFields, checkDraft, fromDraft, toDraft } from './draft-values.ts';

const labels = { signer: 'A — Chủ tịch', series: '', delegation: '', answers: '' };
const filled = { ...BLANK_DRAFT, unitId: 'u', typeCode: 'KH', subject: 'Kế hoạch A' };

describe('checkDraft', () => {
  it('wants a type and a subject', () => {
    expect(Object.keys(checkDraft(BLANK_DRAFT, vi)).sort()).toEqual(['subject', 'typeCode']);
    expect(checkDraft(filled, vi)).toEqual({});
  });

  it('refuses counts and dates it cannot read', () => {
    const wrong = { ...filled, copyCount: 'ba', dueDate: '32/1' };
    expect(Object.keys(checkDraft(wrong, vi)).sort()).toEqual(['copyCount', 'dueDate']);
  });
});

describe('toDraft', () => {
  it('sends an unset capacity as such, for an enum cannot be empty', () => {
    expect(toDraft(filled).signingCapacity).toBe('SIGNING_CAPACITY_UNSPECIFIED');
  });

  it('sends choices by their ids and recipients trimmed', () => {
    const recipients = [{ name: ' Sở Nội vụ ', identifier: 'H26.1', unitId: 'x' }];
    const draft = toDraft({ ...filled, signerPost: { value: 'p', label: 'A' }, recipients });
    expect(draft.signerPostId).toBe('p');
    expect(draft.recipients).toEqual([{ name: 'Sở Nội vụ', identifier: 'H26.1', unitId: 'x' }]);
  });
});

describe('fromDraft', () => {
  it('calls choices by their words, and those without a word by what stands for it', () => {
    const values = fromDraft({ signerPostId: 'p', seriesId: 's' }, labels, '?');
    expect(values.signerPost).toEqual({ value: 'p', label: 'A — Chủ tịch' });
    expect(values.series).toEqual({ value: 's', label: '?' });
    expect(values.answers.value).toBe('');
  });
});

describe('changedDraftFields', () => {
  const document = {
    unitId: 'u',
    kind: 'OUTGOING_KIND_OUTGOING',
    typeCode: 'KH',
    subject: 'A',
    urgency: 'URGENCY_NORMAL',
    dueDate: '2027-01-05',
    recipients: [{ name: 'Sở Nội vụ' }],
  };

  it('finds nothing when a draft is only read and written back', () => {
    expect(changedDraftFields(document, toDraft(fromDraft(document, labels, '?')))).toEqual([]);
  });

  it('names what was changed', () => {
    const values = { ...fromDraft(document, labels, '?'), subject: 'B', recipients: [] };
    expect(changedDraftFields(document, toDraft(values))).toEqual(['subject', 'recipients']);
  });
});
