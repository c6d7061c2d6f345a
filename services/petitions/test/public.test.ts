import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { newReceiptCode } from '@baro/chassis/receipts';
import { expectReason } from '@baro/chassis/testing';
import { accountOf, idOf } from '@baro/directory-client/testing';
import { PetitionState, ResultClass, VoterWordAuthor } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PublicWorld, slipOf } from './public-world.ts';
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

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
/** The same code with one sign of the secret changed. */
const guess = (secret: string): string => (secret.startsWith('A') ? 'C' : 'A') + secret.slice(1);

describe('a public petition', () => {
  it('says what was asked and where it stands, and names nobody and no text of officials or of a voter', async () => {
    const { id } = await world.accepted(sessionId);
    const said = { text: 'Bà Mark Official đã trả lời', resultText: 'Ông Mark Claim' };
    await world.act('stc-head', 'submitAnswer', id, {
      ...said,
      resultClass: ResultClass.SCHEDULED,
      resultDueDate: '2030-05-06',
    });
    await world.act('stc-director', 'signAnswer', id);
    const full = await world.act('verifier', 'findResult', id, { text: 'Bà Mark Finding' });
    await pub.say(await pub.slip(full), { reason: 'Tôi là Mark Voter, 0912 345 678' });
    await pub.sayForDeputies(id, { reason: 'Mark Deputy' });
    const token = await pub.token();
    const { petition } = await call(pub.open, pub.open.getPublicPetition, { id }, { token });
    expect(petition).toMatchObject({
      code: full.code,
      subject: full.subject,
      state: PetitionState.ANSWERED,
      leadUnitName: full.leadUnitName,
      claim: { resultClass: ResultClass.SCHEDULED, dueDate: '2030-05-06' },
      finding: { resultClass: ResultClass.UNDER_WAY, dueDate: '' },
      raisings: [{ sessionName: 'Kỳ họp thứ 1', words: lineOf(sessionId).words }],
      voterWords: [{ author: VoterWordAuthor.DEPUTIES }, { author: VoterWordAuthor.VOTERS }],
    });
    const text = JSON.stringify(petition);
    const named = [full.holder?.personName, full.finding?.by?.personName].map(String);
    for (const mark of ['Mark', '0912', ...named]) expect(text).not.toContain(mark);
    // By staff the reasons are read, with whose line it is and who entered it.
    const shown = await world.get('stc-head', id);
    expect(shown.voterWords).toMatchObject([
      { deputyGroup: 'Tổ 3', reason: 'Mark Deputy', enteredBy: { postId: idOf('post hdnd-clerk') } },
      { localityName: 'Phường Thanh Xuân', reason: 'Tôi là Mark Voter, 0912 345 678', enteredBy: undefined },
    ]);
  });

  it('is asked by the gateway alone: staff, other programs and nobody are refused', async () => {
    const { id } = await world.record(sessionId);
    const get = (token: string) => call(pub.open, pub.open.getPublicPetition, { id }, { token });
    for (const who of ['hdnd-clerk', 'verifier', 'chief', 'auditor']) {
      await expectReason(get(await world.issuer.token(accountOf(who))), 'PERMISSION_DENIED');
    }
    await expectReason(get(await world.issuer.token(randomUUID())), 'PERMISSION_DENIED');
    await expectReason(get(''), 'UNAUTHENTICATED');
    const slip = await pub.slip(await world.get('chief', id));
    const staff = await world.issuer.token(accountOf('hdnd-clerk'));
    await expectReason(pub.lookUp(slip, staff), 'PERMISSION_DENIED');
    const token = await pub.token();
    await expectReason(
      call(pub.open, pub.open.getPublicPetition, { id: randomUUID() }, { token }),
      'PETITION_NOT_FOUND',
    );
    await expectReason(call(pub.open, pub.open.getPublicPetition, { id: 'x' }, { token }), 'FIELD_INVALID', [
      'id',
    ]);
  });
});

