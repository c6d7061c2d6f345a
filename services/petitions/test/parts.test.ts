import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { accountOf, idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { PetitionPartServiceClient } from '@baro/proto/baro/petitions/v1/parts';
import { PetitionPartState, PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import type { PetitionPart } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { Fields, World } from './world.ts';

type PartAct = 'askPart' | 'acceptPart' | 'handOverPart' | 'finishPart' | 'sendBackPart' | 'withdrawPart';

let world: World;
let client: PetitionPartServiceClient;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  client = openClient(PetitionPartServiceClient, world.service.address);
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
});
afterAll(async () => {
  client.close();
  await world.close();
});

const at = (name: string): string => idOf(`post ${name}`);

async function act(who: string, name: PartAct, fields: Fields): Promise<PetitionPart> {
  const token = await world.issuer.token(accountOf(who));
  const method: unknown = Reflect.get(client, name);
  const request = { etag: '', requestId: randomUUID(), ...fields } as never;
  const { part } = await call(client, method as typeof client.acceptPart, request, { token });
  if (!part) throw new Error('no part');
  return part;
}

/** Asks the ward for its view of a petition the head of a division has accepted. */
async function asked(fields: Fields = {}, who = 'stc-head'): Promise<PetitionPart> {
  const petitionId = (fields['petitionId'] as string | undefined) ?? (await world.accepted(sessionId)).id;
  const usual = { postId: at('ward-leader'), direction: 'Cho ý kiến về mặt bằng', dueTime: world.inDays(10) };
  return act(who, 'askPart', { ...usual, ...fields, petitionId });
}

describe('a co-ordinator’s part', () => {
  it('is an item of its own under the petition, whose holder leads', async () => {
    const part = await asked();
    const { id, petitionId } = part;
    expect(part).toMatchObject({
      state: PetitionPartState.ASKED,
      unitId: idOf('ba-dinh'),
      dueState: DueState.IN_TERM,
      holder: { postId: at('ward-leader') },
      askedBy: { postId: at('stc-head') },
    });
    await act('ward-leader', 'handOverPart', { id, postId: at('ward-official'), note: '' });
    await act('ward-official', 'acceptPart', { id });
    const done = await act('ward-official', 'finishPart', { id, result: 'Mặt bằng đã bàn giao' });
    expect(done).toMatchObject({ state: PetitionPartState.FINISHED, holder: undefined });
    expect(await world.hands(id)).toEqual([
      'assigned >ward-leader',
      'handed_over ward-leader>ward-official',
      'finished ward-official>',
    ]);
    const [told] = await world.rows<{ kind: string; parent: string }>(
      `SELECT body->'data'->>'itemKind' AS kind, body->'data'->>'parentItemId' AS parent FROM outbox
       WHERE aggregate_id = $1 AND type LIKE '%CustodyChanged' LIMIT 1`,
      [id],
    );
    expect(told).toEqual({ kind: 'petition_part', parent: petitionId });
    const shown = await world.get('auditor', petitionId);
    expect(shown.parts.map(({ result }) => result)).toEqual(['Mặt bằng đã bàn giao']);
    expect(shown.holder?.postId).toBe(at('stc-head'));
  });

  it('holds the answer up while it has time, and no longer', async () => {
    const { id, petitionId } = await asked();
    await expectReason(world.act('stc-head', 'submitAnswer', petitionId), 'PARTS_OPEN');
    world.clock.now = world.inDays(11);
    try {
      const submitted = await world.act('stc-head', 'submitAnswer', petitionId);
      expect(submitted.state).toBe(PetitionState.SUBMITTED);
      expect(submitted.parts[0]).toMatchObject({
        id,
        state: PetitionPartState.WITHDRAWN,
        result: 'Quá hạn phối hợp, coi như thống nhất',
      });
    } finally {
      world.clock.now = undefined;
    }
  });

  it('sent back, or withdrawn by who leads, ends with its reason', async () => {
    const petitionId = (await world.accepted(sessionId)).id;
    const one = await asked({ petitionId });
    await act('ward-leader', 'sendBackPart', { id: one.id, reason: 'Không thuộc địa bàn' });
    const two = await asked({ petitionId, postId: at('ward-leader') }, 'chief');
    await act('stc-head', 'withdrawPart', { id: two.id, reason: 'Đã có số liệu' });
    const { parts } = await world.get('verifier', petitionId);
    expect(parts.map(({ state, result }) => [state, result])).toEqual([
      [PetitionPartState.SENT_BACK, 'Không thuộc địa bàn'],
      [PetitionPartState.WITHDRAWN, 'Đã có số liệu'],
    ]);
    await world.act('stc-head', 'submitAnswer', petitionId);
  });

  it('ends with a petition that is retired', async () => {
    const { id, petitionId } = await asked();
    const other = await world.record(sessionId, { raising: { words: 'Đường hỏng, cùng nội dung' } });
    const retired = await world.act('verifier', 'retirePetition', petitionId, { favouredId: other.id });
    expect(retired.parts[0]).toMatchObject({ id, state: PetitionPartState.WITHDRAWN, holder: undefined });
  });
});

