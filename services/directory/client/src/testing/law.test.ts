import { expect, it } from 'vitest';
import { clockCases } from '../../../reference/legal-clock-cases.ts';
import { Directory } from '../directory/directory.ts';
import { emptyRows } from '../directory/rows.ts';
import { endOfDay } from '../time/index.ts';
import { lawRows } from './law.ts';

it('gives a directory that counts every worked date, by the rows as the contract carries them', () => {
  const directory = new Directory({ ...emptyRows, ...lawRows() });
  const onlyDates = clockCases.filter(([, , , trigger, , , due]) => !`${trigger}${due}`.includes(' '));
  const wrong = onlyDates.filter(([procedure, step, variant, trigger, , , due]) => {
    const triggerTime = new Date(`${trigger}T09:00:00+07:00`);
    const clock = directory.clock({ procedure, step, variant, triggerTime });
    return clock?.dueTime?.getTime() !== endOfDay(due).getTime();
  });
  expect(wrong).toEqual([]);
  expect(onlyDates.length).toBeGreaterThan(60);
  expect(directory.term('denunciations.extend.especially_complex', '2026-11-20')?.params).toEqual({
    times: '2',
  });
});
