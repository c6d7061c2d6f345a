import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { registration, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const register = (who: string, request: ReturnType<typeof registration>) =>
  world.as(who, world.client.registerIncomingDocument, request);

describe('duplicates', () => {
  const like = {
    number: '0071/2024',
    symbol: 'QĐ-UBND',
    issuerName: 'UBND Thành phố Hà Nội',
    issueDate: '2024-12-20',
  };
  const written = {
    number: '71/2024',
    symbol: 'qđ-ubnd',
    issuerName: 'Uỷ ban  nhân dân thành phố HÀ NỘI',
    issueDate: '2024-12-20',
  };

  it('warns of the same number, symbol, issuer and year, however written, and takes it with a reason', async () => {
    const first = await world.register('stc-clerk', 'stc', like);
    const status = await expectReason(
      register('stc-clerk', registration('stc', written)),
      'DUPLICATE_DOCUMENT',
    );
    expect(status.metadata['ids']).toBe(first.id);
    const again = await register('stc-clerk', registration('stc', written, 'bản chính gửi sau'));
    expect(again.document).toMatchObject({ duplicateReason: 'bản chính gửi sau', duplicateIds: [first.id] });
    const found = await world.as('stc-clerk', world.client.checkDuplicates, {
      ...written,
      unitId: idOf('stc'),
      messageId: '',
    });
    expect(found.documents.map((document) => document.id)).toEqual([again.document?.id, first.id]);
    // Another unit's book is another book.
    await world.register('hdnd-clerk', 'hdnd', like);
  });

  it('warns of the same message id', async () => {
    const messageId = '000.00.00.G22,2026/09/30,7816/VPCP-TTĐT';
    await world.register('stc-clerk', 'stc', { messageId });
    await expectReason(register('stc-clerk', registration('stc', { messageId })), 'DUPLICATE_DOCUMENT');
  });

  it('lets one of two that come at the same moment win and tells the other, without a gap', async () => {
    const before = await world.register('stc-clerk', 'stc');
    const number = `9${Date.now()}`.slice(0, 10);
    const both = await Promise.allSettled(
      [1, 2, 3, 4].map(() => register('stc-clerk', registration('stc', { number }))),
    );
    const won = both.filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const result of both) {
      if (result.status === 'rejected') {
        await expectReason(Promise.reject(result.reason as Error), 'DUPLICATE_DOCUMENT');
      }
    }
    const after = await world.register('stc-clerk', 'stc');
    expect(after.arrivalNumber).toBe(before.arrivalNumber + 2);
  });

  it('tells only who keeps the book', async () => {
    const request = {
      unitId: idOf('stc'),
      messageId: '',
      number: '1',
      symbol: '',
      issuerName: 'x',
      issueDate: '',
    };
    await expectReason(world.as('stc-official', world.client.checkDuplicates, request), 'PERMISSION_DENIED');
    await expectReason(
      world.as('stc-clerk', world.client.checkDuplicates, { ...request, unitId: '' }),
      'FIELD_INVALID',
      ['unitId'],
    );
  });
});

describe('arrival numbers', () => {
  it('run on without gap or double when many register at once and some fail', async () => {
    const start = (await world.register('clerk', 'vpubnd')).arrivalNumber;
    const requests = Array.from({ length: 60 }, (_, at) =>
      registration('vpubnd', at % 10 === 0 ? { number: '777', issueDate: '2026-01-05' } : {}),
    );
    const results = await Promise.allSettled(requests.map((request) => register('clerk', request)));
    const numbers = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.document?.arrivalNumber ?? 0] : [],
    );
    expect(numbers).toHaveLength(55);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 55 }, (_, at) => start + 1 + at));
  });
});
