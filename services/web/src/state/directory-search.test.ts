import { describe, expect, it, vi } from 'vitest';
import { findPosts } from './directory-search.ts';

const posts = [
  { id: 'a', title: 'Giám đốc', unitName: 'Sở Tài chính' },
  { id: 'b', title: 'Chuyên viên', unitName: 'Sở Tài chính' },
  { id: 'c', title: 'Giám đốc', unitName: 'Sở Nội vụ' },
];

/** Looks as the directory does: the whole text within one field. */
const list = vi.fn((query: string) => {
  const fields = (post: (typeof posts)[number]) =>
    [post.title, post.unitName].map((text) => text.toLowerCase());
  return Promise.resolve({
    posts: posts.filter((post) => fields(post).some((text) => text.includes(query))),
  });
});

describe('findPosts', () => {
  it('takes what the directory finds for the whole text', async () => {
    expect((await findPosts('sở tài chính', list)).map((post) => post.id)).toEqual(['a', 'b']);
  });

  it('finds a post by its title and unit together', async () => {
    expect((await findPosts('giám đốc sở tài chính', list)).map((post) => post.id)).toEqual(['a']);
  });

  it('asks once when one word finds nothing', async () => {
    list.mockClear();
    expect(await findPosts('không', list)).toEqual([]);
    expect(list).toHaveBeenCalledOnce();
  });
});
