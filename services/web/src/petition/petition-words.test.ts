import { describe, expect, it } from 'vitest';
import { vi } from '../i18n/vi/index.ts';
import {
  doTheyDiffer,
  dueSentence,
  earlierResults,
  headDue,
  otherAnswers,
  sessionDays,
  signedAnswer,
  waitingAnswer,
} from './petition-words.ts';

const first = '2026-11-30T17:00:00Z';
const second = '2026-12-10T17:00:00Z';
const signed = '2026-11-20T03:00:00Z';

describe('the due time of a petition', () => {
  it('says how it came about', () => {
    expect(dueSentence({}, vi)).toBe('');
    expect(dueSentence({ dueTime: first, originalDueTime: first }, vi)).toBe(vi.petition.dueSet);
    expect(dueSentence({ dueTime: second, originalDueTime: first }, vi)).toBe(
      vi.petition.dueMoved('30/11/2026'),
    );
  });

  it('is that of the answer: it stands once the answer is signed, resolved or not', () => {
    expect(headDue({ dueTime: first }, vi).isOpen).toBe(true);
    const answered = { dueTime: first, answerTime: signed, state: 'PETITION_STATE_ANSWERED' };
    expect(headDue(answered, vi)).toMatchObject({
      isOpen: false,
      explanation: vi.petition.dueMet('20/11/2026'),
    });
  });
});

describe('answers', () => {
  const answers = [
    { id: '4', state: 'ANSWER_STATE_SUBMITTED' },
    { id: '3', state: 'ANSWER_STATE_SIGNED' },
    { id: '2', state: 'ANSWER_STATE_SENT_BACK' },
    { id: '1', state: 'ANSWER_STATE_SIGNED' },
  ];

  it('are each shown once: the one in force, the one that waits, the others', () => {
    expect(signedAnswer({ answers })?.id).toBe('3');
    expect(waitingAnswer({ answers })?.id).toBe('4');
    expect(otherAnswers({ answers }).map((answer) => answer.id)).toEqual(['2', '1']);
    expect(otherAnswers({})).toEqual([]);
  });
});

describe('claim and finding', () => {
  const claim = { id: 'c2', resultClass: 'RESULT_CLASS_DONE' };
  const finding = { id: 'f1', resultClass: 'RESULT_CLASS_UNDER_WAY' };

  it('differ only when both are there', () => {
    expect(doTheyDiffer({ claim, finding })).toBe(true);
    expect(doTheyDiffer({ claim })).toBe(false);
    expect(doTheyDiffer({ claim, finding: { ...finding, resultClass: claim.resultClass } })).toBe(false);
  });

  it('stand beside all earlier ones', () => {
    const results = [claim, finding, { id: 'c1', resultClass: 'RESULT_CLASS_UNDER_WAY' }];
    expect(earlierResults({ claim, finding, results }).map((result) => result.id)).toEqual(['c1']);
  });
});

describe('sessionDays', () => {
  it('names one day once, and no end that is unknown', () => {
    expect(sessionDays({ openDate: '2026-07-07', closeDate: '2026-07-09' }, vi)).toBe(
      '07/07/2026 – 09/07/2026',
    );
    expect(sessionDays({ openDate: '2026-07-07', closeDate: '2026-07-07' }, vi)).toBe('07/07/2026');
    expect(sessionDays({ openDate: '2026-07-07' }, vi)).toBe('07/07/2026');
  });
});
