import {
  CalendarDay,
  DelegationKind,
  LegalTerm,
  PostRole,
  TermUnit,
  Unit,
} from '@baro/proto/baro/directory/v1/directory';
import { describe, expect, it } from 'vitest';
import { countTerm } from '../time/index.ts';
import { Directory } from './directory.ts';
import { delegation, smallCity } from './fixtures.ts';
import { signingPosts, workPosts } from './post-index.ts';

const TODAY = '2026-01-15';

describe('Directory.actorOf', () => {
  it('gives a person the posts held on the date', () => {
    const directory = new Directory(smallCity());
    expect(directory.actorOf('account-minh', TODAY)).toEqual({
      kind: 'person',
      accountId: 'account-minh',
      personId: 'minh',
      posts: [
        {
          postId: 'clerk',
          unitId: 'office',
          unitCode: 'H26.01',
          role: PostRole.RECORDS_CLERK,
          title: 'Title clerk',
          head: false,
        },
      ],
    });
    expect(directory.actorOf('account-minh', '2026-04-01').posts).toEqual([]);
  });

  it('reads an instant as the date in Hanoi', () => {
    const directory = new Directory(smallCity());
    expect(directory.actorOf('account-minh', new Date('2026-03-31T16:59:59Z')).posts).toHaveLength(1);
    expect(directory.actorOf('account-minh', new Date('2026-03-31T17:00:00Z')).posts).toHaveLength(0);
  });

  it('refuses an account bound to nobody with CALLER_UNKNOWN', () => {
    const directory = new Directory(smallCity());
    expect(() => directory.actorOf('account-nobody', TODAY)).toThrow('CALLER_UNKNOWN');
    expect(() => directory.actorOf('', TODAY)).toThrow('CALLER_UNKNOWN');
  });

  it('binds a service account to its unit while it is valid', () => {
    const directory = new Directory(smallCity());
    expect(directory.actorOf('account-ward', TODAY)).toMatchObject({
      kind: 'service',
      unitId: 'ward',
      posts: [],
    });
    expect(() => directory.actorOf('account-ward', '2025-06-30')).toThrow('CALLER_UNKNOWN');
  });

  it('lends a post during absence with all its rights, within its days only', () => {
    const lent = delegation(DelegationKind.ABSENCE, 'chief', 'minh', '2026-01-10', '2026-01-20');
    const directory = new Directory(smallCity({ delegations: [lent] }));
    const actor = directory.actorOf('account-minh', TODAY);
    expect(workPosts(actor).map((post) => post.postId)).toEqual(['clerk', 'chief']);
    expect(actor.posts[1]).toMatchObject({ delegationId: lent.id, delegationKind: DelegationKind.ABSENCE });
    expect(directory.actorOf('account-minh', '2026-01-21').posts).toHaveLength(1);
  });

  it('lends signing authority without the other rights', () => {
    const lent = delegation(DelegationKind.SIGNING, 'chief', 'minh', '2026-01-10', '2026-01-20');
    const actor = new Directory(smallCity({ delegations: [lent] })).actorOf('account-minh', TODAY);
    expect(workPosts(actor).map((post) => post.postId)).toEqual(['clerk']);
    expect(signingPosts(actor).map((post) => post.postId)).toEqual(['clerk', 'chief']);
  });

  it('gives no post of a closed unit', () => {
    const city = smallCity();
    const [, clerk] = city.holdings;
    const holdings = clerk ? [{ ...clerk, postId: 'old-clerk' }] : [];
    const directory = new Directory({ ...city, holdings });
    expect(directory.actorOf('account-minh', '2025-06-30').posts).toHaveLength(1);
    expect(directory.actorOf('account-minh', '2025-07-01').posts).toHaveLength(0);
  });
});

