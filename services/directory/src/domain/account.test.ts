import { describe, expect, it } from 'vitest';
import { isInStep, partsOfName, stateOf, topDown, usernameOf, type WantedAccount } from './account.ts';

const person: WantedAccount = {
  personId: 'p1',
  accountId: 'a1',
  fullName: 'Nguyễn Thị Hồng Vân',
  email: 'Van@Hanoi.example',
  unitIds: ['u1'],
  everActed: true,
};

describe('the state of an account', () => {
  it('is open while a post is held or lent, and shut without', () => {
    expect(stateOf(person).enabled).toBe(true);
    expect(stateOf({ ...person, unitIds: [] }).enabled).toBe(false);
  });

  it('is left as found for who never had a post: people are loaded before their posts', () => {
    const idle = { ...person, unitIds: [], everActed: false };
    const known = { ...stateOf(person), id: 'a1', username: 'van' };
    expect(stateOf(idle, known).enabled).toBe(true);
    expect(stateOf(idle, { ...known, enabled: false }).enabled).toBe(false);
  });

  it('has the given name, which a Vietnamese name ends with', () => {
    expect(stateOf(person)).toMatchObject({ firstName: 'Vân', lastName: 'Nguyễn Thị Hồng' });
    expect(partsOfName('Vân')).toEqual({ firstName: 'Vân', lastName: '' });
  });

  it('keeps an address the directory does not know', () => {
    const known = { ...stateOf(person), id: 'a1', username: 'van', email: 'kept@hanoi.example' };
    expect(stateOf({ ...person, email: '' }, known).email).toBe('kept@hanoi.example');
  });

  it('is in step only when nothing differs', () => {
    const known = { ...stateOf(person), id: 'a1', username: 'van' };
    expect(isInStep(known, stateOf(person, known))).toBe(true);
    expect(isInStep({ ...known, enabled: false }, stateOf(person, known))).toBe(false);
    expect(isInStep({ ...known, personId: '' }, stateOf(person, known))).toBe(false);
  });
});

describe('usernameOf', () => {
  it('is the address at work in lower case, and nothing without one', () => {
    expect(usernameOf(person)).toBe('van@hanoi.example');
    expect(usernameOf({ ...person, email: ' ' })).toBeUndefined();
  });
});

describe('topDown', () => {
  const unit = (unitId: string, parentId: string) => ({ unitId, code: unitId, parentId });

  it('puts each unit after the one above it', () => {
    const ordered = topDown([unit('c', 'b'), unit('b', 'a'), unit('a', '')]);
    expect(ordered.map(({ unitId }) => unitId)).toEqual(['a', 'b', 'c']);
  });

  it('comes to an end when two units are above each other', () => {
    expect(topDown([unit('a', 'b'), unit('b', 'a')])).toHaveLength(2);
  });
});
