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

describe('due times and numbers', () => {
  const due: ActField = { name: 'due', label: 'Hạn', kind: 'due', missing: 'thiếu', bad: 'sai', past: 'qua' };
  const percent: ActField = { name: 'percent', label: '%', kind: 'percent', bad: 'sai' };
  const now = new Date('2026-11-27T03:00:00Z');

  it('are sent as the end of the day that was typed', () => {
    expect(readAnswers([due], { due: '5/2/2027' })).toEqual({ due: '2027-02-05T17:00:00.000Z' });
  });

  it('are refused when not understood, gone by, or empty', () => {
    const faults = (typed: string) =>
      checkAnswers({ fields: [due] }, readAnswers([due], { due: typed }), now);
    expect(faults('thứ hai')).toEqual({ due: 'sai' });
    expect(faults('26/11/2026')).toEqual({ due: 'qua' });
    expect(faults('')).toEqual({ due: 'thiếu' });
    expect(faults('27/11/2026')).toEqual({});
  });

  it('takes whole numbers from 0 to 100 only', () => {
    const fault = (typed: string) => checkAnswers({ fields: [percent] }, { percent: typed }, now);
    expect(['0', '7', '100', ''].map(fault)).toEqual([{}, {}, {}, {}]);
    expect(['101', '-1', '5,5', 'x'].map(fault)).toEqual(
      Array.from({ length: 4 }, () => ({ percent: 'sai' })),
    );
  });

  it('lets an act say what is wrong over several answers', () => {
    const check = (answers: Readonly<Record<string, string>>) =>
      answers['granted'] === 'false' && answers['note'] === '' ? { note: 'cần lý do' } : {};
    expect(checkAnswers({ fields: [], check }, { granted: 'false', note: '' })).toEqual({
      note: 'cần lý do',
    });
    expect(checkAnswers({ fields: [], check }, { granted: 'true', note: '' })).toEqual({});
  });
});

describe('days and questions that hang on another', () => {
  const kind: ActField = { name: 'kind', label: 'Loại', kind: 'choose', options: [] };
  const day: ActField = {
    name: 'day',
    label: 'Ngày',
    kind: 'date',
    leaning: 'future',
    missing: 'thiếu',
    bad: 'sai',
    when: { name: 'kind', is: 'later' },
  };
  const act = { fields: [kind, day] };
  const faults = (typed: Record<string, string>) => checkAnswers(act, readAnswers(act.fields, typed));

  it('are sent as the day that was typed, or refused when it is none', () => {
    expect(readAnswers(act.fields, { kind: 'later', day: '5/2/2027' })['day']).toBe('2027-02-05');
    expect(faults({ kind: 'later', day: 'thứ hai' })).toEqual({ day: 'sai' });
    expect(faults({ kind: 'later' })).toEqual({ day: 'thiếu' });
  });

  it('are not asked, and sent empty whatever was typed, while the other answer is another', () => {
    expect(readAnswers(act.fields, { kind: 'now', day: '5/2/2027' })).toEqual({ kind: 'now', day: '' });
    expect(faults({ kind: 'now' })).toEqual({});
  });
});
