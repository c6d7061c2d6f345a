import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { IncomingState, RegisterKind, Urgency } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Drafting } from './drafting.ts';
import { Handling } from './handling.ts';
import { RegisterClient, year } from './register-client.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let acts: Handling;
let desk: Drafting;
let registers: RegisterClient;

const { INCOMING, OUTGOING, HANDLING } = RegisterKind;

beforeAll(async () => {
  world = await startWorld();
  acts = new Handling(world);
  desk = new Drafting(world);
  registers = new RegisterClient(world);
});

afterAll(async () => {
  registers.close();
  desk.close();
  await world.close();
});

const localDay = (time: Date | undefined): string => {
  const local = new Date((time ?? new Date(0)).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  return local.split('-').toReversed().join('/');
};

describe('ListRegisterRows of incoming documents', () => {
  it('shows a document as it stands on every step from entry to answer', async () => {
    const document = await world.register('clerk', 'ubnd', {
      urgency: Urgency.URGENT,
      number: '05',
      symbol: 'QĐ-BTC',
      issueDate: `${year}-01-03`,
      toPlaces: 'UBND các tỉnh',
      description: 'Bản sao y',
    });
    const cells = async (kind: RegisterKind): Promise<string[]> => {
      const { rows } = await registers.list('clerk', kind, 'ubnd');
      return rows.find((row) => row.documentId === document.id)?.cells ?? [];
    };
    expect(await cells(INCOMING)).toEqual([
      localDay(document.arrivalTime),
      String(document.arrivalNumber),
      'Bộ Tài chính',
      '05/QĐ-BTC',
      `03/01/${year}`,
      'Quyết định: Về việc giao dự toán ngân sách năm 2027',
      'UBND các tỉnh',
      '',
      '',
      'Khẩn; Bản sao y',
    ]);
    expect((await cells(HANDLING))[4]).toContain('Đã vào sổ');
    const coOrdinators = [{ post: 'stc-director' }];
    const routed = await acts.route('chairman', document.id, 'head-th', { coOrdinators });
    expect((await cells(INCOMING)).slice(6, 9)).toEqual([
      'Người head-th - Unit vpubnd-th; Phối hợp: Người stc-director - Unit stc',
      localDay(routed.updateTime),
      '',
    ]);
    expect((await cells(HANDLING))[4]).toContain('Đã chuyển, chưa tiếp nhận');
    await acts.accept('head-th', document.id);
    expect((await cells(INCOMING))[8]).toBe('Người head-th');
    for (const part of routed.parts) {
      await acts.accept('stc-director', part.id);
      await acts.finish('stc-director', part.id);
    }
    const done = await acts.finish('head-th', document.id, 'Đã trả lời bằng văn bản');
    expect(done.state).toBe(IncomingState.FINISHED);
    expect((await cells(HANDLING)).slice(3)).toEqual([
      expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/),
      `Đã giải quyết ngày ${localDay(done.finishTime)} (sớm hạn)`,
      '',
      'Khẩn; Đã trả lời bằng văn bản; Bản sao y',
    ]);
  });

  it('shows a document that went back to its sender with the reason', async () => {
    const document = await world.register('stc-clerk', 'stc');
    await acts.returnToSender('stc-clerk', document.id, 'gửi nhầm địa chỉ');
    const book = await registers.list('stc-clerk', INCOMING, 'stc');
    expect(book.rows.at(-1)?.cells[9]).toBe('Trả lại nơi gửi: gửi nhầm địa chỉ');
    const handled = await registers.list('stc-clerk', HANDLING, 'stc');
    expect(handled.rows.at(-1)?.cells[4]).toBe('Đã trả lại nơi gửi: gửi nhầm địa chỉ');
  });

  it('goes page by page in the order of the numbers, one time each, and ends', async () => {
    for (let turn = 0; turn < 7; turn += 1) await world.register('ward-clerk', 'ba-dinh');
    const numbers: string[] = [];
    let pageToken = '';
    let pages = 0;
    do {
      const page = await registers.list('ward-clerk', INCOMING, 'ba-dinh', { pageSize: 3, pageToken });
      expect(page.columns).toHaveLength(10);
      numbers.push(...page.rows.map((row) => row.cells[1] ?? ''));
      pageToken = page.nextPageToken;
      pages += 1;
    } while (pageToken !== '');
    expect([pages, numbers]).toEqual([3, ['1', '2', '3', '4', '5', '6', '7']]);
    const exact = await registers.list('ward-clerk', INCOMING, 'ba-dinh', { pageSize: 7 });
    expect([exact.rows.length, exact.nextPageToken]).toEqual([7, '']);
    const token = (await registers.list('ward-clerk', INCOMING, 'ba-dinh', { pageSize: 3 })).nextPageToken;
    const otherKind = registers.list('ward-clerk', HANDLING, 'ba-dinh', { pageToken: token });
    await expectReason(otherKind, 'PAGE_TOKEN_INVALID');
  });

  it('takes the dates by the calendar of the city, both ends included', async () => {
    const at = (time: string): Promise<unknown> =>
      world.register('hdnd-clerk', 'hdnd', { arrivalTime: new Date(time), issueDate: '2024-01-02' });
    await at('2025-03-09T16:59:59Z');
    await at('2025-03-09T17:00:00Z');
    await at('2025-03-11T16:59:59Z');
    await at('2025-03-11T17:00:00Z');
    const listed = async (dateFrom: string, dateTo: string): Promise<string[]> => {
      const { rows } = await registers.list('hdnd-clerk', INCOMING, 'hdnd', { dateFrom, dateTo });
      return rows.map((row) => row.cells[0] ?? '');
    };
    expect(await listed('2025-03-10', '2025-03-11')).toEqual(['10/03/2025', '11/03/2025']);
    expect(await listed('2025-03-09', '2025-03-09')).toEqual(['09/03/2025']);
    expect(await listed('2025-01-01', '2026-01-02')).toHaveLength(4);
  });

  it('goes over the turn of the year in the order of the books', async () => {
    const at = (time: string): Promise<unknown> =>
      world.register('hdnd-clerk', 'hdnd', { arrivalTime: new Date(time), issueDate: '2023-01-02' });
    await at('2024-01-02T03:00:00Z');
    await at('2023-12-30T03:00:00Z');
    const dates = { dateFrom: '2023-12-01', dateTo: '2024-01-31' };
    const first = await registers.list('hdnd-clerk', INCOMING, 'hdnd', { ...dates, pageSize: 1 });
    const second = await registers.list('hdnd-clerk', INCOMING, 'hdnd', {
      ...dates,
      pageSize: 1,
      pageToken: first.nextPageToken,
    });
    expect([first.rows[0]?.cells[0], second.rows[0]?.cells[0]]).toEqual(['30/12/2023', '02/01/2024']);
  });
});

