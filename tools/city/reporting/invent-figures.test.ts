import { describe, expect, it } from 'vitest';
import { readIndicatorDefinitions } from '../../../services/reporting/reference/index.ts';
import { completeFigure } from '../../../services/reporting/src/domain/figure.ts';
import { checkLine } from '../../../services/reporting/src/domain/checks.ts';
import type { Former } from '../../../services/reporting/src/domain/checks.ts';
import { seeded } from '../random.ts';
import { inventFigures } from './invent-figures.ts';
import { fields } from './stories.ts';

const definitions = readIndicatorDefinitions().filter(({ code }) =>
  fields.some((field) => code.startsWith(field)),
);
const byMember = (definition: (typeof definitions)[number], seed: number, month: number) =>
  new Map(
    inventFigures(definition, seeded(seed), month).map((figure) => [
      figure.member,
      completeFigure(figure, definition),
    ]),
  );

describe('invented figures', () => {
  it('break no rule of any indicator of the form, nor against the month before', () => {
    expect(definitions.length).toBeGreaterThan(20);
    for (const definition of definitions) {
      for (let seed = 1; seed <= 40; seed += 1) {
        const before = byMember(definition, seed, 0);
        const former: Former = { figures: before, sameYear: true, comparable: true };
        const now = byMember(definition, seed, 1);
        expect(checkLine(definition, before, undefined)).toEqual([]);
        expect(checkLine(definition, now, former)).toEqual([]);
      }
    }
  });

  it('grow where more is better, and are few where fewer are', () => {
    const [letters, , , overdue] = definitions;
    if (!letters || !overdue) throw new Error('the catalogue is empty');
    const valueOf = (definition: typeof letters, month: number) =>
      Number(byMember(definition, 7, month).get('')?.value);
    expect(valueOf(letters, 1)).toBeGreaterThan(valueOf(letters, 0));
    expect(valueOf(overdue, 0)).toBeLessThan(10);
  });
});
