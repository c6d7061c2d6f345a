import { DelegationKind, PostRole, type ActingPost, type Actor } from '@baro/directory-client';
import { describe, expect, it } from 'vitest';
import {
  allowedUnitActions,
  mayAdminister,
  mayDelegate,
  mayEndDelegation,
  mayRead,
  mayReadPeople,
  type Asker,
} from './policy.ts';

const post = (role: PostRole, lent?: DelegationKind): ActingPost => ({
  postId: `post-${role}`,
  unitId: 'u',
  unitCode: 'U',
  role,
  title: 't',
  head: false,
  ...(lent === undefined ? {} : { delegationId: 'd', delegationKind: lent }),
});
const person = (...posts: ActingPost[]): Asker => {
  const actor: Actor = { kind: 'person', accountId: 'a', personId: 'p', posts };
  return { actor, bootstrap: false };
};
const service: Asker = {
  actor: { kind: 'service', accountId: 'a', serviceAccountId: 's', unitId: 'u', unitCode: 'U', posts: [] },
  bootstrap: false,
};
const stranger: Asker = { actor: undefined, bootstrap: false };
const bootstrap: Asker = { actor: undefined, bootstrap: true };
const administrator = post(PostRole.CITY_ADMINISTRATOR);
const clerk = post(PostRole.RECORDS_CLERK);

describe('mayRead', () => {
  it('lets everybody the directory knows, nobody else', () => {
    expect([person(), service, bootstrap].map((asker) => mayRead(asker).allowed)).toEqual([true, true, true]);
    expect(mayRead(stranger).allowed).toBe(false);
  });
});

describe('mayReadPeople', () => {
  it('lets persons with a post, own or lent in absence', () => {
    expect(mayReadPeople(person(clerk))).toEqual({ allowed: true, as: clerk });
    expect(mayReadPeople(person(post(PostRole.LEADER, DelegationKind.ABSENCE))).allowed).toBe(true);
    expect(mayReadPeople(bootstrap).allowed).toBe(true);
  });

  it('refuses systems, strangers, people without a post or with signing authority only', () => {
    const signer = person(post(PostRole.LEADER, DelegationKind.SIGNING));
    for (const asker of [service, stranger, person(), signer]) {
      expect(mayReadPeople(asker).allowed).toBe(false);
    }
  });
});

describe('mayAdminister', () => {
  it('is for the post role city administrator alone', () => {
    for (const role of Object.values(PostRole)) {
      expect(mayAdminister(person(post(role))).allowed).toBe(role === PostRole.CITY_ADMINISTRATOR);
    }
    expect(mayAdminister(bootstrap).allowed).toBe(true);
    for (const asker of [service, stranger, person()]) expect(mayAdminister(asker).allowed).toBe(false);
  });

  it('goes with the post in absence, not with signing authority', () => {
    const lent = (kind: DelegationKind) =>
      mayAdminister(person(post(PostRole.CITY_ADMINISTRATOR, kind))).allowed;
    expect([lent(DelegationKind.ABSENCE), lent(DelegationKind.SIGNING)]).toEqual([true, false]);
  });

  it('says in which of several posts', () => {
    expect(mayAdminister(person(clerk, administrator))).toEqual({ allowed: true, as: administrator });
  });
});

describe('mayDelegate', () => {
  it('lets the holder, in the post that is lent', () => {
    expect(mayDelegate(person(clerk), clerk.postId)).toEqual({ allowed: true, as: clerk });
  });

  it('lets the administrator for posts of others', () => {
    expect(mayDelegate(person(administrator), 'other')).toEqual({ allowed: true, as: administrator });
    expect(mayDelegate(bootstrap, 'other').allowed).toBe(true);
  });

  it('never lets what was lent be lent on, not even by an administrator', () => {
    for (const kind of [DelegationKind.ABSENCE, DelegationKind.SIGNING]) {
      const lent = post(PostRole.LEADER, kind);
      const refused = { allowed: false, refusal: 'REDELEGATION_FORBIDDEN' };
      expect(mayDelegate(person(clerk, lent), lent.postId)).toEqual(refused);
      expect(mayDelegate(person(administrator, lent), lent.postId)).toEqual(refused);
    }
  });

  it('lets a holder who also has the post lent', () => {
    const own = post(PostRole.LEADER);
    expect(mayDelegate(person(post(PostRole.LEADER, DelegationKind.ABSENCE), own), own.postId).allowed).toBe(
      true,
    );
  });

  it('tells staff that the post is not theirs, others that they may not', () => {
    expect(mayDelegate(person(clerk), 'other')).toMatchObject({ refusal: 'DELEGATION_NOT_OWN' });
    for (const asker of [person(), service, stranger]) {
      expect(mayDelegate(asker, 'other')).toMatchObject({ refusal: 'PERMISSION_DENIED' });
    }
  });
});

describe('mayEndDelegation', () => {
  it('is for who could give it', () => {
    expect(mayEndDelegation(person(clerk), clerk.postId).allowed).toBe(true);
    expect(mayEndDelegation(person(administrator), 'other').allowed).toBe(true);
    const lent = post(PostRole.LEADER, DelegationKind.ABSENCE);
    expect(mayEndDelegation(person(lent), lent.postId)).toEqual({ allowed: false });
  });
});

describe('allowedUnitActions', () => {
  it('offers the administrator the acts on a unit in force only', () => {
    const all = ['CreateUnit', 'RenameUnit', 'ReorganiseUnits', 'CreatePost', 'AddIdentifier'];
    expect(allowedUnitActions(person(administrator), { inForce: true })).toEqual(all);
    expect(allowedUnitActions(person(administrator), { inForce: false })).toEqual([]);
    expect(allowedUnitActions(person(clerk), { inForce: true })).toEqual([]);
  });
});
