import { expectReason } from '@baro/chassis/testing';
import { DocumentForm, DueState, IncomingState, Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Handling } from './handling.ts';
import { idsOf, listAs } from './listing.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Handling;
const made: Record<string, IncomingDocument> = {};
const id = (name: string): string => made[name]?.id ?? '';

const samples: Record<string, Partial<IncomingDocument>> = {
  land: {
    ...{
      subject: 'Về việc thu hồi đất, bồi thường, hỗ trợ tại phường Ba Đình',
      issuerName: 'Uỷ ban nhân dân Thành phố',
    },
    ...{
      number: '30/2020',
      symbol: 'NĐ-CP',
      typeCode: 'ND',
      issueDate: '2026-03-05',
      urgency: Urgency.URGENT,
    },
  },
  health: {
    ...{
      subject: 'Phòng, chống dịch bệnh mùa hè',
      issuerName: 'Bộ Y tế',
      number: '163',
      symbol: 'KH-UBND',
      typeCode: 'KH',
    },
    ...{
      issueDate: '2026-05-30',
      form: DocumentForm.ELECTRONIC,
      signer: { position: 'Bộ trưởng', fullName: 'Đào Hồng Lan' },
    },
  },
  secret: {
    ...{
      subject: 'Quy định về công tác bảo vệ bí mật nhà nước',
      issuerName: 'Bộ Công an',
      number: '104/2021',
      symbol: 'TT-BCA',
    },
    ...{ issueDate: '', arrivalTime: new Date('2026-01-15T03:00:00Z'), typeCode: 'TT' },
  },
  party: {
    ...{
      subject: 'Hoà giải ở cơ sở',
      issuerName: 'Văn phòng Trung ương',
      number: '432',
      symbol: '-TB/VPTW',
      typeCode: 'TB',
    },
    arrivalTime: new Date('2026-02-15T03:00:00Z'),
  },
};

beforeAll(async () => {
  world = await startWorld();
  desk = new Handling(world);
  for (const [name, fields] of Object.entries(samples))
    made[name] = await world.register('stc-clerk', 'stc', fields);
  made['city'] = await world.register('clerk', 'ubnd', { subject: 'Văn bản của thành phố' });
  made['ward'] = await world.register('ward-clerk', 'ba-dinh', { subject: 'Văn bản của phường' });
  made['council'] = await world.register('hdnd-clerk', 'hdnd', { subject: 'Văn bản của Hội đồng' });
  await desk.route('stc-director', id('land'), 'stc-head', {
    coOrdinators: [{ post: 'stc-other' }],
    informed: ['ward-official'],
  });
  await desk.route('chairman', id('city'), 'ward-leader');
});
afterAll(() => world.close());

const find = (who: string, query: string) => idsOf(world, who, { query });
const names = (ids: string[]): string[] =>
  ids.map((one) => Object.entries(made).find(([, document]) => document.id === one)?.[0] ?? one);
const seen = async (who: string, filter: Parameters<typeof idsOf>[2] = {}) =>
  names(await idsOf(world, who, filter)).toSorted();

describe('who sees what', () => {
  it('is the same in list, search and get', async () => {
    const all = Object.keys(made).toSorted();
    const book = ['health', 'land', 'party', 'secret'];
    const expected: Record<string, string[]> = {
      ...{
        'stc-clerk': book,
        'stc-director': book,
        auditor: all,
        clerk: ['city'],
        administrator: [],
        verifier: [],
      },
      ...{
        chairman: all.filter((name) => name !== 'council'),
        chief: all.filter((name) => name !== 'council'),
      },
      ...{
        'task-force': all.filter((name) => name !== 'council'),
        'hdnd-leader': ['council'],
        'head-th': [],
        'official-th': [],
      },
      ...{ 'stc-head': ['land'], 'stc-other': ['land'], 'stc-official': [], 'ward-official': ['land'] },
      ...{ 'ward-leader': ['city', 'ward'], 'ward-clerk': ['ward'], 'ward-system': ['ward'] },
    };
    for (const [who, mine] of Object.entries(expected)) {
      expect([who, await seen(who)]).toEqual([who, mine.toSorted()]);
      const words = await seen(who, { query: '"van ban cua"' });
      expect([who, words]).toEqual([
        who,
        mine.filter((name) => ['city', 'ward', 'council'].includes(name)).toSorted(),
      ]);
      for (const name of all) {
        const got = desk.get(who, id(name));
        await (mine.includes(name) ? got : expectReason(got, 'PERMISSION_DENIED'));
      }
    }
  });

  it('stays so for one register', async () => {
    expect(await seen('stc-head', { unitId: idOf('stc') })).toEqual(['land']);
    expect(await seen('stc-head', { unitId: idOf('ubnd') })).toEqual([]);
    expect(await seen('chairman', { unitId: idOf('ba-dinh') })).toEqual(['ward']);
    expect(await seen('stc-clerk', { unitId: idOf('ba-dinh') })).toEqual([]);
  });

  it('names a document that is not there only to who sees everything', async () => {
    await expectReason(desk.get('auditor', idOf('nothing')), 'DOCUMENT_NOT_FOUND');
    await expectReason(desk.get('chairman', idOf('nothing')), 'PERMISSION_DENIED');
    await expectReason(desk.get('auditor', 'x'), 'FIELD_INVALID', ['id']);
  });

  it('keeps in sight what a post once held', async () => {
    await desk.handOver('stc-head', id('land'), 'stc-official');
    expect(await seen('stc-head')).toEqual(['land']);
    expect(await seen('stc-official')).toEqual(['land']);
    expect(await seen('stc-official', { query: 'thu hoi dat' })).toEqual(['land']);
  });
});

