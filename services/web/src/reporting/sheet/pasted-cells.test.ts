import { describe, expect, it } from 'vitest';
import { pastedColumn, spreadCells } from './pasted-cells.ts';

describe('pastedColumn', () => {
  it.each([
    ['12', ['12']],
    ['12\n1.234,5\n', ['12', '1.234,5']],
    ['12\r\n\r\n14\r\n', ['12', '', '14']],
    [' "1.000" \n2', ['1.000', '2']],
    ['"1.000"\n2', ['1.000', '2']],
  ])('%j', (text, cells) => {
    expect(pastedColumn(text)).toEqual(cells);
  });

  it('is none of several columns', () => {
    expect(pastedColumn('1\t2\n3\t4\n')).toBeUndefined();
  });
});

describe('spreadCells', () => {
  const names = ['a', 'b', 'c'];

  it('goes down from the field it began in', () => {
    expect(spreadCells(['1', '2'], names, 'b')).toEqual({ changes: { b: '1', c: '2' }, left: 0 });
  });

  it('leaves a field alone whose cell is empty', () => {
    expect(spreadCells(['1', '', '3'], names, 'a')).toEqual({ changes: { a: '1', c: '3' }, left: 0 });
  });

  it('tells how many cells had no field', () => {
    expect(spreadCells(['1', '2', '', '4'], names, 'c')).toEqual({ changes: { c: '1' }, left: 2 });
  });
});
