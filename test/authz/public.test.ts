import { call } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { newReceiptCode, newReceiptSecret } from '@baro/chassis/receipts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePetition } from './petition-scenes.ts';
import { publicAccount, startPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { runBlock, stopEmptyPlatform } from './run-others.ts';
import { Stage } from './stage.ts';
import { readTables } from './tables.ts';
import type { Block } from './tables.ts';

/** What the gateway's account for people without sign-in may ask, and nothing else. */
const open = ['GetPublicPetition', 'LookUpPetition', 'SayNotSolved', 'LookUpLetter'];

let real: Platform;
/** The same platform, where who is unknown everywhere asks as the account of the public. */
let platform: Platform;
let stage: Stage;

beforeAll(async () => {
  real = await startPlatform();
  const tokenOf = (name: string): Promise<string> =>
    real.tokenOf(name === 'unknown-account' ? publicAccount : name);
  platform = { ...real, tokenOf };
  stage = new Stage(platform);
}, 300_000);

afterAll(async () => {
  await stopEmptyPlatform();
  await real?.stop();
});

/** One question of each block: where an account is unknown it does not matter what it asks about. */
const blocks = readTables()
  .filter(({ rpc }) => !open.includes(rpc))
  .flatMap((block): Block[] => {
    const cell = block.cells.find(({ role }) => role === 'unknown-account');
    return cell ? [{ ...block, cells: [cell] }] : [];
  });

describe('the account of the public', () => {
  it('is asked for by every RPC that has an answer for accounts nobody knows', () => {
    expect(new Set(blocks.map(({ rpc }) => rpc)).size).toBeGreaterThan(100);
  });

  it.each(blocks.map((block) => [`${block.sheet}: ${block.name}`, block] as const))(
    'is nobody to %s',
    async (_, block) => {
      const mismatches = await runBlock(platform, stage, block);
      expect(mismatches.map(({ got, expected }) => `expected ${expected}, got ${got}`)).toEqual([]);
    },
    300_000,
  );

  it('reads public petitions, and by a receipt alone what belongs to one', async () => {
    const token = await real.tokenOf(publicAccount);
    const plan = { stage: 'answered', lead: 'STC.desk', signer: 'UBND.leader', part: '' } as const;
    const { id } = await makePetition(real, plan);
    const { petition } = await call(real.open, real.open.getPublicPetition, { id }, { token });
    expect(petition?.id).toBe(id);
    const slip = { code: newReceiptCode('KN'), secret: newReceiptSecret() };
    await expectReason(call(real.open, real.open.lookUpPetition, slip, { token }), 'RECEIPT_WRONG');
    const { openLetters } = real;
    const other = { code: newReceiptCode('DT'), secret: newReceiptSecret() };
    await expectReason(call(openLetters, openLetters.lookUpLetter, other, { token }), 'RECEIPT_WRONG');
  });
});