describe('a receipt', () => {
  it('is issued once for a request id, with its secret this once, and ends the one before', async () => {
    const petition = await world.record(sessionId);
    const requestId = randomUUID();
    const first = await pub.issue(petition, 'hdnd-clerk', requestId);
    expect(first.secret).toMatch(/^([2-9A-Z]{4}-){2}[2-9A-Z]{4}$/);
    expect(await pub.issue(petition, 'hdnd-clerk', requestId)).toEqual({ ...first, secret: '' });
    await pub.lookUp(slipOf(first));
    const second = await pub.slip(petition);
    await expectReason(pub.lookUp(slipOf(first)), 'RECEIPT_WRONG');
    expect((await pub.lookUp(second)).petition?.id).toBe(petition.id);
    const token = await world.issuer.token(accountOf('verifier'));
    const request = { petitionId: petition.id };
    const { receipts } = await call(pub.receipts, pub.receipts.listReceipts, request, { token });
    expect(receipts.map(({ code, endTime }) => [code, endTime !== undefined])).toEqual([
      [second.code, false],
      [first.receipt?.code, true],
    ]);
  });

  it('of two issued at once one is in force', async () => {
    const petition = await world.record(sessionId);
    const slips = await Promise.all([1, 2, 3].map(() => pub.slip(petition)));
    const opened = await Promise.allSettled(slips.map((slip) => pub.lookUp(slip)));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is typed as people type: small letters, blanks, no hyphens; a mistyped one is told so', async () => {
    const { code, secret } = await pub.slip(await world.record(sessionId));
    const typed = {
      code: ` ${code.replaceAll('-', ' ').toLowerCase()} `,
      secret: secret.replaceAll('-', ''),
    };
    expect((await pub.lookUp(typed)).raising?.localityName).toBe('Phường Thanh Xuân');
    const swapped = `${code.slice(0, 3)}${code[4]}${code[3]}${code.slice(5)}`;
    const wrong = swapped === code ? `${code.slice(0, -1)}${code.endsWith('A') ? 'C' : 'A'}` : swapped;
    await expectReason(pub.lookUp({ code: wrong, secret }), 'FIELD_INVALID', ['code']);
    await expectReason(pub.lookUp({ code: '', secret: 'x' }), 'FIELD_INVALID', ['code', 'secret']);
    await expectReason(pub.lookUp({ code: `DT${code.slice(2)}`, secret }), 'FIELD_INVALID', ['code']);
  });

  it('is issued, listed and revoked by who keeps what voters said', async () => {
    const petition = await world.record(sessionId);
    for (const who of ['chief', 'stc-head', 'ward-leader', 'auditor']) {
      await expectReason(pub.issue(petition, who), 'PERMISSION_DENIED');
      await expectReason(pub.sayForDeputies(petition.id, {}, who), 'PERMISSION_DENIED');
    }
    const { receipt, secret } = await pub.issue(petition);
    const ask = async (who: string, receiptId: string) => {
      const token = await world.issuer.token(accountOf(who));
      const request = { petitionId: petition.id, receiptId, requestId: randomUUID() };
      return call(pub.receipts, pub.receipts.revokeReceipt, request, { token });
    };
    await expectReason(ask('chief', receipt?.id ?? ''), 'PERMISSION_DENIED');
    await expectReason(ask('hdnd-clerk', randomUUID()), 'RECEIPT_NOT_FOUND');
    await expectReason(ask('hdnd-clerk', 'x'), 'FIELD_INVALID', ['receiptId']);
    const token = await world.issuer.token(accountOf('chief'));
    const list = call(pub.receipts, pub.receipts.listReceipts, { petitionId: petition.id }, { token });
    await expectReason(list, 'PERMISSION_DENIED');
    expect((await ask('hdnd-clerk', receipt?.id ?? '')).receipt?.endTime).toBeDefined();
    await expectReason(pub.lookUp({ code: receipt?.code ?? '', secret }), 'RECEIPT_WRONG');
    const lines = petition.raisings.map((line) => ({ ...line, id: randomUUID() }));
    await expectReason(pub.issue({ ...petition, raisings: lines }), 'RAISING_NOT_FOUND');
  });
});

describe('wrong tries', () => {
  it('lock the code for a time, also for the right secret, and those of others not', async () => {
    const [slip, other] = [
      await pub.slip(await world.record(sessionId)),
      await pub.slip(await world.record(sessionId)),
    ];
    world.clock.now = minutes(0);
    const wrong = { ...slip, secret: guess(slip.secret) };
    for (let at = 0; at < 4; at += 1) await expectReason(pub.lookUp(wrong), 'RECEIPT_WRONG');
    await pub.lookUp(slip); // right in time: the count begins anew
    for (let at = 0; at < 5; at += 1) await expectReason(pub.lookUp(wrong), 'RECEIPT_WRONG');
    await expectReason(pub.lookUp(slip), 'RECEIPT_WRONG');
    await expectReason(pub.say(slip), 'RECEIPT_WRONG');
    await pub.lookUp(other);
    world.clock.now = minutes(59);
    await expectReason(pub.lookUp(slip), 'RECEIPT_WRONG');
    world.clock.now = minutes(61);
    await pub.lookUp(slip);
    world.clock.now = undefined;
  });

  it('at once are all counted', async () => {
    const slip = await pub.slip(await world.record(sessionId));
    const wrong = { ...slip, secret: guess(slip.secret) };
    await Promise.allSettled(Array.from({ length: 8 }, () => pub.lookUp(wrong)));
    await expectReason(pub.lookUp(slip), 'RECEIPT_WRONG');
  });

  it('are answered alike, and in the time it takes, whether there is such a code or not', async () => {
    const slip = await pub.slip(await world.record(sessionId));
    const time = async (asked: typeof slip): Promise<number> => {
      const started = performance.now();
      await expectReason(pub.lookUp(asked), 'RECEIPT_WRONG');
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let at = 0; at < 9; at += 1) {
      known.push(await time({ ...slip, secret: guess(slip.secret) }));
      unknown.push(await time({ code: newReceiptCode('KN'), secret: slip.secret }));
    }
    const median = (list: number[]): number => list.toSorted((a, b) => a - b)[4] ?? 0;
    // The slow hash is made for both: without it the one would take a tenth of the other.
    expect(median(unknown)).toBeGreaterThan(median(known) / 2);
    expect(median(unknown)).toBeLessThan(median(known) * 2);
  });
});