describe('Directory units', () => {
  it('shows the name of the date, and the last name of a closed unit', () => {
    const renamed = Unit.fromPartial({
      id: 'u',
      code: '9',
      names: [
        { name: 'Old', validTo: '2025-02-28' },
        { name: 'New', symbol: 'N', validFrom: '2025-03-01', validTo: '2025-12-31' },
      ],
      validTo: '2025-12-31',
    });
    const directory = new Directory(smallCity({ units: [renamed] }));
    expect(directory.unit('u', '2025-02-28')).toMatchObject({ name: 'Old', inForce: true });
    expect(directory.unit('u', '2025-03-01')).toMatchObject({ name: 'New', symbol: 'N', inForce: true });
    expect(directory.unit('u', TODAY)).toMatchObject({ name: 'New', inForce: false });
    expect(directory.unit('missing', TODAY)).toBeUndefined();
  });

  it('walks the tree as of a date', () => {
    const directory = new Directory(smallCity());
    expect(directory.subtree('city', TODAY)).toEqual(['city', 'office', 'ward']);
    expect(directory.subtree('city', '2025-06-30')).toEqual(['city', 'office', 'district', 'old-a', 'old-b']);
    expect(directory.subtree('district', TODAY)).toEqual([]);
    expect(directory.isWithin('old-a', 'district', '2025-06-30')).toBe(true);
    expect(directory.isWithin('old-a', 'city', TODAY)).toBe(true);
    expect(directory.isWithin('ward', 'district', TODAY)).toBe(false);
    expect(directory.isWithin('ward', 'ward', TODAY)).toBe(true);
  });

  it('ends the climb when rows form a circle', () => {
    const circle = ['a', 'b'].map((id) =>
      Unit.fromPartial({ id, code: id, names: [{ name: id, parentId: id === 'a' ? 'b' : 'a' }] }),
    );
    const directory = new Directory(smallCity({ units: circle }));
    expect(directory.isWithin('a', 'city', TODAY)).toBe(false);
    expect(directory.subtree('a', TODAY)).toEqual(['a', 'b']);
  });

  it('resolves identifiers of both forms and codes, each in its time', () => {
    const directory = new Directory(smallCity());
    expect(directory.unitByIdentifier('000.00.00.H26', '2025-12-31')?.id).toBe('city');
    expect(directory.unitByIdentifier('000.00.00.H26', TODAY)).toBeUndefined();
    expect(directory.unitByIdentifier('H26', TODAY)?.id).toBe('city');
    expect(directory.unitByIdentifier('00004', TODAY)?.id).toBe('ward');
    expect(directory.unitByCode('00001', TODAY)).toBeUndefined();
  });

  it('follows a closed unit to those that came after it', () => {
    const directory = new Directory(smallCity());
    expect(directory.currentUnits('old-b', TODAY).map((unit) => unit.id)).toEqual(['ward']);
    expect(directory.currentUnits('old-b', '2025-06-30').map((unit) => unit.id)).toEqual(['old-b']);
    expect(directory.currentUnits('district', TODAY)).toEqual([]);
  });
});

describe('Directory posts', () => {
  it('shows post, unit and holder on the date', () => {
    const directory = new Directory(smallCity());
    expect(directory.post('clerk', TODAY)).toMatchObject({
      inForce: true,
      unit: { id: 'office' },
      holderPersonId: 'minh',
      holderName: 'Person minh',
    });
    expect(directory.post('clerk', '2026-04-01')?.holders).toEqual([]);
    expect(directory.post('old-clerk', TODAY)?.inForce).toBe(false);
    expect(directory.post('missing', TODAY)).toBeUndefined();
    expect(directory.postsOf('office', TODAY).map((view) => view.post.id)).toEqual(['chief', 'clerk']);
  });

  it('tells an own post from a lent one', () => {
    const lent = delegation(DelegationKind.ABSENCE, 'chief', 'minh', '2026-01-10', '2026-01-20');
    const directory = new Directory(smallCity({ delegations: [lent] }));
    expect(directory.isHolder('chief', 'lan', TODAY)).toBe(true);
    expect(directory.isHolder('chief', 'minh', TODAY)).toBe(false);
    expect(directory.delegation(lent.id, TODAY)?.inForce).toBe(true);
    expect(directory.delegation(lent.id, '2026-01-21')?.inForce).toBe(false);
  });
});

describe('Directory terms', () => {
  it('picks the row by the date of the event and counts with the calendar of the copy', () => {
    const row = {
      code: 'complaints.accept',
      name: 'Thụ lý',
      startEvent: 'ngày nhận',
      legalRef: 'x',
      confidence: 'high',
    };
    const legalTerms = [
      LegalTerm.fromPartial({ ...row, value: 10, unit: TermUnit.CALENDAR_DAY, validTo: '2026-06-30' }),
      LegalTerm.fromPartial({ ...row, value: 7, unit: TermUnit.WORKING_DAY, validFrom: '2026-07-01' }),
    ];
    const calendarDays = [
      CalendarDay.fromPartial({ date: '2026-11-24', dayOff: true, name: 'x', confidence: 'high' }),
    ];
    const directory = new Directory(smallCity({ legalTerms, calendarDays }));
    expect(directory.term('complaints.accept', '2026-06-30')?.value).toBe(10);
    const term = directory.term('complaints.accept', '2026-11-20');
    expect(term?.unit).toBe('working_day');
    if (!term) return;
    const counted = countTerm({
      term,
      startTime: new Date('2026-11-20T02:00:00Z'),
      calendar: directory.calendar(),
    });
    expect(counted.dueDate).toBe('2026-12-02');
    expect(directory.term('unknown', TODAY)).toBeUndefined();
    const ask = { procedure: 'complaints', step: 'accept', triggerTime: new Date('2026-11-20T02:00:00Z') };
    expect(directory.clock(ask)).toMatchObject({ state: 'running', dueDate: '2026-12-02', legalRef: 'x' });
    expect(directory.clock({ ...ask, variant: 'unknown' })).toBeUndefined();
  });
});
