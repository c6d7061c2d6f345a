import { describe, expect, it } from 'vitest';
import { csvCell, toCsv } from './csv.ts';

describe('csvCell', () => {
  it('doubles quotes and disarms formulas', () => {
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvCell('=1+1')).toBe(`"'=1+1"`);
    expect(csvCell('-5')).toBe(`"'-5"`);
  });
});

describe('toCsv', () => {
  it('writes the columns shown in their order', () => {
    const columns = [
      { key: 'b', title: 'Số', text: (row: { n: number }) => String(row.n), cell: () => null },
      { key: 'a', title: 'Kép', text: (row: { n: number }) => String(row.n * 2), cell: () => null },
    ];
    expect(toCsv(columns, [{ n: 1 }, { n: 2 }])).toBe('\uFEFF"Số","Kép"\r\n"1","2"\r\n"2","4"\r\n');
  });
});
