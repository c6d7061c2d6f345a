import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineOf, startWorld } from './world.ts';
import type { Act, Fields, World } from './world.ts';

let world: World;
let sessionId: string;
let another: Petition;
beforeAll(async () => {
  world = await startWorld();
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
  another = await world.record(sessionId);
});
afterAll(() => world.close());

const at = (name: string): string => idOf(`post ${name}`);
const submitted = async (): Promise<Petition> => {
  const { id } = await world.accepted(sessionId);
  return world.act('stc-head', 'submitAnswer', id);
};
const assigned = async (): Promise<Petition> => {
  const { id } = await world.record(sessionId);
  return world.act('chief', 'assignPetition', id);
};

/** One act: from what, who may, and of others who is told what. */
interface Case {
  make: () => Promise<Petition>;
  who: string;
  refused: Record<string, string>;
  fields?: () => Fields;
}

const holders = {
  'stc-other': 'NOT_HOLDER',
  chairman: 'NOT_HOLDER',
  verifier: 'NOT_HOLDER',
  auditor: 'NOT_HOLDER',
};
const cases: Record<Exclude<Act, 'retirePetition' | 'restorePetition'>, Case> = {
  raisePetition: {
    make: () => world.record(sessionId),
    who: 'hdnd-clerk',
    refused: { clerk: 'PERMISSION_DENIED', 'stc-head': 'PERMISSION_DENIED', auditor: 'PERMISSION_DENIED' },
    fields: () => ({ raising: lineOf(sessionId, { words: randomUUID() }) }),
  },
  classifyPetition: {
    make: () => world.record(sessionId),
    who: 'verifier',
    refused: { chief: 'PERMISSION_DENIED', 'ward-leader': 'PERMISSION_DENIED' },
  },
  dismissLikely: {
    make: () => world.record(sessionId),
    who: 'hdnd-leader',
    refused: { clerk: 'PERMISSION_DENIED', chief: 'PERMISSION_DENIED', 'stc-head': 'PERMISSION_DENIED' },
    fields: () => ({ otherId: another.id }),
  },
  assignPetition: {
    make: () => world.record(sessionId),
    who: 'task-force',
    refused: {
      'hdnd-clerk': 'PERMISSION_DENIED',
      'hdnd-leader': 'PERMISSION_DENIED',
      'stc-director': 'PERMISSION_DENIED',
      'ward-leader': 'PERMISSION_DENIED',
      clerk: 'PERMISSION_DENIED',
    },
    fields: () => ({ dueTime: world.inDays(20) }),
  },
  acceptPetition: { make: assigned, who: 'stc-head', refused: holders },
  handOverPetition: { make: assigned, who: 'stc-head', refused: holders },
  submitAnswer: { make: () => world.accepted(sessionId), who: 'stc-head', refused: holders },
  signAnswer: { make: submitted, who: 'stc-director', refused: { ...holders, 'stc-head': 'NOT_HOLDER' } },
  sendBackAnswer: { make: submitted, who: 'stc-director', refused: { ...holders, 'stc-head': 'NOT_HOLDER' } },
  claimResult: {
    make: () => world.answered(sessionId),
    who: 'stc-head',
    refused: { ...holders, 'stc-director': 'NOT_HOLDER' },
  },
  findResult: {
    make: () => world.answered(sessionId),
    who: 'verifier',
    refused: {
      'stc-head': 'PERMISSION_DENIED',
      'hdnd-leader': 'PERMISSION_DENIED',
      chairman: 'PERMISSION_DENIED',
    },
  },
};

describe.each(Object.entries(cases) as [Act, Case][])(
  '%s',
  (act, { make, who, refused, fields = () => ({}) }) => {
    it('is refused to others, and with a stale etag, and of an unknown petition, and changes nothing', async () => {
      const { id, etag } = await make();
      for (const [other, reason] of Object.entries(refused)) {
        await expectReason(world.act(other, act, id, fields()), reason);
      }
      await expectReason(world.act(who, act, id, { ...fields(), etag: '99' }), 'ETAG_STALE');
      await expectReason(world.act(who, act, randomUUID(), fields()), 'PETITION_NOT_FOUND');
      await expectReason(world.act(who, act, 'x', fields()), 'FIELD_INVALID', ['id']);
      expect((await world.get('auditor', id)).etag).toBe(etag);
    });

    it('acts once for one request id, and is offered to who may', async () => {
      const { id } = await make();
      const before = await world.get(who, id);
      expect(before.allowedActions).toContain(act.charAt(0).toUpperCase() + act.slice(1));
      const request = { ...fields(), requestId: randomUUID() };
      const first = await world.act(who, act, id, request);
      expect(await world.act(who, act, id, request)).toEqual(first);
      expect((await world.get(who, id)).etag).toBe(first.etag);
      const audits = await world.rows<{ n: number }>(
        'SELECT count(*)::int AS n FROM audit WHERE subject_id = $1 AND request_id = $2',
        [id, request.requestId],
      );
      expect(audits).toEqual([{ n: 1 }]);
    });
  },
);

