import { Directory, emptyRows, endOfDay } from '@baro/directory-client';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { describe, expect, it } from 'vitest';
import { proposeAnswerDue } from './answer-due.ts';

const directory = new Directory({ ...emptyRows, ...lawRows() });
const council = 'petitions.council.answer';
const unit = 'petitions.unit.answer';
const at = (date: string): Date => new Date(`${date}T09:00:00+07:00`);

describe('proposeAnswerDue', () => {
  // Letter, recorded, assigned; then by which term, due on which day, whether the number is ours.
  it.each([
    ['the day before the rule', '2025-02-19', '2025-02-19', '2025-02-19', council, '2025-03-21', true],
    [
      'the day of the rule, due on a Saturday',
      '2025-02-20',
      '2025-02-20',
      '2025-02-20',
      council,
      '2025-03-24',
      false,
    ],
    ['twenty working days over National Day', '', '2026-08-21', '2026-08-21', unit, '2026-09-22', true],
    [
      'the letter counts, not when it was recorded',
      '2025-02-20',
      '2025-03-10',
      '2025-03-10',
      council,
      '2025-03-24',
      false,
    ],
  ])('%s', (_, letterDate, recorded, assigned, code, due, configured) => {
    const proposals = proposeAnswerDue(
      (ask) => directory.clock(ask),
      { letterDate, recordTime: at(recorded) },
      at(assigned),
    );
    const found = proposals.find(({ termCode }) => termCode === code);
    expect(found).toMatchObject({ dueTime: endOfDay(due), configured });
    expect(found?.explanationVi.includes('mặc định của hệ thống')).toBe(configured);
    expect(found?.explanationEn).not.toBe('');
  });

  it('has first what is still ahead, the earliest first', () => {
    const codes = (letterDate: string, assigned: string): string[] =>
      proposeAnswerDue(
        (ask) => directory.clock(ask),
        { letterDate, recordTime: at(assigned) },
        at(assigned),
      ).map(({ termCode }) => termCode);
    expect(codes('2026-08-01', '2026-08-21')).toEqual([council, unit]);
    expect(codes('2026-06-01', '2026-08-21')).toEqual([unit, council]);
  });

  it('proposes nothing without rows', () => {
    const none = new Directory(emptyRows);
    const receipt = { letterDate: '', recordTime: at('2026-08-21') };
    expect(proposeAnswerDue((ask) => none.clock(ask), receipt, at('2026-08-21'))).toEqual([]);
  });
});
