import { describe, expect, it } from 'vitest';
import { splitShared } from './shared-words.ts';

const marked = (text: string, turns: readonly string[]): string =>
  splitShared(text, turns)
    .map(({ text: run, isShared }) => (isShared ? `[${run}]` : run))
    .join('');

describe('splitShared', () => {
  it('marks what both say, whatever accents and capitals', () => {
    expect(marked('Sửa mặt đường LÁNG HẠ, sớm.', ['láng hạ', 'mat duong'])).toBe(
      'Sửa [mặt đường LÁNG HẠ], sớm.',
    );
  });

  it('marks a turn wherever it stands, whole words only, and loses no letter', () => {
    const text = 'Ngập, ngập nữa: ngậplụt';
    expect(marked(text, ['ngap'])).toBe('[Ngập, ngập] nữa: ngậplụt');
    const runs = splitShared(text, ['nữa', 'nua', '']);
    expect(runs.map((run) => run.text).join('')).toBe(text);
    expect(marked(text, [])).toBe(text);
  });
});
