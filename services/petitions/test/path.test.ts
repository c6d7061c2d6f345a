import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { AnswerState, PetitionState, ResultClass, ResultKind } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineOf, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
});
afterAll(() => world.close());

const at = (name: string): string => idOf(`post ${name}`);

describe('a petition', () => {
  it('goes from the voters’ words to the verifier’s finding, always in one pair of hands', async () => {
    const recorded = await world.record(sessionId);
    const { id } = recorded;
    expect(recorded).toMatchObject({
      state: PetitionState.RECORDED,
      raisingCount: 1,
      dueState: DueState.NONE,
    });
    expect(recorded.code).toMatch(/^KN-\d{4}-\d{5}$/);
    expect(recorded.holder?.postId).toBe(at('hdnd-clerk'));
    await world.act('chief', 'assignPetition', id);
    await world.act('stc-head', 'acceptPetition', id);
    await world.act('stc-head', 'handOverPetition', id);
    await world.act('stc-official', 'acceptPetition', id);
    const submitted = await world.act('stc-official', 'submitAnswer', id);
    expect(submitted).toMatchObject({
      state: PetitionState.SUBMITTED,
      answerTime: undefined,
      claim: undefined,
    });
    await world.act('stc-director', 'sendBackAnswer', id);
    await world.act('stc-official', 'submitAnswer', id, { text: 'Vốn thành phố, thi công quý I.' });
    const answered = await world.act('stc-director', 'signAnswer', id);
    expect(answered.state).toBe(PetitionState.ANSWERED);
    expect(answered.answers.map(({ state }) => state)).toEqual([AnswerState.SIGNED, AnswerState.SENT_BACK]);
    const done = { resultClass: ResultClass.DONE, text: 'Đã thi công xong' };
    await world.act('stc-official', 'claimResult', id, done);
    const closed = await world.act('verifier', 'findResult', id, done);
    expect(closed).toMatchObject({ state: PetitionState.CLOSED, holder: undefined });
    expect(await world.hands(id)).toEqual([
      'recorded >hdnd-clerk',
      'assigned hdnd-clerk>stc-head',
      'handed_over stc-head>stc-official',
      'submitted stc-official>stc-director',
      'sent_back stc-director>stc-official',
      'submitted stc-official>stc-director',
      'signed stc-director>stc-official',
      'closed stc-official>',
    ]);
    expect(await world.events('petition', id)).toEqual([
      '1 PetitionRecorded',
      '2 PetitionAssigned',
      '3 PetitionAccepted',
      '4 PetitionHandedOver',
      '5 PetitionAccepted',
      '6 PetitionAnswerSubmitted',
      '7 PetitionAnswerSentBack',
      '8 PetitionAnswerSubmitted',
      '9 PetitionAnswered',
      '10 PetitionResultClaimed',
      '11 PetitionResultFound',
    ]);
    expect(closed.etag).toBe('11');
    const items = await world.events('item', id);
    expect(items.map((line) => Number(line.split(' ')[0]))).toEqual(items.map((_, index) => index + 1));
  });

  it('is answered and not resolved: the claim and the finding stand side by side with author and date', async () => {
    const { id } = await world.answered(sessionId, { resultClass: ResultClass.DONE });
    const seen = await world.act('verifier', 'findResult', id, { resultClass: ResultClass.UNDER_WAY });
    expect(seen.state).toBe(PetitionState.ANSWERED);
    expect(seen.holder?.postId).toBe(at('stc-head'));
    expect(seen.claim).toMatchObject({ kind: ResultKind.CLAIM, resultClass: ResultClass.DONE });
    expect(seen.claim?.by?.postId).toBe(at('stc-head'));
    expect(seen.finding).toMatchObject({ kind: ResultKind.FINDING, resultClass: ResultClass.UNDER_WAY });
    expect(seen.finding?.by?.postId).toBe(at('verifier'));
    expect(seen.results).toHaveLength(2);
  });

  it('that voters raise again is the same petition with one more line, and open again', async () => {
    const { id } = await world.answered(sessionId);
    await world.act('verifier', 'findResult', id, { resultClass: ResultClass.DONE });
    const { id: next } = await world.session('Kỳ họp thứ 2', { openDate: '2027-07-06' });
    const words = 'Đường Nguyễn Trãi sửa xong lại hỏng.';
    const raising = lineOf(next, { words, localityName: 'Phường Khương Đình' });
    const again = await world.act('hdnd-clerk', 'raisePetition', id, { raising });
    expect(again).toMatchObject({ id, state: PetitionState.ANSWERED, raisingCount: 2 });
    expect(again.holder?.postId).toBe(at('stc-head'));
    expect(again.raisings.map((line) => [line.sessionName, line.words])).toEqual([
      ['Kỳ họp thứ 2', words],
      ['Kỳ họp thứ 1', lineOf('').words],
    ]);
    expect((await world.hands(id)).at(-1)).toBe('reopened >stc-head');
    await expectReason(world.act('hdnd-clerk', 'raisePetition', id, { raising }), 'RAISING_EXISTS');
  });

  it('counts on both axes for every session it was raised for', async () => {
    const { id: first } = await world.session('Kỳ họp đếm 1');
    const { id: second } = await world.session('Kỳ họp đếm 2');
    const countsOf = async (id: string) => {
      const { sessions } = await world.sessions('auditor');
      const found = sessions.find((session) => session.id === id);
      return [found?.petitionCount, found?.answeredCount, found?.closedCount];
    };
    const { id } = await world.answered(first);
    expect(await countsOf(first)).toEqual([1, 1, 0]);
    await world.act('hdnd-clerk', 'raisePetition', id, { raising: lineOf(second) });
    const other = lineOf(second, { localityName: 'Phường Khương Đình' });
    await world.act('hdnd-clerk', 'raisePetition', id, { raising: other });
    expect(await countsOf(second)).toEqual([1, 1, 0]);
    await world.act('verifier', 'findResult', id, { resultClass: ResultClass.EXPLAINED });
    expect([await countsOf(first), await countsOf(second)]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    await world.act('hdnd-clerk', 'raisePetition', id, { raising: lineOf(first, { words: 'Lại hỏng.' }) });
    expect([await countsOf(first), await countsOf(second)]).toEqual([
      [1, 1, 0],
      [1, 1, 0],
    ]);
  });
});