describe('a part is refused', () => {
  it('to who neither holds nor assigns the petition, and to who does not hold the part', async () => {
    const part = await asked();
    const { id, petitionId } = part;
    const fields = { petitionId, postId: at('clerk') };
    for (const who of ['stc-other', 'verifier', 'hdnd-clerk', 'auditor', 'ward-leader']) {
      await expectReason(asked(fields, who), 'PERMISSION_DENIED');
      await expectReason(act(who, 'withdrawPart', { id, reason: 'Rút' }), 'PERMISSION_DENIED');
    }
    for (const who of ['stc-head', 'chief', 'ward-official', 'auditor']) {
      await expectReason(act(who, 'acceptPart', { id }), 'NOT_HOLDER');
      await expectReason(act(who, 'sendBackPart', { id, reason: 'Trả' }), 'NOT_HOLDER');
    }
    expect(part.allowedActions).toEqual(['WithdrawPart']);
    expect((await world.get('stc-head', petitionId)).allowedActions).toContain('AskPart');
    const { parts } = await world.get('ward-leader', petitionId);
    expect(parts[0]?.allowedActions).toEqual(['AcceptPart', 'HandOverPart', 'SendBackPart']);
  });

  it('in a wrong state, on an old version, or for a field that is wrong', async () => {
    const { id, petitionId, etag } = await asked();
    const again = { petitionId };
    await expectReason(asked(again), 'PART_EXISTS');
    await expectReason(asked({ ...again, postId: at('stc-official') }), 'PART_EXISTS');
    await expectReason(asked({ ...again, postId: randomUUID() }), 'POST_NOT_FOUND');
    await expectReason(asked({ ...again, postId: at('chief'), dueTime: world.inDays(-1) }), 'DUE_TIME_PAST');
    await expectReason(
      asked({ ...again, postId: at('chief'), dueTime: world.inDays(21) }),
      'PART_AFTER_ANSWER',
    );
    const wrong = { ...again, postId: '', direction: ' ', dueTime: undefined };
    await expectReason(asked(wrong), 'FIELD_INVALID', ['postId', 'direction', 'dueTime']);
    await expectReason(act('ward-leader', 'finishPart', { id, result: 'Xong' }), 'PART_STATE_WRONG');
    await act('ward-leader', 'acceptPart', { id });
    await expectReason(act('ward-leader', 'acceptPart', { id }), 'PART_STATE_WRONG');
    await expectReason(act('ward-leader', 'finishPart', { id, etag, result: 'Xong' }), 'ETAG_STALE');
    await expectReason(act('ward-leader', 'finishPart', { id, result: '' }), 'FIELD_INVALID', ['result']);
    const stray = { id, postId: at('stc-official'), note: '' };
    await expectReason(act('ward-leader', 'handOverPart', stray), 'FIELD_INVALID', ['postId']);
    await expectReason(act('ward-leader', 'acceptPart', { id: randomUUID() }), 'PART_NOT_FOUND');
    const recorded = await world.record(sessionId);
    await expectReason(asked({ petitionId: recorded.id }, 'chief'), 'PETITION_STATE_WRONG');
  });

  it('twice: the same request asks once', async () => {
    const petitionId = (await world.accepted(sessionId)).id;
    const fields = { petitionId, requestId: randomUUID(), dueTime: world.inDays(5) };
    const [one, two] = [await asked(fields), await asked(fields)];
    expect(two.id).toBe(one.id);
    expect((await world.get('stc-head', petitionId)).parts).toHaveLength(1);
  });
});
