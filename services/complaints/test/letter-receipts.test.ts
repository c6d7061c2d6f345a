import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { newReceiptCode, newReceiptSecret } from '@baro/chassis/receipts';
import { expectReason } from '@baro/chassis/testing';
import { accountOf } from '@baro/directory-client/testing';
import * as contract from '@baro/proto/baro/complaints/v1/public';
import type { IssueLetterReceiptResponse, LookUpLetterResponse } from '@baro/proto/baro/complaints/v1/public';
import { LetterState, Party, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let receipts: contract.LetterReceiptServiceClient;
let open: contract.PublicLetterServiceClient;
beforeAll(async () => {
  world = await startWorld();
  receipts = openClient(contract.LetterReceiptServiceClient, world.service.address);
  open = openClient(contract.PublicLetterServiceClient, world.service.address);
});
afterAll(async () => {
  receipts.close();
  open.close();
  await world.close();
});

const tokenOf = async (who: string) => ({ token: await world.issuer.token(accountOf(who)) });

async function issue(
  who: string,
  letterId: string,
  requestId = randomUUID(),
): Promise<IssueLetterReceiptResponse> {
  return call(receipts, receipts.issueLetterReceipt, { letterId, requestId }, await tokenOf(who));
}

async function list(who: string, letterId: string) {
  const { receipts: found } = await call(
    receipts,
    receipts.listLetterReceipts,
    { letterId },
    await tokenOf(who),
  );
  return found;
}

async function revoke(who: string, letterId: string, receiptId: string) {
  const request = { letterId, receiptId, requestId: randomUUID() };
  return call(receipts, receipts.revokeLetterReceipt, request, await tokenOf(who));
}

/** As the gateway does for people who have not signed in. */
async function lookUp(slip: { code: string; secret: string }): Promise<LookUpLetterResponse> {
  const token = await world.issuer.token('8f0c3d1e-7a55-4f0e-9b57-3d0a9d1c2b4e', { azp: 'baro-public' });
  return call(open, open.lookUpLetter, slip, { token });
}

function slipOf({ receipt, secret }: IssueLetterReceiptResponse) {
  return { code: receipt?.code ?? '', secret };
}

describe('a receipt of a letter', () => {
  it('tells how far it is, when it was touched and by when the next step is due, and nothing else', async () => {
    world.goTo('2026-07-06');
    const people = [sender('Lê Thị Tố'), sender('Phạm Văn Bị', PartyRole.DENOUNCED)];
    const { id } = await world.denounced({}, { parties: people.map((one) => Party.fromPartial(one)) });
    const slip = slipOf(await issue('clerk', id));
    expect(slip.code).toMatch(/^DT-.{4}-.{4}-.$/);
    const received = await lookUp(slip);
    const day = '2026-07-06';
    expect(received).toMatchObject({ stage: contract.LetterStage.RECEIVED, receiveDate: day });
    world.goTo('2026-07-13');
    const { dueTime, updateTime } = await world.act('chairman', 'AcceptDenunciation', id);
    expect(dueTime).toBeDefined();
    const typed = { code: slip.code.toLowerCase().replaceAll('-', ' '), secret: slip.secret.toLowerCase() };
    expect(await lookUp(typed)).toEqual({
      stage: contract.LetterStage.IN_PROGRESS,
      receiveDate: day,
      updateTime,
      dueTime,
    });
    await world.act('chairman', 'SuspendComplaint', id, { code: 'awaits_expert' });
    const paused = await lookUp(slip);
    expect(paused).toMatchObject({ stage: contract.LetterStage.SUSPENDED });
    expect(paused.dueTime).toBeUndefined();
    expect(Object.keys(paused).toSorted()).toEqual(['dueTime', 'receiveDate', 'stage', 'updateTime']);
  });

  it('goes through the same stages whatever the letter is, to its end', async () => {
    world.goTo('2026-07-06');
    const stageOf = async (id: string) => (await lookUp(slipOf(await issue('clerk', id)))).stage;
    const { id } = await world.classified();
    await world.act('chairman', 'RefuseComplaint', id);
    expect(await stageOf(id)).toBe(contract.LetterStage.NOT_TAKEN_UP);
    const away = { competent: false, competentBody: 'Thanh tra Chính phủ' };
    const other = await world.classified(away);
    await world.act('clerk', 'DisposeLetter', other.id, { outcome: LetterState.TRANSFERRED });
    expect(await stageOf(other.id)).toBe(contract.LetterStage.PASSED_ON);
    const concluded = await world.concluded();
    expect(await stageOf(concluded.id)).toBe(contract.LetterStage.DECIDED);
    await world.act('clerk', 'SendConclusion', concluded.id);
    expect(await stageOf(concluded.id)).toBe(contract.LetterStage.ANSWERED);
  });

  it('shows its secret once: not when asked again, in no list, and in no row', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.receive();
    const requestId = randomUUID();
    const first = await issue('clerk', id, requestId);
    expect(first.secret).toMatch(/^.{4}-.{4}-.{4}$/);
    expect(await issue('clerk', id, requestId)).toEqual({ ...first, secret: '' });
    expect(await list('clerk', id)).toEqual([first.receipt]);
    const stored = await world.rows(
      `SELECT to_jsonb(r)::text AS t FROM receipts r UNION ALL SELECT to_jsonb(a)::text FROM audit a
       UNION ALL SELECT encode(response, 'escape') FROM request_keys WHERE response IS NOT NULL`,
    );
    expect(JSON.stringify(stored)).not.toContain(first.secret);
    expect((await lookUp(slipOf(first))).receiveDate).toBe('2026-07-06');
  });

  it('ends when another is issued or it is revoked, and each is audited without its code', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.receive();
    const first = await issue('clerk', id);
    const second = await issue('clerk', id);
    await expectReason(lookUp(slipOf(first)), 'RECEIPT_WRONG');
    expect((await lookUp(slipOf(second))).stage).toBe(contract.LetterStage.RECEIVED);
    await revoke('clerk', id, second.receipt?.id ?? '');
    await expectReason(lookUp(slipOf(second)), 'RECEIPT_WRONG');
    expect((await list('clerk', id)).map(({ endTime }) => endTime !== undefined)).toEqual([true, true]);
    await expectReason(revoke('clerk', id, randomUUID()), 'RECEIPT_NOT_FOUND');
    const audits = await world.rows<{ action: string; t: string }>(
      `SELECT action, to_jsonb(a)::text AS t FROM audit a WHERE action LIKE '%_receipt' AND subject_id = $1`,
      [id],
    );
    expect(audits.map(({ action }) => action).toSorted()).toEqual([
      'issue_receipt',
      'issue_receipt',
      'revoke_receipt',
      'revoke_receipt',
    ]);
    expect(audits.map(({ t }) => t).join(' ')).not.toContain(second.receipt?.code);
  });
});

