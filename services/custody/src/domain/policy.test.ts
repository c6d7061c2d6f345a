import { PostRole, staffOf } from '@baro/directory-client';
import type { ActingPost, Actor, FindUnit, Staff } from '@baro/directory-client';
import { describe, expect, it } from 'vitest';
import {
  mayConclude,
  mayMeasurePeople,
  mayReply,
  maySeeConfidential,
  maySeeFinding,
  maySeeUnitWork,
} from './policy.ts';
import { levelOf, rowOf } from './territory.ts';

const units: Record<string, [kind: string, parentId: string]> = {
  city: ['city', ''],
  ubnd: ['people_committee', 'city'],
  vp: ['office', 'ubnd'],
  stc: ['department', 'ubnd'],
  ns: ['division', 'stc'],
  hdnd: ['council', 'city'],
  ward: ['ward', 'city'],
};
const find: FindUnit = (id) => {
  const unit = units[id];
  return unit && { id, kind: unit[0], parentId: unit[1] };
};

function staff(unitId: string, role: PostRole, head = false): Staff {
  const post: ActingPost = { postId: 'p', unitId, unitCode: unitId, role, title: '', head };
  const actor: Actor = { kind: 'person', accountId: 'a', personId: 'q', posts: [post] };
  return staffOf(actor, find);
}

const all = Object.keys(units);
const seen = (who: Staff): string[] => all.filter((unit) => maySeeUnitWork(who, unit, find));
const measured = (who: Staff): string[] => all.filter((unit) => mayMeasurePeople(who, unit, find));

describe('who may see the work of a unit', () => {
  it.each([
    ['leader of the committee', staff('ubnd', PostRole.LEADER), ['city', 'ubnd', 'vp', 'stc', 'ns', 'ward']],
    [
      'chief of its office',
      staff('vp', PostRole.CHIEF_OF_OFFICE),
      ['city', 'ubnd', 'vp', 'stc', 'ns', 'ward'],
    ],
    [
      'task force of its office',
      staff('vp', PostRole.TASK_FORCE),
      ['city', 'ubnd', 'vp', 'stc', 'ns', 'ward'],
    ],
    ['leader of a department', staff('stc', PostRole.LEADER), ['stc', 'ns']],
    ['head of a division', staff('ns', PostRole.HEAD_OF_DIVISION), ['ns']],
    ['leader of the Council', staff('hdnd', PostRole.LEADER), ['hdnd']],
    ['auditor', staff('ubnd', PostRole.AUDITOR), all],
    ['official', staff('ns', PostRole.OFFICIAL), []],
    ['clerk', staff('vp', PostRole.RECORDS_CLERK), []],
    ['administrator', staff('city', PostRole.CITY_ADMINISTRATOR), []],
    ['verifier', staff('hdnd', PostRole.COUNCIL_VERIFIER), []],
    ['system', { desks: [], systemUnitId: 'ward' }, []],
  ])('%s', (_, who, expected) => {
    expect(seen(who)).toEqual(expected);
  });
});

describe('who may see a confidential item', () => {
  it.each([
    ['head of the unit', staff('stc', PostRole.LEADER, true)],
    ['auditor', staff('ubnd', PostRole.AUDITOR, true)],
    ['clerk', staff('stc', PostRole.RECORDS_CLERK)],
    ['system', { desks: [], systemUnitId: 'stc' }],
  ])('%s: only whose post holds it', (_, who) => {
    expect(maySeeConfidential(who, 'other')).toBe(false);
    expect(maySeeConfidential(who, null)).toBe(false);
    expect(maySeeConfidential(who, 'p')).toBe(who.desks.length > 0);
  });
});

describe('who may measure people', () => {
  it.each([
    [
      'head of the committee',
      staff('ubnd', PostRole.LEADER, true),
      ['city', 'ubnd', 'vp', 'stc', 'ns', 'ward'],
    ],
    ['chief of office, for the office alone', staff('vp', PostRole.CHIEF_OF_OFFICE, true), ['vp']],
    ['head of a division', staff('ns', PostRole.HEAD_OF_DIVISION, true), ['ns']],
    ['deputy', staff('stc', PostRole.LEADER), []],
    ['task force', staff('vp', PostRole.TASK_FORCE, true), []],
    ['auditor', staff('ubnd', PostRole.AUDITOR), all],
  ])('%s', (_, who, expected) => {
    expect(measured(who)).toEqual(expected);
  });
});

describe('what names somebody of a division', () => {
  const finding = { unitId: 'ns', postId: 'named', personId: 'n', open: true };
  const head = { staff: staff('ns', PostRole.HEAD_OF_DIVISION, true), personId: 'q' };
  const auditor = { staff: staff('ubnd', PostRole.AUDITOR), personId: 'q' };

  it('is first the named person’s alone', () => {
    const kept = { ...finding, open: false };
    expect(maySeeFinding({ staff: { desks: [], systemUnitId: '' }, personId: 'n' }, kept, find)).toBe(true);
    for (const reader of [head, auditor]) {
      expect(maySeeFinding(reader, kept, find)).toBe(false);
      expect(mayConclude(reader, kept, find).allowed).toBe(false);
    }
    expect(mayReply('n', kept)).toBe(true);
    expect(mayReply('q', kept)).toBe(false);
    expect(mayReply('', kept)).toBe(false);
  });

  it('is then also for who heads the unit, and to read for the auditor', () => {
    expect(maySeeFinding(head, finding, find)).toBe(true);
    expect(mayConclude(head, finding, find)).toMatchObject({ allowed: true, as: { unitId: 'ns' } });
    expect(maySeeFinding(auditor, finding, find)).toBe(true);
    expect(mayConclude(auditor, finding, find).allowed).toBe(false);
    const deputy = { staff: staff('stc', PostRole.LEADER), personId: 'q' };
    expect(maySeeFinding(deputy, finding, find)).toBe(false);
  });

  it('is never concluded by the named person, nor at the named post', () => {
    expect(mayConclude({ ...head, personId: 'n' }, finding, find).allowed).toBe(false);
    const ofThePost = { ...finding, postId: 'p' };
    expect(mayConclude(head, ofThePost, find).allowed).toBe(false);
    expect(maySeeFinding(head, ofThePost, find)).toBe(false);
    const above = { staff: staff('stc', PostRole.LEADER, true), personId: 'q' };
    expect(mayConclude(above, { ...finding, postId: 'x' }, find).allowed).toBe(true);
  });
});

describe('rows of a map', () => {
  it('are the unit and those directly below it', () => {
    const rows = (map: string): (string | undefined)[] => all.map((unit) => rowOf(unit, map, find));
    expect(rows('ubnd')).toEqual(['city', 'ubnd', 'vp', 'stc', 'stc', undefined, 'ward']);
    expect(rows('stc')).toEqual([undefined, undefined, undefined, 'stc', 'ns', undefined, undefined]);
    expect(rows('city')).toEqual(['city', 'ubnd', 'ubnd', 'ubnd', 'ubnd', undefined, 'ward']);
  });

  it('have a level', () => {
    expect(all.map((unit) => levelOf(units[unit]?.[0] ?? ''))).toEqual([
      'city',
      'city',
      'department',
      'department',
      'division',
      'city',
      'ward',
    ]);
  });
});
