import { describe, expect, it } from 'vitest';

import { gapsIn, segmentAfter, segmentsBetween } from './wal-run.ts';

describe('segments of the log', () => {
  it('follow each other over the end of an upper part', () => {
    expect(segmentAfter('000000010000000000000009')).toBe('00000001000000000000000A');
    expect(segmentAfter('0000000100000000000000FF')).toBe('000000010000000100000000');
    expect(segmentsBetween('0000000100000000000000FE', '000000010000000100000000')).toHaveLength(3);
  });

  it('have no gap when the base backup holds what comes before the archive', () => {
    expect(gapsIn(['000000010000000000000005'], '000000010000000000000004')).toEqual([]);
    expect(gapsIn([], '000000010000000000000004')).toEqual([]);
  });

  it('of another timeline fill no gap', () => {
    const segments = ['000000010000000000000006', '000000020000000000000005'];
    expect(gapsIn(segments, '000000010000000000000004')).toEqual(['000000010000000000000005']);
  });
});
