import { createHash, randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { ResultClass, VoterWordAuthor } from '@baro/proto/baro/petitions/v1/resources';
import { SayNotSolvedRequest } from '@baro/proto/baro/petitions/v1/public';
import type { CouncilSession } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PublicWorld } from './public-world.ts';
import { lineOf, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let pub: PublicWorld;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  pub = new PublicWorld(world);
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
});
afterAll(async () => {
  pub.close();
  await world.close();
});

const board = async (id: string): Promise<CouncilSession | undefined> =>
  (await world.sessions('verifier')).sessions.find((session) => session.id === id);

describe('voters say "not solved"', () => {
  it('beside claim and finding: nothing is opened, closed, moved or overwritten', async () => {
    const { id } = await world.answered(sessionId, { resultClass: ResultClass.DONE });
    const closed = await world.act('verifier', 'findResult', id, { resultClass: ResultClass.DONE });
    const slip = await pub.slip(closed);
    const hands = await world.hands(id);
    expect((await pub.lookUp(slip)).maySayNotSolved).toBe(true);
    await pub.say(slip);
    const after = await world.get('verifier', id);
    expect(after.voterWords).toMatchObject([
      { author: VoterWordAuthor.VOTERS, reason: 'Mưa vẫn ngập', enteredBy: undefined },
    ]);
    const { etag, voterWords } = after;
    expect(after).toEqual({ ...closed, etag, voterWords, notSolvedCount: 1 });
    expect(await world.hands(id)).toEqual(hands);
    expect((await world.events('petition', id)).at(-1)).toBe(`${etag} PetitionSaidNotSolved`);
  });

  it('once for their line, until something else is answered, claimed or found', async () => {
    const petition = await world.answered(sessionId);
    const slip = await pub.slip(petition);
    const requestId = randomUUID();
    const first = await pub.say(slip, { requestId });
    expect(await pub.say(slip, { requestId })).toEqual(first);
    await expectReason(pub.say(slip, { requestId, reason: 'khác' }), 'REQUEST_ID_REUSED');
    await expectReason(pub.say(slip), 'SAID_ALREADY');
    // A new receipt is not a new voice.
    await expectReason(pub.say(await pub.slip(petition)), 'SAID_ALREADY');
    await world.act('stc-head', 'claimResult', petition.id, { resultClass: ResultClass.DONE });
    const again = await pub.slip(petition);
    expect((await pub.lookUp(again)).maySayNotSolved).toBe(true);
    await pub.say(again);
    expect((await pub.lookUp(again)).maySayNotSolved).toBe(false);
    const rows = await world.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM petition_voter_words WHERE petition_id = $1`,
      [petition.id],
    );
    expect(rows).toEqual([{ n: 2 }]);
    const audit = await world.rows<{ details: object }>(
      `SELECT details FROM audit WHERE action = 'say_not_solved' AND subject_id = $1`,
      [petition.id],
    );
    expect(audit).toHaveLength(2);
    expect(Object.keys(audit[0]?.details ?? {}).toSorted()).toEqual(['raisingId', 'wordId']);
  });

  it('not before there is an answer, and with a reason that is not too long', async () => {
    const slip = await pub.slip(await world.accepted(sessionId));
    expect((await pub.lookUp(slip)).maySayNotSolved).toBe(false);
    await expectReason(pub.say(slip), 'NOTHING_ANSWERED');
    await expectReason(pub.say(slip, { reason: ' ' }), 'FIELD_INVALID', ['reason']);
    await expectReason(pub.say(slip, { reason: 'a'.repeat(2001) }), 'FIELD_INVALID', ['reason']);
    await expectReason(pub.say(slip, { requestId: '' }), 'FIELD_INVALID', ['requestId']);
  });

  it('of the petition theirs was retired for; their line stays theirs', async () => {
    const favoured = await world.answered(sessionId);
    const mine = await world.record(sessionId, { raising: { localityName: 'Phường Ngọc Hà' } });
    const slip = await pub.slip(mine);
    await world.act('hdnd-clerk', 'retirePetition', mine.id, { favouredId: favoured.id });
    const found = await pub.lookUp(slip);
    expect([found.petition?.id, found.raising?.localityName]).toEqual([favoured.id, 'Phường Ngọc Hà']);
    await pub.say(slip);
    const { voterWords } = await world.get('verifier', favoured.id);
    expect(voterWords).toMatchObject([{ localityName: 'Phường Ngọc Hà' }]);
  });
});

describe('deputies say "not solved"', () => {
  it('through the Council office, by their group, as often as they do', async () => {
    const { id, etag } = await world.answered(sessionId);
    const requestId = randomUUID();
    const first = await pub.sayForDeputies(id, { requestId, etag });
    expect(await pub.sayForDeputies(id, { requestId, etag })).toEqual(first);
    await expectReason(pub.sayForDeputies(id, { etag }), 'ETAG_STALE');
    await pub.sayForDeputies(id, { deputyGroup: 'Tổ 5' });
    expect((await world.get('stc-head', id)).voterWords.map((word) => word.deputyGroup)).toEqual([
      'Tổ 5',
      'Tổ 3',
    ]);
    const bad = pub.sayForDeputies(id, { deputyGroup: '', reason: '' });
    await expectReason(bad, 'FIELD_INVALID', ['deputyGroup', 'reason']);
    await expectReason(pub.sayForDeputies(randomUUID()), 'PETITION_NOT_FOUND');
    const { id: open } = await world.accepted(sessionId);
    await expectReason(pub.sayForDeputies(open), 'PETITION_STATE_WRONG');
  });

  it('is counted on the board once a petition, and found by the list', async () => {
    const session = await world.session('Kỳ họp thứ 2');
    const [one, two] = [await world.answered(session.id), await world.answered(session.id)];
    expect((await board(session.id))?.notSolvedCount).toBe(0);
    await pub.sayForDeputies(one.id);
    await pub.sayForDeputies(one.id, { deputyGroup: 'Tổ 5' });
    expect((await board(session.id))?.notSolvedCount).toBe(1);
    const list = async (notSolved: string) =>
      (await world.list('verifier', { sessionId: session.id, notSolved })).petitions;
    expect((await list('true')).map(({ id, notSolvedCount }) => [id, notSolvedCount])).toEqual([[one.id, 2]]);
    expect((await list('false')).map(({ id }) => id)).toEqual([two.id]);
    await expectReason(list('yes'), 'FIELD_INVALID', ['notSolved']);
    // Retired for another one the matter still counts once, there.
    const other = await world.session('Kỳ họp thứ 3');
    const mine = await world.record(other.id);
    await world.act('hdnd-clerk', 'retirePetition', mine.id, { favouredId: one.id });
    expect((await board(other.id))?.notSolvedCount).toBe(1);
  });
});

it('no table keeps a secret: neither plain nor in the answer to be given again', async () => {
  const petition = await world.answered(sessionId, {});
  const raised = await world.act('hdnd-clerk', 'raisePetition', petition.id, {
    raising: lineOf(sessionId, { words: randomUUID() }),
  });
  const slip = await pub.slip(raised);
  await pub.lookUp(slip);
  const said = { ...slip, reason: 'Chưa xong', requestId: randomUUID() };
  await pub.say(slip, said);
  await expectReason(pub.lookUp({ ...slip, secret: slip.secret.replaceAll(/[2-9]/g, 'A') }), 'RECEIPT_WRONG');
  const tables = await world.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const holds = async (needle: string): Promise<string[]> => {
    const found: string[] = [];
    const [plain, hex] = [needle, Buffer.from(needle).toString('hex')];
    for (const { name } of tables) {
      const sql = `SELECT 1 FROM ${name} t WHERE t::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $2 || '%' LIMIT 1`;
      if ((await world.rows(sql, [plain, hex])).length > 0) found.push(name);
    }
    return found;
  };
  expect(await holds(slip.secret)).toEqual([]);
  expect(await holds(slip.secret.replaceAll('-', ''))).toEqual([]);
  // A fast hash of the whole request would let who has the table guess the secret.
  const bytes = SayNotSolvedRequest.encode(said).finish();
  expect(await holds(createHash('sha256').update(bytes).digest('hex'))).toEqual([]);
  // The code is in the answer kept for the clerk, and in its own table; in no audit row, no event.
  expect((await holds(slip.code)).toSorted()).toEqual(['receipt_tries', 'receipts', 'request_keys']);
});
