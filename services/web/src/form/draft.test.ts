import { describe, expect, it } from 'vitest';
import { mergeDraft, withoutPersonal } from './draft.ts';

describe('withoutPersonal', () => {
  it('keeps everything but personal data', () => {
    expect(withoutPersonal({ subject: 'x', signerName: 'A' }, ['signerName'])).toEqual({ subject: 'x' });
  });
});

describe('mergeDraft', () => {
  const blank = { subject: '', signerName: '', recipients: [] as string[] };

  it('fills the blank form and drops fields the form no longer has', () => {
    expect(mergeDraft(blank, { subject: 'x', old: 'y', recipients: ['a'] })).toEqual({
      subject: 'x',
      signerName: '',
      recipients: ['a'],
    });
  });

  it('passes over what is of another kind than the field', () => {
    expect(mergeDraft(blank, { subject: 1, recipients: {} })).toEqual(blank);
    expect(mergeDraft(blank, { recipients: null })).toEqual(blank);
  });
});
