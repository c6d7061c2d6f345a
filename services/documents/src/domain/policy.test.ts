import type { UnitNode } from '@baro/directory-client';
import {
  PostRole,
  headsTree,
  isUnder,
  maySee,
  maySeeAll,
  officeUnits,
  overseers,
  reachOf,
  staffOf,
  territoryOf,
  treeOf,
} from '@baro/directory-client';
import { IncomingState, OutgoingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import { describe, expect, it } from 'vitest';
import { incomingActions, outgoingActions, partActions } from './allowed-actions.ts';
import { mayDraft, mayImport, mayRegister, maySeeSeries } from './policy.ts';

const nodes: Record<string, [kind: string, parent: string]> = {
  city: ['city', ''],
  ubnd: ['people_committee', 'city'],
  vp: ['office', 'ubnd'],
  th: ['division', 'vp'],
  stc: ['department', 'ubnd'],
  ns: ['division', 'stc'],
  hdnd: ['council', 'city'],
  ban: ['council_committee', 'hdnd'],
  ward: ['ward', 'city'],
};
const find = (id: string): UnitNode | undefined => {
  const [kind, parentId] = nodes[id] ?? [];
  return kind === undefined ? undefined : { id, kind, parentId: parentId ?? '' };
};

function staff(role: PostRole, unitId: string, head = false) {
  const post = { postId: 'post', unitId, unitCode: unitId, role, title: '', head };
  return staffOf({ kind: 'person', accountId: 'a', personId: 'person', posts: [post] }, find);
}

describe('the tree of units', () => {
  it('gives the committee the whole city but the Council, and everybody else what lies below', () => {
    expect(['ubnd', 'ward', 'ns'].map((id) => treeOf(id, find))).toEqual(['city', 'city', 'city']);
    expect(['hdnd', 'ban'].map((id) => treeOf(id, find))).toEqual(['hdnd', 'hdnd']);
    expect([territoryOf('ubnd', find), territoryOf('stc', find)]).toEqual(['city', 'stc']);
    expect(['city', 'ubnd', 'hdnd', 'stc', 'ward'].map((id) => headsTree(id, find))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isUnder('ward', 'ubnd', find)).toBe(true);
    expect(isUnder('ban', 'ubnd', find)).toBe(false);
    expect(isUnder('ns', 'stc', find)).toBe(true);
    expect(isUnder('stc', 'ward', find)).toBe(false);
    expect(isUnder('stc', 'ns', find)).toBe(false);
  });

  it('lets offices keep the book of whom they serve, divisions that of the unit above', () => {
    expect(officeUnits('vp', find)).toEqual(['vp', 'ubnd']);
    expect(officeUnits('th', find)).toEqual(['vp', 'ubnd']);
    expect(officeUnits('ns', find)).toEqual(['stc']);
    expect(officeUnits('ward', find)).toEqual(['ward']);
    expect(officeUnits('nowhere', find)).toEqual([]);
    expect([overseers('ns', find), overseers('ubnd', find), overseers('th', find)]).toEqual([
      ['ns', 'stc'],
      [],
      ['th', 'vp'],
    ]);
  });

  it('ends in a circle of units too', () => {
    const circle = (id: string): UnitNode => ({ id, kind: 'ward', parentId: id === 'a' ? 'b' : 'a' });
    expect(treeOf('a', circle)).toBe('b');
  });
});

describe('reach', () => {
  const ward = { unitId: 'ward', treeId: 'city', viewers: [] };
  const council = { unitId: 'hdnd', treeId: 'hdnd', viewers: [] };
  it.each([
    ['auditor', PostRole.AUDITOR, 'ward', true, true],
    ['leader of the city', PostRole.LEADER, 'ubnd', true, false],
    ["chief of the city's office", PostRole.CHIEF_OF_OFFICE, 'vp', true, false],
    ['task force', PostRole.TASK_FORCE, 'vp', true, false],
    ['leader of the ward', PostRole.LEADER, 'ward', true, false],
    ['clerk of the ward', PostRole.RECORDS_CLERK, 'ward', true, false],
    ['official of the ward', PostRole.OFFICIAL, 'ward', false, false],
    ['clerk of the city', PostRole.RECORDS_CLERK, 'vp', false, false],
    ['head of a division', PostRole.HEAD_OF_DIVISION, 'th', false, false],
    ['leader of a department', PostRole.LEADER, 'stc', false, false],
    ['administrator', PostRole.CITY_ADMINISTRATOR, 'ubnd', false, false],
    ['verifier of the Council', PostRole.COUNCIL_VERIFIER, 'hdnd', false, false],
    ['leader of the Council', PostRole.LEADER, 'hdnd', false, true],
  ])('of the %s', (_, role, unit, seesWard, seesCouncil) => {
    const reach = reachOf(staff(role, unit));
    expect([maySee(reach, ward), maySee(reach, council)]).toEqual([seesWard, seesCouncil]);
    expect(maySeeAll(reach)).toBe(role === PostRole.AUDITOR);
  });

  it('grows by what is recorded for the post, or for the unit one heads', () => {
    const viewed = { ...ward, viewers: ['post', 'ns'] };
    expect(maySee(reachOf(staff(PostRole.OFFICIAL, 'stc')), viewed)).toBe(true);
    expect(maySee(reachOf(staff(PostRole.HEAD_OF_DIVISION, 'ns')), { ...ward, viewers: ['ns'] })).toBe(true);
    expect(maySee(reachOf(staff(PostRole.OFFICIAL, 'ns')), { ...ward, viewers: ['ns'] })).toBe(false);
    expect(maySee(reachOf(staff(PostRole.LEADER, 'stc')), { ...ward, viewers: ['stc'] })).toBe(true);
  });
});

describe('policy', () => {
  it("lets the clerk, or the unit's own system, register; a clerk or the tree's administrator import", () => {
    expect(mayRegister(staff(PostRole.RECORDS_CLERK, 'vp'), 'ubnd').allowed).toBe(true);
    expect(mayRegister(staff(PostRole.RECORDS_CLERK, 'ns'), 'stc').allowed).toBe(true);
    expect(mayRegister(staff(PostRole.LEADER, 'ubnd'), 'ubnd').allowed).toBe(false);
    const system = staffOf(
      { kind: 'service', accountId: 'a', serviceAccountId: 's', unitId: 'ward', unitCode: 'w', posts: [] },
      find,
    );
    expect(mayRegister(system, 'ward')).toEqual({
      allowed: true,
      as: { unitId: 'ward', postId: '', personId: '' },
    });
    expect([mayRegister(system, 'stc').allowed, mayRegister(system, '').allowed]).toEqual([false, false]);
    expect(mayImport(staff(PostRole.CITY_ADMINISTRATOR, 'ubnd'), 'ward', 'city').allowed).toBe(true);
    expect(mayImport(staff(PostRole.CITY_ADMINISTRATOR, 'ubnd'), 'hdnd', 'hdnd').allowed).toBe(false);
  });

  it('offers only what will work: by role, by hand, by state', () => {
    const document = {
      unitId: 'stc',
      state: IncomingState.REGISTERED,
      holderPostId: 'post',
      mayGoBack: false,
    };
    expect(incomingActions(staff(PostRole.RECORDS_CLERK, 'stc'), document)).toEqual([
      'UpdateIncomingDocument',
      'ReturnIncomingDocument',
      'SubmitIncomingDocument',
      'UploadAttachment',
      'RemoveAttachment',
    ]);
    expect(incomingActions(staff(PostRole.LEADER, 'stc'), document)).toEqual([
      'ReturnIncomingDocument',
      'RouteIncomingDocument',
    ]);
    const routed = { ...document, state: IncomingState.ROUTED, mayGoBack: true };
    expect(incomingActions(staff(PostRole.OFFICIAL, 'ns'), routed)).toEqual([
      'AcceptItem',
      'HandOverItem',
      'SendBackItem',
    ]);
    expect(incomingActions(staff(PostRole.OFFICIAL, 'ns'), { ...routed, holderPostId: 'other' })).toEqual([]);
    const part = { state: PartState.ACCEPTED, holderPostId: 'post', mayGoBack: false };
    expect(partActions(staff(PostRole.OFFICIAL, 'ns'), part)).toEqual(['HandOverItem', 'FinishItem']);
    const draft = { unitId: 'stc', state: OutgoingState.DRAFTED, holderPostId: 'post' };
    expect(outgoingActions(staff(PostRole.OFFICIAL, 'ns'), draft)).toContain('UpdateOutgoingDocument');
    expect(
      outgoingActions(staff(PostRole.OFFICIAL, 'ns'), { ...draft, state: OutgoingState.ISSUED }),
    ).toEqual([]);
    for (const role of [PostRole.AUDITOR, PostRole.TASK_FORCE, PostRole.CITY_ADMINISTRATOR]) {
      expect(incomingActions(staff(role, 'stc'), { ...document, holderPostId: '' })).toEqual([]);
    }
  });

  it('lets staff of the unit and below draft, and nobody else', () => {
    expect(mayDraft(staff(PostRole.OFFICIAL, 'ns'), 'ubnd').allowed).toBe(true);
    expect(mayDraft(staff(PostRole.OFFICIAL, 'ns'), 'ward').allowed).toBe(false);
    expect(mayDraft(staff(PostRole.AUDITOR, 'ubnd'), 'ubnd').allowed).toBe(false);
    expect(maySeeSeries(staff(PostRole.AUDITOR, 'ubnd'), 'ward')).toBe(true);
    expect(maySeeSeries(staff(PostRole.OFFICIAL, 'ward'), 'ubnd')).toBe(false);
  });
});
