import { describe, expect, it } from 'vitest';
import { checkAnswers, readAnswers, type ActField } from './simple-act.ts';

const fields: ActField[] = [
  {
    name: 'postId',
    label: 'Chuyển tới',
    kind: 'pick',
    source: { options: [] },
    missing: 'Chọn vị trí nhận.',
  },
  { name: 'note', label: 'Lời nhắn', kind: 'lines', maxLength: 1000 },
];

describe('readAnswers', () => {
  it('takes the id of a choice and trims text', () => {
    expect(readAnswers(fields, { postId: { value: 'p', label: 'x' }, note: ' a ' })).toEqual({
      postId: 'p',
      note: 'a',
    });
  });

  it('has an empty answer for what was not touched', () => {
    expect(readAnswers(fields, {})).toEqual({ postId: '', note: '' });
  });
});

describe('checkAnswers', () => {
  it('names what is missing and lets optional fields be', () => {
    expect(checkAnswers({ fields }, { postId: '', note: '' })).toEqual({ postId: 'Chọn vị trí nhận.' });
    expect(checkAnswers({ fields }, { postId: 'p', note: '' })).toEqual({});
  });

  it('asks for one of several beside the first', () => {
    const oneOf = { names: ['answer', 'result'], missing: 'Chọn hoặc ghi.' };
    expect(checkAnswers({ fields: [], oneOf }, { answer: '', result: '' })).toEqual({
      answer: 'Chọn hoặc ghi.',
    });
    expect(checkAnswers({ fields: [], oneOf }, { answer: '', result: 'x' })).toEqual({});
  });
});
