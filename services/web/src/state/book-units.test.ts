import { describe, expect, it } from 'vitest';
import type { Unit } from '../api/types.ts';
import { bookUnitsOf, servedUnitsOf } from './book-units.ts';

const units: Record<string, Unit> = {
  committee: { id: 'committee', kind: 'people_committee', parentId: 'city' },
  office: { id: 'office', kind: 'office', parentId: 'committee' },
  department: { id: 'department', kind: 'department', parentId: 'city' },
  division: { id: 'division', kind: 'division', parentId: 'department' },
  desk: { id: 'desk', kind: 'division', parentId: 'office' },
};
const load = (id: string) => Promise.resolve(units[id] ?? {});
const of = async (...ids: string[]) => {
  const posts = ids.flatMap((id) => (units[id] === undefined ? [] : [{ unit: units[id] }]));
  return (await bookUnitsOf(posts, load)).map((found) => found.unit.id);
};

describe('bookUnitsOf', () => {
  it('takes the unit above for a division, which keeps no book', async () => {
    expect(await of('division')).toEqual(['department']);
  });

  it('takes the body an office serves first, then the office', async () => {
    expect(await of('office')).toEqual(['committee', 'office']);
    expect(await of('desk')).toEqual(['committee', 'office']);
  });

  it('names each unit once', async () => {
    expect(await of('department', 'division')).toEqual(['department']);
  });
});

describe('servedUnitsOf', () => {
  const served = async (id: string, role: string) =>
    (await servedUnitsOf([{ unit: units[id] ?? {}, post: { role } }], load)).map((found) => found.unit.id);

  it('is the own unit for heads of divisions and leaders', async () => {
    expect(await served('division', 'POST_ROLE_HEAD_OF_DIVISION')).toEqual(['division']);
    expect(await served('department', 'POST_ROLE_LEADER')).toEqual(['department']);
  });

  it('is also the body served for who sits in its office', async () => {
    expect(await served('office', 'POST_ROLE_CHIEF_OF_OFFICE')).toEqual(['committee', 'office']);
  });
});
