import { expectReason } from '@baro/chassis/testing';
import { DocumentForm, DueState, IncomingState, Urgency } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { startSamples } from './list-samples.ts';
import type { Samples } from './list-samples.ts';
import { idsOf, listAs } from './listing.ts';

let samples: Samples;
beforeAll(async () => {
  samples = await startSamples();
});
afterAll(() => samples.world.close());

describe('search', () => {
  it('finds with and without accents, old and new tone places, Đ and Ð', async () => {
    for (const query of ['thu hồi đất', 'THU HOI DAT', 'ủy ban nhân dân', 'uỷ ban', 'thu hồi Ðất']) {
      expect([query, await samples.find('stc-clerk', query)]).toEqual([query, ['land']]);
    }
    expect(await samples.find('stc-clerk', 'hòa giải')).toEqual(['party']);
    // With accents typed, other accents are other words.
    expect(await samples.find('stc-clerk', 'thú hỏi')).toEqual([]);
  });

  it('finds phrases in quotes, and symbols that the text parser would break', async () => {
    expect(await samples.find('stc-clerk', '"bí mật nhà nước"')).toEqual(['secret']);
    expect(await samples.find('stc-clerk', '"nhà nước bí mật"')).toEqual([]);
    expect(await samples.find('stc-clerk', '30/2020/NĐ-CP')).toEqual(['land']);
    expect(await samples.find('stc-clerk', '30/2020/nd-cp')).toEqual(['land']);
    expect(await samples.find('stc-clerk', '163/KH')).toEqual(['health']);
    expect(await samples.find('stc-clerk', '432-TB/VPTW')).toEqual(['party']);
    expect(await samples.find('stc-clerk', 'đào hồng lan')).toEqual(['health']);
  });

  it('takes any text for words and none for commands', async () => {
    for (const query of [
      "'",
      '":*',
      '& | !',
      '(',
      'a:b',
      '%',
      '\\',
      '"',
      'đất & !đất',
      '<->',
      "') OR 1=1 --",
      '/',
      'x/',
      '🙂',
      '中文',
    ]) {
      expect(Array.isArray(await samples.find('stc-clerk', query))).toBe(true);
    }
    expect(await samples.find('stc-clerk', '!!')).toEqual([]);
    expect(await samples.find('stc-clerk', 'đất & phường')).toEqual(['land']);
  });

  it('is written into the audit with what it returned', async () => {
    await samples.find('stc-head', 'thu hoi');
    const rows = await samples.world.rows<{ details: object }>(
      `SELECT details FROM audit WHERE action = 'search' AND account_id = $1 ORDER BY create_time DESC LIMIT 1`,
      [idOf('account stc-head')],
    );
    expect(rows).toEqual([{ details: { ids: [samples.id('land')] } }]);
  });
});

describe('filters', () => {
  const filters: [string, Parameters<typeof idsOf>[2], string[]][] = [
    ['year and arrival number', { unitId: idOf('stc'), year: 2026, arrivalNumber: 1 }, ['land']],
    ['number, zeros before or not', { number: '00163' }, ['health']],
    ['symbol by its beginning, with or without accents', { symbol: 'kh-u' }, ['health']],
    ['symbol by its beginning', { symbol: 'NĐ' }, ['land']],
    ['part of the issuer', { issuerName: 'bo y' }, ['health']],
    ['part of the signer', { signerName: 'Hồng Lan' }, ['health']],
    ['part of the subject, last word begun', { subject: 'bảo vệ bí mậ' }, ['secret']],
    ['a word of the subject is not one of the issuer', { issuerName: 'đất' }, []],
    ['type', { typeCode: 'TT' }, ['secret']],
    ['issue dates', { issueDateFrom: '2026-03-05', issueDateTo: '2026-03-05' }, ['land']],
    ['arrival dates', { arrivalDateFrom: '2026-01-15', arrivalDateTo: '2026-01-15' }, ['secret']],
    ['states', { states: [IncomingState.ROUTED] }, ['land']],
    ['urgencies', { urgencies: [Urgency.URGENT, Urgency.EXPRESS] }, ['land']],
    ['form', { form: DocumentForm.ELECTRONIC }, ['health']],
    ['overdue', { dueState: DueState.OVERDUE }, ['party', 'secret']],
    ['in term', { dueState: DueState.IN_TERM }, ['health', 'land']],
    ['late', { dueState: DueState.LATE }, []],
    ['holder unit', { holderUnitId: idOf('stc-ns') }, ['land']],
    ['holder person', { holderPersonId: idOf('person stc-clerk') }, ['health', 'party', 'secret']],
    [
      'words and fields together',
      { query: 'phòng', form: DocumentForm.ELECTRONIC, states: [IncomingState.REGISTERED] },
      ['health'],
    ],
    ['what no document is', { query: 'đất', form: DocumentForm.ELECTRONIC }, []],
  ];
  it.each(filters)('by %s', async (_, filter, expected) => {
    expect(await samples.seen('stc-clerk', filter)).toEqual(expected);
  });

  it('that make no sense are named', async () => {
    const wrong = {
      unitId: 'x',
      issueDateFrom: 'y',
      orderBy: 'subject',
      holderPersonId: 'z',
      query: 'q'.repeat(201),
      year: -1,
    };
    await expectReason(listAs(samples.world, 'stc-clerk', wrong), 'FIELD_INVALID', Object.keys(wrong));
    await expectReason(listAs(samples.world, 'stc-clerk', { pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
  });
});

describe('pages', () => {
  it('run through the whole list in every order without loss or double', async () => {
    const orders = [
      '',
      'arrival_time',
      'arrival_number desc',
      'arrival_number',
      'due_time',
      'issue_date desc',
      'issue_date',
    ];
    for (const who of ['stc-clerk', 'auditor', 'ward-leader']) {
      const whole = (await samples.seen(who)).length;
      for (const orderBy of who === 'stc-clerk' ? orders : ['', 'due_time']) {
        for (const filter of [
          {},
          { query: 've viec' },
          { form: DocumentForm.PAPER },
          { query: 'van ban', year: 2026 },
        ]) {
          const one = await idsOf(samples.world, who, { ...filter, orderBy, pageSize: 200 });
          const many = await idsOf(samples.world, who, { ...filter, orderBy, pageSize: 2 });
          expect([who, orderBy, many]).toEqual([who, orderBy, one]);
          expect(new Set(one).size).toBe(one.length);
          expect(one.length).toBeLessThanOrEqual(whole);
        }
      }
    }
  });

  it('are in the order asked for', async () => {
    const byNumber = await listAs(samples.world, 'stc-clerk', { orderBy: 'arrival_number' });
    const numbers = byNumber.documents.map((document) => document.arrivalNumber);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const recent = (await listAs(samples.world, 'stc-clerk')).documents.map(
      (document) => document.arrivalTime?.getTime() ?? 0,
    );
    expect(recent).toEqual(recent.toSorted((a, b) => b - a));
  });

  it('of another list are refused', async () => {
    const { nextPageToken } = await listAs(samples.world, 'stc-clerk', { pageSize: 1 });
    await expectReason(
      listAs(samples.world, 'stc-clerk', { pageSize: 1, query: 'đất', pageToken: nextPageToken }),
      'PAGE_TOKEN_INVALID',
    );
    await expectReason(
      listAs(samples.world, 'stc-clerk', { pageToken: 'bm9uc2Vuc2U' }),
      'PAGE_TOKEN_INVALID',
    );
  });
});
