import { expect, it } from 'vitest';
import { liveStreams } from './live-event.ts';

it('tells of documents live, and never of letters: that one changed would tell a whole unit that there is one', () => {
  const names = liveStreams.map(({ name }) => name);
  expect(names).toContain('DOCUMENTS');
  expect(names).not.toContain('COMPLAINTS');
});