describe('ListRegisterRows of outgoing documents', () => {
  it('shows numbered documents by date and number, cancelled numbers with their reason, and no drafts', async () => {
    const issued = await desk.issued({
      recipients: [
        { name: 'UBND Thành phố', identifier: 'H26', unitId: '' },
        { name: 'Kho bạc Nhà nước', identifier: '', unitId: '' },
      ],
      copyCount: 5,
      draftingUnitId: idOf('stc-ns'),
    });
    const cancelled = await desk.draft();
    await desk.number(cancelled.id);
    await desk.as('stc-clerk', desk.client.cancelOutgoingNumber, {
      id: cancelled.id,
      reason: 'Nhầm loại văn bản',
      etag: '',
      requestId: randomUUID(),
    });
    await desk.draft();
    const { rows, columns } = await registers.list('stc-clerk', OUTGOING, 'stc');
    expect(columns).toHaveLength(10);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      documentId: issued.id,
      cells: [
        issued.numberSymbol,
        issued.issueDate.split('-').toReversed().join('/'),
        'Kế hoạch kiểm tra công tác quản lý ngân sách',
        'Người stc-director',
        'UBND Thành phố; Kho bạc Nhà nước',
        'Văn thư; Unit stc-ns',
        '5',
        localDay(issued.issueTime),
        '',
        '',
      ],
    });
    expect(rows[1]?.cells[9]).toBe('Hủy số: Nhầm loại văn bản');
    const paged = await registers.list('stc-clerk', OUTGOING, 'stc', { pageSize: 1 });
    const rest = await registers.list('stc-clerk', OUTGOING, 'stc', {
      pageSize: 1,
      pageToken: paged.nextPageToken,
    });
    expect([...paged.rows, ...rest.rows]).toEqual(rows);
    expect(rest.nextPageToken).toBe('');
  });
});

describe('ListRegisterRows refuses', () => {
  it('every faulty field at once', async () => {
    const bad = { unitId: 'x', dateFrom: '2026-02-30', dateTo: '' };
    const faults = ['dateFrom', 'dateTo', 'kind', 'unitId'];
    await expectReason(
      registers.list('clerk', RegisterKind.UNSPECIFIED, 'ubnd', bad),
      'FIELD_INVALID',
      faults,
    );
    const unknown = registers.list('clerk', 9 as RegisterKind, 'ubnd');
    await expectReason(unknown, 'FIELD_INVALID', ['kind']);
    const back = { dateFrom: '2026-02-02', dateTo: '2026-02-01' };
    await expectReason(registers.list('clerk', INCOMING, 'ubnd', back), 'FIELD_INVALID', ['dateTo']);
    const long = { dateFrom: '2025-01-01', dateTo: '2026-01-03' };
    await expectReason(registers.list('clerk', INCOMING, 'ubnd', long), 'FIELD_INVALID', ['dateTo']);
    const size = registers.list('clerk', INCOMING, 'ubnd', { pageSize: -1 });
    await expectReason(size, 'FIELD_INVALID', ['pageSize']);
    await expectReason(registers.list('clerk', INCOMING, 'ubnd', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });

  it('who may not see the whole book, the same for units that are not there', async () => {
    for (const who of ['official-th', 'head-th', 'ward-clerk', 'stc-clerk', 'verifier', 'ward-system']) {
      for (const kind of [INCOMING, OUTGOING, HANDLING]) {
        await expectReason(registers.list(who, kind, 'ubnd'), 'PERMISSION_DENIED');
      }
      const nowhere = registers.list(who, INCOMING, 'ubnd', { unitId: randomUUID() });
      await expectReason(nowhere, 'PERMISSION_DENIED');
    }
    for (const who of ['clerk', 'chairman', 'chief', 'task-force', 'auditor']) {
      expect((await registers.list(who, INCOMING, 'ubnd')).columns).toHaveLength(10);
    }
    await expectReason(registers.list('nobody', INCOMING, 'ubnd'), 'CALLER_UNKNOWN');
  });

  it('and what it shows is audited with the documents shown', async () => {
    const { rows } = await registers.list('auditor', INCOMING, 'ubnd');
    const audits = await world.rows<{ details: { ids: string[] } }>(
      `SELECT details FROM audit WHERE action = 'list' AND subject_type = 'register' AND unit_id = $1
       ORDER BY create_time DESC LIMIT 1`,
      [idOf('ubnd')],
    );
    expect(audits[0]?.details.ids).toEqual(rows.map((row) => row.documentId));
  });
});