describe('wrong secrets', () => {
  it('are counted, and lock a code for an hour, of a receipt or of none; then it opens again', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.receive();
    const slip = slipOf(await issue('clerk', id));
    for (const code of [slip.code, newReceiptCode('DT')]) {
      for (let turn = 0; turn < 5; turn += 1) {
        await expectReason(lookUp({ code, secret: newReceiptSecret() }), 'RECEIPT_WRONG');
      }
    }
    await expectReason(lookUp(slip), 'RECEIPT_WRONG');
    world.clock.now = new Date(world.now.getTime() + 61 * 60_000);
    expect((await lookUp(slip)).stage).toBe(contract.LetterStage.RECEIVED);
  });

  it('are told apart from mistyped ones, which name the field', async () => {
    await expectReason(lookUp({ code: newReceiptCode('KN'), secret: '' }), 'FIELD_INVALID', [
      'code',
      'secret',
    ]);
  });
});

describe('who asks', () => {
  it('issues, lists and revokes as the records clerk who sees the letter; to others there is none', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying();
    const { receipt } = await issue('clerk', id);
    for (const who of ['chairman', 'stc-official']) {
      await expectReason(issue(who, id), 'PERMISSION_DENIED');
      await expectReason(list(who, id), 'PERMISSION_DENIED');
      await expectReason(revoke(who, id, receipt?.id ?? ''), 'PERMISSION_DENIED');
    }
    for (const who of ['stc-clerk', 'auditor']) {
      await expectReason(issue(who, id), 'LETTER_NOT_FOUND');
      await expectReason(list(who, id), 'LETTER_NOT_FOUND');
      await expectReason(revoke(who, id, receipt?.id ?? ''), 'LETTER_NOT_FOUND');
    }
    await expectReason(issue('clerk', 'x'), 'FIELD_INVALID', ['letterId']);
    await expectReason(revoke('clerk', id, 'x'), 'FIELD_INVALID', ['receiptId']);
  });

  it('looks up as the gateway’s program alone: staff is refused', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.receive();
    const slip = slipOf(await issue('clerk', id));
    await expectReason(call(open, open.lookUpLetter, slip, await tokenOf('clerk')), 'PERMISSION_DENIED');
  });
});