describe('search', () => {
  it('finds with and without accents, old and new tone places, Đ and Ð', async () => {
    for (const query of ['thu hồi đất', 'THU HOI DAT', 'ủy ban nhân dân', 'uỷ ban', 'thu hồi Ðất']) {
      expect([query, names(await find('stc-clerk', query))]).toEqual([query, ['land']]);
    }
    expect(names(await find('stc-clerk', 'hòa giải'))).toEqual(['party']);
    // With accents typed, other accents are other words.
    expect(await find('stc-clerk', 'thú hỏi')).toEqual([]);
  });

  it('finds phrases in quotes, and symbols that the text parser would break', async () => {
    expect(names(await find('stc-clerk', '"bí mật nhà nước"'))).toEqual(['secret']);
    expect(await find('stc-clerk', '"nhà nước bí mật"')).toEqual([]);
    expect(names(await find('stc-clerk', '30/2020/NĐ-CP'))).toEqual(['land']);
    expect(names(await find('stc-clerk', '30/2020/nd-cp'))).toEqual(['land']);
    expect(names(await find('stc-clerk', '163/KH'))).toEqual(['health']);
    expect(names(await find('stc-clerk', '432-TB/VPTW'))).toEqual(['party']);
    expect(names(await find('stc-clerk', 'đào hồng lan'))).toEqual(['health']);
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
      expect(Array.isArray(await find('stc-clerk', query))).toBe(true);
    }
    expect(await find('stc-clerk', '!!')).toEqual([]);
    expect(names(await find('stc-clerk', 'đất & phường'))).toEqual(['land']);
  });

  it('is written into the audit with what it returned', async () => {
    await find('stc-head', 'thu hoi');
    const rows = await world.rows<{ details: object }>(
      `SELECT details FROM audit WHERE action = 'search' AND account_id = $1 ORDER BY create_time DESC LIMIT 1`,
      [idOf('account stc-head')],
    );
    expect(rows).toEqual([{ details: { ids: [id('land')] } }]);
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
    expect(await seen('stc-clerk', filter)).toEqual(expected);
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
    await expectReason(listAs(world, 'stc-clerk', wrong), 'FIELD_INVALID', Object.keys(wrong));
    await expectReason(listAs(world, 'stc-clerk', { pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
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
      const whole = (await seen(who)).length;
      for (const orderBy of who === 'stc-clerk' ? orders : ['', 'due_time']) {
        for (const filter of [
          {},
          { query: 've viec' },
          { form: DocumentForm.PAPER },
          { query: 'van ban', year: 2026 },
        ]) {
          const one = await idsOf(world, who, { ...filter, orderBy, pageSize: 200 });
          const many = await idsOf(world, who, { ...filter, orderBy, pageSize: 2 });
          expect([who, orderBy, many]).toEqual([who, orderBy, one]);
          expect(new Set(one).size).toBe(one.length);
          if (Object.keys(filter).length === 0) expect(one).toHaveLength(whole);
        }
      }
    }
  });

  it('are in the order asked for', async () => {
    const byNumber = await listAs(world, 'stc-clerk', { orderBy: 'arrival_number' });
    const numbers = byNumber.documents.map((document) => document.arrivalNumber);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const recent = (await listAs(world, 'stc-clerk')).documents.map(
      (document) => document.arrivalTime?.getTime() ?? 0,
    );
    expect(recent).toEqual(recent.toSorted((a, b) => b - a));
  });

  it('of another list are refused', async () => {
    const { nextPageToken } = await listAs(world, 'stc-clerk', { pageSize: 1 });
    await expectReason(
      listAs(world, 'stc-clerk', { pageSize: 1, query: 'đất', pageToken: nextPageToken }),
      'PAGE_TOKEN_INVALID',
    );
    await expectReason(listAs(world, 'stc-clerk', { pageToken: 'bm9uc2Vuc2U' }), 'PAGE_TOKEN_INVALID');
  });
});
