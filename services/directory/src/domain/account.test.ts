import { describe, expect, it } from 'vitest';
import {
  isInStep,
  partsOfName,
  stateOf,
  strangersIn,
  topDown,
  usernameOf,
  type WantedAccount,
} from './account.ts';

const person: WantedAccount = {
  personId: 'p1',
  accountId: 'a1',
  fullName: 'Nguyễn Thị Hồng Vân',
  email: 'Van@Hanoi.example',
  unitIds: ['u1'],
  everActed: true,
};

const rule = { loading: false };

describe('the state of an account', () => {
  it('is open while a post is held or lent, and shut without', () => {
    expect(stateOf(person, rule).enabled).toBe(true);
    expect(stateOf({ ...person, unitIds: [] }, rule).enabled).toBe(false);
  });

  it('is shut for who never had a post; as found while the city is loaded, people before their posts', () => {
    const idle = { ...person, unitIds: [], everActed: false };
    const known = { ...stateOf(person, rule), id: 'a1', username: 'van' };
    const loading = { loading: true };
    expect(stateOf(idle, rule, known).enabled).toBe(false);
    expect(stateOf(idle, loading, known).enabled).toBe(true);
    expect(stateOf(idle, loading, { ...known, enabled: false }).enabled).toBe(false);
    expect(stateOf({ ...idle, everActed: true }, loading, known).enabled).toBe(false);
  });

  it('has the given name, which a Vietnamese name ends with', () => {
    expect(stateOf(person, rule)).toMatchObject({ firstName: 'Vân', lastName: 'Nguyễn Thị Hồng' });
    expect(partsOfName('Vân')).toEqual({ firstName: 'Vân', lastName: '' });
  });

  it('keeps an address the directory does not know', () => {
    const known = { ...stateOf(person, rule), id: 'a1', username: 'van', email: 'kept@hanoi.example' };
    expect(stateOf({ ...person, email: '' }, rule, known).email).toBe('kept@hanoi.example');
  });

  it('is in step only when nothing differs', () => {
    const known = { ...stateOf(person, rule), id: 'a1', username: 'van' };
    expect(isInStep(known, stateOf(person, rule, known))).toBe(true);
    expect(isInStep({ ...known, enabled: false }, stateOf(person, rule, known))).toBe(false);
    expect(isInStep({ ...known, personId: '' }, stateOf(person, rule, known))).toBe(false);
  });
});

describe('strangersIn', () => {
  const known = ['mine', 'it.of.the.city', 'left.over'].map((username) => {
    return { ...stateOf(person, rule), id: `id-${username}`, username };
  });

  it('are the open accounts nobody has and the city does not name', () => {
    const found = strangersIn(known, new Set(['id-mine']), ['IT.of.the.City']);
    expect(found.map(({ username }) => username)).toEqual(['left.over']);
    const shut = known.map((account) => ({ ...account, enabled: false }));
    expect(strangersIn(shut, new Set(), [])).toEqual([]);
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
