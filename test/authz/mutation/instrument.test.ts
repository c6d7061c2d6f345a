import { describe, expect, it } from 'vitest';
import { instrument } from './instrument.ts';

const sources = (code: string): string[] =>
  instrument(code, 'policy.ts', 1).mutants.map(({ kind, line, source }) => `${line} ${kind} ${source}`);

describe('instrument', () => {
  it('finds conditions, their parts, sieves, returned decisions and roles of lists', () => {
    const code = [
      'const clerks: readonly PostRole[] = [PostRole.RECORDS_CLERK, PostRole.LEADER];',
      'export function may(staff: Staff, id: string): Decision {',
      "  if (staff.unit !== '' && staff.unit === id) return denied;",
      '  const desk = staff.desks.find((one) => one.head && clerks.includes(one.role));',
      '  return decide(desk);',
      '}',
    ].join('\n');
    expect(sources(code)).toEqual([
      '1 role PostRole.RECORDS_CLERK',
      '1 role PostRole.LEADER',
      "3 condition staff.unit !== '' && staff.unit === id",
      "3 condition staff.unit !== ''",
      '3 condition staff.unit === id',
      '3 decision denied',
      '4 condition one.head && clerks.includes(one.role)',
      '4 condition one.head',
      '4 condition clerks.includes(one.role)',
      '5 decision decide(desk)',
    ]);
  });

  it('leaves values that are no conditions alone, and the program what it was while no mutant is on', () => {
    const code = 'export const name = (a: { b?: string }): string => a.b ?? "x";\nexport const n = 1 + 2;';
    expect(instrument(code, 'x.ts', 1)).toEqual({ code, mutants: [] });
  });

  it('keeps the lines of the source', () => {
    const code = 'export function f(a: boolean): boolean {\n  return !a ||\n    a;\n}\n';
    expect(instrument(code, 'x.ts', 7).code).toBe(
      'export function f(a: boolean): boolean {\n' +
        '  return authzMutant.flip(7, (Boolean(!(Boolean(a) !== authzMutant.on(9))) !== authzMutant.on(8)) ||\n' +
        '    (Boolean(a) !== authzMutant.on(10)));\n}\n',
    );
  });
});
