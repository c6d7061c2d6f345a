import { describe, expect, it, vi } from 'vitest';
import { collectRows } from './export-rows.ts';

const pages: Record<string, { rows: number[]; nextToken: string }> = {
  '': { rows: [1, 2], nextToken: 'b' },
  b: { rows: [3, 4], nextToken: 'c' },
  c: { rows: [5], nextToken: '' },
};
const fetchPage = (token: string) => Promise.resolve(pages[token] ?? { rows: [], nextToken: '' });

describe('collectRows', () => {
  it('follows the pages to the end', async () => {
    const onProgress = vi.fn();
    expect(await collectRows(fetchPage, onProgress)).toEqual({ rows: [1, 2, 3, 4, 5], isCut: false });
    expect(onProgress.mock.calls).toEqual([[2], [4], [5]]);
  });

  it('stops at the limit and says that there is more', async () => {
    expect(await collectRows(fetchPage, () => undefined, 3)).toEqual({ rows: [1, 2, 3, 4], isCut: true });
  });
});
