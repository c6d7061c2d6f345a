import { SuccessionRelation, Succession, Unit } from '@baro/proto/baro/directory/v1/directory';
import { describe, expect, it } from 'vitest';
import { Directory } from '../directory/directory.ts';
import { emptyRows } from '../directory/rows.ts';
import { isClosed, successionRoot, successorsOf } from './successors.ts';

const { WHOLE, PART, UNKNOWN, UNSPECIFIED } = SuccessionRelation;
const now = new Date('2026-11-09T02:00:00Z');

function unit(id: string, parentId: string, validTo = ''): Unit {
  const span = { name: id, parentId, validFrom: '', validTo };
  return Unit.fromPartial({ id, code: id, ...span, names: [span] });
}

type Link = [from: string, to: string, relation: SuccessionRelation, date?: string];

function city(units: Unit[], links: Link[]): Directory {
  const successions = links.map(([predecessorId, successorId, relation, effectiveDate = '2026-07-01']) =>
    Succession.fromPartial({
      id: `${predecessorId}-${successorId}`,
      predecessorId,
      successorId,
      relation,
      effectiveDate,
      legalRef: `NQ ${effectiveDate}`,
    }),
  );
  return new Directory({ ...emptyRows, units, successions });
}

const of = (directory: Directory, id: string): unknown[] =>
  successorsOf(directory, id, now).map((one) => [one.unit.id, one.relation, one.legalRef]);

describe('successorsOf', () => {
  it('are the units in force that follow, with the relation and clause of the last step', () => {
    const directory = city(
      [unit('top', ''), unit('a', 'top', '2020-06-30'), unit('b', 'top', '2026-06-30'), unit('c', 'top')],
      [
        ['a', 'b', WHOLE, '2020-07-01'],
        ['b', 'c', WHOLE],
      ],
    );
    expect(of(directory, 'a')).toEqual([['c', WHOLE, 'NQ 2026-07-01']]);
    expect(of(directory, 'b')).toEqual([['c', WHOLE, 'NQ 2026-07-01']]);
    expect(of(directory, 'c')).toEqual([]);
    expect(of(directory, 'nowhere')).toEqual([]);
  });

  it('are all of them where a unit was split, and what was parted once stays in parts', () => {
    const directory = city(
      [
        unit('top', ''),
        unit('a', 'top', '2020-06-30'),
        unit('b', 'top', '2026-06-30'),
        unit('c', 'top'),
        unit('d', 'top'),
      ],
      [
        ['a', 'b', PART, '2020-07-01'],
        ['a', 'd', UNKNOWN, '2020-07-01'],
        ['b', 'c', WHOLE],
      ],
    );
    expect(of(directory, 'a')).toEqual([
      ['c', PART, 'NQ 2026-07-01'],
      ['d', UNKNOWN, 'NQ 2020-07-01'],
    ]);
  });

  it('of a unit that ended with the one above it are those of the one above', () => {
    const directory = city(
      [
        unit('top', ''),
        unit('dept', 'top', '2026-06-30'),
        unit('div', 'dept', '2020-06-30'),
        unit('new', 'top'),
      ],
      [['dept', 'new', WHOLE]],
    );
    expect(successionRoot(directory, 'div', now)).toBe('dept');
    expect(of(directory, 'div')).toEqual([['new', WHOLE, 'NQ 2026-07-01']]);
  });

  it('is the unit above where none follows, and nobody where that has ended too', () => {
    const directory = city(
      [unit('top', ''), unit('dept', 'top', '2026-06-30'), unit('gone', '', '2020-01-01')],
      [],
    );
    expect(of(directory, 'dept')).toEqual([['top', UNSPECIFIED, '']]);
    expect(of(directory, 'gone')).toEqual([]);
  });

  it('does not look ahead, and comes to an end where rows form a circle', () => {
    const ahead = city(
      [unit('top', ''), unit('a', 'top', '2026-06-30'), unit('b', 'top')],
      [['a', 'b', WHOLE, '2027-01-01']],
    );
    expect(of(ahead, 'a')).toEqual([['top', UNSPECIFIED, '']]);
    const circle = city(
      [unit('a', 'b', '2026-06-30'), unit('b', 'a', '2026-06-30')],
      [
        ['a', 'b', WHOLE],
        ['b', 'a', WHOLE],
      ],
    );
    expect(of(circle, 'a')).toEqual([]);
  });

  it('a unit is closed after its last day, not on it', () => {
    const closed = (validTo: string): boolean =>
      isClosed(city([unit('a', '', validTo)], []).unit('a', now), now);
    expect(closed('2026-11-08')).toBe(true);
    expect(closed('2026-11-09')).toBe(false);
    expect(closed('')).toBe(false);
    expect(isClosed(undefined, now)).toBe(false);
  });
});