describe('bad input', () => {
  it('names field and rule, and nothing is kept', async () => {
    const count = () => world.rows<{ n: number }>('SELECT count(*)::int AS n FROM petitions');
    const before = await count();
    const long = 'a'.repeat(5001);
    const record = (petition: Partial<Petition>, raising = {}) =>
      world.record(sessionId, { petition, raising });
    await expectReason(record({ subject: '' }), 'FIELD_INVALID', ['petition.subject']);
    await expectReason(record({ level: 9 as PetitionLevel }), 'FIELD_INVALID', ['petition.level']);
    await expectReason(record({}, { words: '', localityName: '' }), 'FIELD_INVALID', [
      'raising.localityName',
      'raising.words',
    ]);
    await expectReason(record({}, { words: long }), 'FIELD_INVALID', ['raising.words']);
    await expectReason(record({}, { meetingDate: '5/2/26' }), 'FIELD_INVALID', ['raising.meetingDate']);
    await expectReason(world.record(randomUUID()), 'SESSION_NOT_FOUND');
    await expectReason(world.record(sessionId, {}, 'clerk'), 'PERMISSION_DENIED');
    expect(await count()).toEqual(before);
  });

  it('of a session', async () => {
    await expectReason(world.session('Kỳ họp thứ 1'), 'SESSION_EXISTS');
    await expectReason(world.session('x', { closeDate: '2026-12-01' }), 'FIELD_INVALID', [
      'session.closeDate',
    ]);
    await expectReason(world.session('', { openDate: '' }), 'FIELD_INVALID', [
      'session.name',
      'session.openDate',
    ]);
    await expectReason(world.session('x', {}, 'chief'), 'PERMISSION_DENIED');
    await expectReason(world.session('x', { unitId: idOf('ubnd') }, 'chief'), 'UNIT_NOT_FOUND');
  });

  it('of a list', async () => {
    await expectReason(world.list('chief', { answered: 'yes' }), 'FIELD_INVALID', ['answered']);
    await expectReason(world.list('chief', { orderBy: 'subject' }), 'FIELD_INVALID', ['orderBy']);
    await expectReason(world.list('chief', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });
});

describe('assigning', () => {
  it('needs level and field, a later due time, and a lead where the writ runs', async () => {
    const raw = await world.record(sessionId, {
      petition: { level: PetitionLevel.UNSPECIFIED, field: PetitionField.UNSPECIFIED },
    });
    await expectReason(world.act('chief', 'assignPetition', raw.id), 'PETITION_UNCLASSIFIED');
    const { id } = await world.record(sessionId);
    const assign = (fields: Fields) => world.act('chief', 'assignPetition', id, fields);
    await expectReason(assign({ dueTime: world.inDays(-1) }), 'DUE_TIME_PAST');
    await expectReason(assign({ dueTime: undefined }), 'FIELD_INVALID', ['dueTime']);
    await expectReason(assign({ leadPostId: at('hdnd-clerk') }), 'FIELD_INVALID', ['leadPostId']);
    await expectReason(assign({ leadPostId: at('stc-vacant') }), 'POST_VACANT');
    await expectReason(assign({ leadPostId: randomUUID() }), 'POST_NOT_FOUND');
    await assign({});
    await expectReason(assign({}), 'SAME_HOLDER');
    const moved = await assign({ leadPostId: at('ward-leader'), dueTime: world.inDays(40) });
    expect(moved.originalDueTime?.getTime()).toBeLessThan(moved.dueTime?.getTime() ?? 0);
  });
});

describe('answer and result', () => {
  it('are signed by a leader over the lead alone', async () => {
    const { id } = await world.accepted(sessionId);
    const submit = (post: string) => world.act('stc-head', 'submitAnswer', id, { signerPostId: at(post) });
    await expectReason(submit('stc-other'), 'SIGNER_NOT_LEADER');
    await expectReason(submit('ward-leader'), 'SIGNER_NOT_LEADER');
    await expectReason(submit('chief'), 'SIGNER_NOT_LEADER');
    expect((await submit('chairman')).holder?.postId).toBe(at('chairman'));
  });

  it('commit to a day when scheduled and only then, and give a reason when not possible', async () => {
    const { id } = await world.accepted(sessionId);
    const submit = (fields: Fields) => world.act('stc-head', 'submitAnswer', id, fields);
    const { SCHEDULED, NOT_POSSIBLE, DONE } = ResultClass;
    const dueDate = (rule: Promise<unknown>) => expectReason(rule, 'FIELD_INVALID', ['resultDueDate']);
    await dueDate(submit({ resultClass: SCHEDULED }));
    await dueDate(submit({ resultClass: SCHEDULED, resultDueDate: '2020-01-01' }));
    await dueDate(submit({ resultClass: DONE, resultDueDate: '2030-01-01' }));
    await expectReason(submit({ resultClass: NOT_POSSIBLE }), 'FIELD_INVALID', ['resultText']);
    await expectReason(submit({ resultClass: ResultClass.UNSPECIFIED }), 'FIELD_INVALID', ['resultClass']);
    await submit({ resultClass: SCHEDULED, resultDueDate: '2030-01-01' });
    const signed = await world.act('stc-director', 'signAnswer', id);
    expect(signed.claim).toMatchObject({ resultClass: SCHEDULED, dueDate: '2030-01-01' });
  });
});
