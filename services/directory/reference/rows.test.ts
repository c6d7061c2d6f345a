import { Directory, emptyRows, endOfDay } from '@baro/directory-client';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { expect, it } from 'vitest';
import { clockCases } from './legal-clock-cases.ts';

it('makes rows of the contract by which a directory counts every worked date', () => {
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
