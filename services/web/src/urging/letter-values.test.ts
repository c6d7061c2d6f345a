import { describe, expect, it } from 'vitest';
import { vi as m } from '../i18n/vi/index.ts';
import { BLANK_LETTER, checkLetter, toLetter } from './letter-values.ts';

const today = '2026-11-27';
const filled = {
  ...BLANK_LETTER,
  taskIds: ['a'],
  signer: { value: 'post', label: 'Chủ tịch' },
  signingCapacity: 'SIGNING_CAPACITY_TM',
  note: '  Khẩn trương.  ',
  answerDue: '5/12/26',
};

describe('checkLetter', () => {
  it('wants tasks, a signer and a capacity, and a date that can be read', () => {
    expect(checkLetter({ ...BLANK_LETTER, answerDue: 'không rõ' }, today, m)).toEqual({
      taskIds: m.urging.taskMissing,
      signer: m.urging.signerMissing,
      signingCapacity: m.urging.capacityMissing,
      answerDue: m.urging.answerDueBad,
    });
    expect(checkLetter(filled, today, m)).toEqual({});
    expect(checkLetter({ ...filled, answerDue: ' ' }, today, m)).toEqual({});
  });
});

describe('toLetter', () => {
  it('sends what was chosen; a day ends at its end', () => {
    expect(toLetter(filled, 'unit', 'urged', today)).toEqual({
      unitId: 'unit',
      urgedUnitId: 'urged',
      taskIds: ['a'],
      note: 'Khẩn trương.',
      signerPostId: 'post',
      signingCapacity: 'SIGNING_CAPACITY_TM',
      delegationId: '',
      answerDueTime: '2026-12-05T17:00:00.000Z',
    });
    expect(toLetter({ ...filled, answerDue: '' }, 'unit', 'urged', today)).not.toHaveProperty(
      'answerDueTime',
    );
  });
});
