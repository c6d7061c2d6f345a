import { describe, expect, it } from 'vitest';
import { defaultOption, groupKey, sumOf, targetsOf } from './run-words.ts';

const groups = [
  {
    from: { unitId: 'u', postId: 'p' },
    itemKind: 'task',
    defaultTo: { postId: 'q', personName: 'An', postTitle: 'T', unitName: 'U' },
  },
  { from: { unitId: 'u' }, itemKind: 'incoming_document' },
];

describe('words of a hand-over', () => {
  it('sum the counts of all services', () => {
    const counts = [
      { service: 'tasks', moved: 2 },
      { service: 'documents', moved: 3, refused: 1 },
    ];
    expect(sumOf({ counts }, 'moved')).toBe(5);
    expect(sumOf({ counts }, 'refused')).toBe(1);
    expect(sumOf({}, 'waiting')).toBe(0);
  });

  it('offer who gets a group, and nobody where it must be chosen', () => {
    expect(groups.map((group) => defaultOption(group))).toEqual([
      { value: 'q', label: 'An — T, U' },
      undefined,
    ]);
  });

  it('name each chosen group by post and kind, and leave out what is not chosen', () => {
    const [first, second] = groups.map((group) => groupKey(group));
    const all = { [first ?? '']: { value: 'q', label: '' }, [second ?? '']: { value: 'r', label: '' } };
    expect(targetsOf(groups, all)).toEqual([
      { fromPostId: 'p', itemKind: 'task', toPostId: 'q' },
      { fromPostId: '', itemKind: 'incoming_document', toPostId: 'r' },
    ]);
    expect(targetsOf(groups, { [first ?? '']: undefined })).toEqual([]);
  });
});
