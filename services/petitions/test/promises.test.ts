import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { PromiseOrigin, PromiseState, PromiseWordKind } from '@baro/proto/baro/petitions/v1/promises';
import { ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { evidence, PromiseWorld } from './promise-world.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let promises: PromiseWorld;
let sessionId: string;
const start = new Date('2026-08-20T03:00:00Z');
beforeAll(async () => {
  world = await startWorld();
  world.clock.now = start;
  promises = new PromiseWorld(world);
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1', { openDate: '2026-07-07' }));
});
beforeEach(() => {
  world.clock.now = start;
});
afterAll(async () => {
  promises.close();
  await world.close();
});

const at = (name: string): string => idOf(`post ${name}`);
const scheduled = {
  resultClass: ResultClass.SCHEDULED,
  resultDueDate: '2026-12-31',
  resultText: 'Xong trong năm 2026',
};

describe('an answer that schedules', () => {
  it('makes its promise with the signature, of who answers to the Council', async () => {
    const { id } = await world.accepted(sessionId);
    await world.act('stc-head', 'submitAnswer', id, scheduled);
    // What waits for a signature is no promise yet.
    expect((await promises.list('auditor', { petitionId: id })).promises).toEqual([]);
    await world.act('stc-director', 'signAnswer', id);
    const [promise] = (await promises.list('auditor', { petitionId: id })).promises;
    expect(promise).toMatchObject({
      origin: PromiseOrigin.ANSWER,
      state: PromiseState.OPEN,
      content: 'Xong trong năm 2026',
      promiseDate: '2026-08-20',
      dueDate: '2026-12-31',
      originalDueDate: '2026-12-31',
      dueState: DueState.IN_TERM,
      broken: false,
      moveCount: 0,
    });
    expect(promise?.promisedBy?.postId).toBe(at('stc-director'));
    expect(promise?.accountable?.postId).toBe(at('stc-head'));
    const types = await world.rows<{ type: string }>('SELECT type FROM outbox WHERE aggregate_id = $1', [
      promise?.id,
    ]);
    expect(types).toEqual([{ type: 'baro.petitions.v1.PromiseMade' }]);
  });

  it('that claims another day moves what is outstanding, and is the only promise', async () => {
    const { id } = await world.answered(sessionId, scheduled);
    const claim = { resultClass: ResultClass.SCHEDULED, dueDate: '2027-03-31', text: 'Chậm vốn' };
    await world.act('stc-head', 'claimResult', id, claim);
    await world.act('stc-head', 'claimResult', id, claim);
    const { promises: found } = await promises.list('auditor', { petitionId: id });
    expect(
      found.map(({ dueDate, originalDueDate, moveCount }) => [dueDate, originalDueDate, moveCount]),
    ).toEqual([['2027-03-31', '2026-12-31', 1]]);
    const { moves } = await promises.get('auditor', found[0]?.id ?? '');
    expect(moves).toMatchObject([
      { fromDate: '2026-12-31', toDate: '2027-03-31', days: 90, reason: 'Chậm vốn' },
    ]);
  });

  it('that claims no day makes none', async () => {
    const { id } = await world.answered(sessionId);
    expect((await promises.list('auditor', { petitionId: id })).promises).toEqual([]);
  });

  it('lets who holds the petition now report, and nobody else of the unit', async () => {
    const { id } = await world.answered(sessionId, scheduled);
    const [promise] = (await promises.list('auditor', { petitionId: id })).promises;
    const promiseId = promise?.id ?? '';
    await expectReason(promises.act('stc-official', 'movePromise', promiseId), 'PERMISSION_DENIED');
    await world.act('stc-head', 'handOverPetition', id);
    await promises.act('stc-official', 'movePromise', promiseId, { dueDate: '2027-01-15' });
  });
});

describe('a promise', () => {
  it('is kept only when somebody other than the promiser, their unit, or one above or below it says so', async () => {
    const { id } = await promises.record(sessionId);
    await expectReason(promises.act('verifier', 'confirmPromise', id), 'PROMISE_STATE_WRONG');
    await expectReason(
      promises.act('stc-director', 'reportPromise', id, { evidence: [] }),
      'EVIDENCE_MISSING',
    );
    const reported = await promises.act('stc-director', 'reportPromise', id);
    expect(reported).toMatchObject({ state: PromiseState.REPORTED, keepTime: undefined });
    for (const promiser of ['stc-director', 'chairman', 'deputy']) {
      await expectReason(promises.act(promiser, 'confirmPromise', id), 'CONFIRMER_PROMISED');
      await expectReason(promises.act(promiser, 'sendBackPromise', id), 'CONFIRMER_PROMISED');
    }
    for (const other of ['stc-head', 'hdnd-clerk', 'auditor', 'chief', 'ward-official']) {
      await expectReason(promises.act(other, 'confirmPromise', id), 'PERMISSION_DENIED');
    }
    const back = await promises.act('ward-leader', 'sendBackPromise', id);
    expect(back).toMatchObject({ state: PromiseState.OPEN, reportTime: undefined });
    await promises.act('stc-director', 'reportPromise', id);
    const kept = await promises.act('verifier', 'confirmPromise', id, { evidence: [evidence] });
    expect(kept).toMatchObject({ state: PromiseState.KEPT, dueState: DueState.EARLY, broken: false });
    expect(kept.words.map(({ kind, by, evidence: given }) => [kind, by?.postId, given.length])).toEqual([
      [PromiseWordKind.CONFIRMATION, at('verifier'), 1],
      [PromiseWordKind.REPORT, at('stc-director'), 1],
      [PromiseWordKind.SENT_BACK, at('ward-leader'), 0],
      [PromiseWordKind.REPORT, at('stc-director'), 1],
    ]);
    expect(kept.etag).toBe('5');
    expect(kept.allowedActions).toEqual([]);
  });

  it('keeps every date it had, with reason, author and time, and its first one cannot be changed at all', async () => {
    const { id } = await promises.record(sessionId);
    await promises.act('stc-director', 'movePromise', id, { dueDate: '2026-11-30', reason: 'Chậm vốn' });
    world.clock.now = new Date('2026-10-05T03:00:00Z');
    const twice = await promises.act('stc-director', 'movePromise', id, {
      dueDate: '2027-02-28',
      reason: 'Mưa lũ',
    });
    expect(twice).toMatchObject({ originalDueDate: '2026-09-29', dueDate: '2027-02-28', moveCount: 2 });
    expect(twice.moves.map(({ fromDate, toDate, reason }) => [fromDate, toDate, reason])).toEqual([
      ['2026-09-29', '2026-11-30', 'Chậm vốn'],
      ['2026-11-30', '2027-02-28', 'Mưa lũ'],
    ]);
    expect(twice.moves[1]?.by?.postId).toBe(at('stc-director'));
    expect(twice.moves[1]?.moveTime).toEqual(world.clock.now);
    // Its first date went by: no later one heals that.
    expect(twice).toMatchObject({ dueState: DueState.IN_TERM, broken: true });
    await expect(
      world.rows(`UPDATE promises SET original_due_date = '2030-01-01' WHERE id = $1`, [id]),
    ).rejects.toThrow(/permission denied/);
    await expect(world.rows('DELETE FROM promise_moves')).rejects.toThrow(/permission denied/);
  });

  it('is overdue and broken by the clock alone, at the end of its day', async () => {
    const { id } = await promises.record(sessionId, { promise: { dueDate: '2026-09-29' } });
    const seen = async () => {
      const { dueState, broken } = await promises.get('auditor', id);
      return [dueState, broken];
    };
    world.clock.now = new Date('2026-09-29T16:59:00Z');
    expect(await seen()).toEqual([DueState.DUE_SOON, false]);
    world.clock.now = new Date('2026-09-29T17:01:00Z');
    expect(await seen()).toEqual([DueState.OVERDUE, true]);
    for (const standing of ['overdue', 'broken']) {
      const { promises: found } = await promises.list('auditor', { standing });
      expect(found.map((one) => one.id)).toContain(id);
    }
    const moved = await promises.list('auditor', { standing: 'moved' });
    expect(moved.promises.map((one) => one.id)).not.toContain(id);
    await promises.act('stc-director', 'reportPromise', id);
    // Reported late and confirmed: kept, but late and broken for good.
    const kept = await promises.act('verifier', 'confirmPromise', id);
    expect(kept).toMatchObject({ state: PromiseState.KEPT, dueState: DueState.LATE, broken: true });
  });

  it('has milestones, none after it, each reached once', async () => {
    const first = { content: 'Thiết kế', dueDate: '2026-09-01' };
    const { id, milestones } = await promises.record(sessionId, { milestones: [first] });
    const late = promises.act('stc-director', 'addPromiseMilestone', id, { dueDate: '2026-10-01' });
    await expectReason(late, 'FIELD_INVALID', ['dueDate']);
    await promises.act('stc-director', 'addPromiseMilestone', id);
    const milestoneId = milestones[0]?.id ?? '';
    const reach = () => promises.act('stc-director', 'reportPromise', id, { milestoneId, evidence: [] });
    const reached = await reach();
    expect(reached).toMatchObject({ state: PromiseState.OPEN, milestoneCount: 2, reachedCount: 1 });
    await expectReason(reach(), 'MILESTONE_REACHED');
    const second = reached.milestones[1]?.id ?? '';
    const moved = await promises.act('stc-director', 'movePromise', id, {
      milestoneId: second,
      dueDate: '2026-09-20',
    });
    expect(moved).toMatchObject({ moveCount: 0, moves: [{ milestoneId: second, toDate: '2026-09-20' }] });
    const early = promises.act('stc-director', 'movePromise', id, { dueDate: '2026-09-19' });
    await expectReason(early, 'FIELD_INVALID', ['dueDate']);
  });

  it('acts once for one request id, not with a stale etag, and changes nothing when refused', async () => {
    const requestId = randomUUID();
    const made = await promises.record(sessionId, { requestId });
    expect(await promises.record(sessionId, { requestId })).toEqual(made);
    const move = { requestId: randomUUID(), dueDate: '2026-12-01' };
    const moved = await promises.act('stc-director', 'movePromise', made.id, move);
    expect(await promises.act('stc-director', 'movePromise', made.id, move)).toEqual(moved);
    await expectReason(promises.act('stc-director', 'movePromise', made.id, { etag: '1' }), 'ETAG_STALE');
    await expectReason(promises.act('stc-director', 'movePromise', randomUUID()), 'PROMISE_NOT_FOUND');
    await expectReason(promises.act('hdnd-clerk', 'movePromise', made.id), 'PERMISSION_DENIED');
    expect((await promises.get('auditor', made.id)).etag).toBe('2');
    const audits = await world.rows(`SELECT action FROM audit WHERE subject_id = $1 ORDER BY id`, [made.id]);
    expect(audits).toEqual([{ action: 'record' }, { action: 'move' }]);
  });
});

describe('bad input', () => {
  it('names field and rule, and nothing is kept', async () => {
    const count = () => world.rows('SELECT count(*)::int AS n FROM promises');
    const before = await count();
    const record = (promise: object, fields = {}) => promises.record(sessionId, { promise, ...fields });
    await expectReason(record({ content: '' }), 'FIELD_INVALID', ['promise.content']);
    await expectReason(record({ content: 'a'.repeat(2001) }), 'FIELD_INVALID', ['promise.content']);
    await expectReason(record({ dueDate: '31/12/2026' }), 'FIELD_INVALID', ['promise.dueDate']);
    await expectReason(record({ dueDate: '2026-01-01' }), 'FIELD_INVALID', ['promise.dueDate']);
    await expectReason(record({ promiseDate: '2027-01-01', dueDate: '2027-02-01' }), 'FIELD_INVALID', [
      'promise.promiseDate',
    ]);
    await expectReason(record({ sessionId: randomUUID() }), 'SESSION_NOT_FOUND');
    await expectReason(record({ petitionId: randomUUID() }), 'PETITION_NOT_FOUND');
    await expectReason(record({}, { post: 'stc-vacant' }), 'POST_VACANT');
    await expectReason(record({}, { post: 'nobody' }), 'POST_NOT_FOUND');
    const milestones = [{ content: '', dueDate: '2027-12-31' }];
    await expectReason(record({}, { milestones }), 'FIELD_INVALID', [
      'milestones[0].content',
      'milestones[0].dueDate',
    ]);
    for (const who of ['clerk', 'stc-director', 'chairman', 'auditor']) {
      await expectReason(promises.record(sessionId, {}, who), 'PERMISSION_DENIED');
    }
    expect(await count()).toEqual(before);
  });

  it('of an act', async () => {
    const { id } = await promises.record(sessionId);
    const act = promises.act.bind(promises, 'stc-director');
    await expectReason(act('movePromise', id, { dueDate: '2026-08-19' }), 'FIELD_INVALID', ['dueDate']);
    await expectReason(act('movePromise', id, { reason: ' ' }), 'FIELD_INVALID', ['reason']);
    await expectReason(act('movePromise', id, { dueDate: promises.day(40) }), 'SAME_DATE');
    await expectReason(act('movePromise', id, { milestoneId: randomUUID() }), 'MILESTONE_NOT_FOUND');
    const bad = [{ ...evidence, documentId: 'anh.jpg', kind: 0 }];
    await expectReason(act('reportPromise', id, { evidence: bad }), 'FIELD_INVALID', [
      'evidence[0].kind',
      'evidence[0].documentId',
    ]);
    await expectReason(promises.list('auditor', { standing: 'late' }), 'FIELD_INVALID', ['standing']);
    await expectReason(promises.list('auditor', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
    await expectReason(promises.list('auditor', { sessionId: randomUUID() }), 'SESSION_NOT_FOUND');
  });
});
