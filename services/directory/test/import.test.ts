import { randomUUID } from 'node:crypto';
import { query } from '@baro/chassis';
import {
  DelegationKind,
  GetUnitRequest,
  ImportDirectoryRequest,
  TermUnit,
  type ImportDirectoryResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, ids, openCity, smallCity, type City, type Who } from './city.ts';
import { countEvents, eventsOf, expectReplay } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

type Fields = Parameters<typeof ImportDirectoryRequest.fromPartial>[0];
const load = (fields: Fields, who?: Who): Promise<ImportDirectoryResponse> =>
  city.ask(
    city.client.importDirectory,
    ImportDirectoryRequest.fromPartial({ requestId: randomUUID(), ...fields }),
    who,
  );
const unit = { code: 'IMP', name: 'Đơn vị nạp', kind: 'department', level: 2, parentId: ids.city };

describe('ImportDirectory', () => {
  it('changes nothing when every row is there already, and tells no event', async () => {
    const before = await countEvents(city);
    const { requestId: _, ...rows } = smallCity();
    expect(await load(rows)).toEqual({ changedCount: 0, unchangedCount: 25 });
    expect(await countEvents(city)).toBe(before);
  });

  it('changes only the rows that differ, each with its next version', async () => {
    const { units } = smallCity();
    const renamed = units.map((row) =>
      row.id === ids.ward ? { ...row, name: 'Phường Ba Đình (mới)' } : row,
    );
    expect(await load({ units: renamed })).toEqual({ changedCount: 1, unchangedCount: 5 });
    expect((await eventsOf(city, ids.ward)).map((event) => event.aggregate_version)).toEqual([1, 2]);
    expect((await eventsOf(city, ids.office)).map((event) => event.aggregate_version)).toEqual([1]);
  });

  it('takes the change of a law: the row that ends and the one that follows it, in one run', async () => {
    const rows = lawRows().legalTerms.filter(({ code }) => code === 'complaints.accept');
    const [old, changed] = [{ ...rows[0], validTo: '' }, rows];
    expect((await load({ legalTerms: [old] })).changedCount).toBe(1);
    expect(await load({ legalTerms: changed })).toEqual({ changedCount: 2, unchangedCount: 0 });
    expect(await load({ legalTerms: changed })).toEqual({ changedCount: 0, unchangedCount: 2 });
  });

  it("takes the city's legal terms and calendar as they are", async () => {
    const { legalTerms, calendarDays } = lawRows();
    const { changedCount, unchangedCount } = await load({ legalTerms, calendarDays });
    expect(changedCount + unchangedCount).toBe(legalTerms.length + calendarDays.length);
    expect((await load({ legalTerms, calendarDays })).changedCount).toBe(0);
  });

  it('takes units with all their names, in any order of parents', async () => {
    const [parent, child] = [randomUUID(), randomUUID()];
    const names = [
      { name: 'Sở A', parentId: ids.city, validTo: '2025-02-28' },
      { name: 'Sở B', symbol: 'SB', parentId: ids.city, validFrom: '2025-03-01' },
    ];
    const units = [
      { ...unit, id: child, code: 'IMP-1', level: 3, kind: 'division', parentId: parent },
      { ...unit, id: parent, name: '', names },
    ];
    expect((await load({ units })).changedCount).toBe(2);
    expect((await load({ units })).unchangedCount).toBe(2);
    const get = async (asOf: string) =>
      (await city.ask(city.client.getUnit, GetUnitRequest.fromPartial({ id: parent, asOf }))).unit?.name;
    expect([await get('2025-02-28'), await get('2025-03-01')]).toEqual(['Sở A', 'Sở B']);
  });

  it('takes days, terms and delegations, and finds them unchanged again', async () => {
    const rows = {
      calendarDays: [{ date: '2026-01-01', dayOff: true, name: 'Tết', legalRef: 'BLLĐ', confidence: 'high' }],
      legalTerms: [
        {
          id: randomUUID(),
          code: 'x',
          name: 'x',
          value: 1,
          unit: TermUnit.WORKING_DAY,
          startEvent: 'ngày nhận',
          validFrom: '2020-01-01',
          legalRef: 'x',
          confidence: 'unknown',
          params: { until: 'morning', cut_off: '15:00' },
        },
      ],
      delegations: [
        {
          id: randomUUID(),
          kind: DelegationKind.ABSENCE,
          postId: ids.chiefPost,
          personId: ids.clerk,
          validFrom: '2025-08-01',
        },
      ],
    };
    expect((await load(rows)).changedCount).toBe(3);
    expect(await load(rows)).toEqual({ changedCount: 0, unchangedCount: 3 });
  });

  it('takes 500 rows and refuses 501 as IMPORT_TOO_LARGE', async () => {
    const units = Array.from({ length: 501 }, (_, n) => ({ ...unit, id: randomUUID(), code: `M-${n}` }));
    await expectReason(load({ units }), 'IMPORT_TOO_LARGE');
    expect((await load({ units: units.slice(1) })).changedCount).toBe(500);
  });

  it('names wrong rows by list and place, and rows that are there twice', async () => {
    const id = randomUUID();
    const units = [
      { ...unit, id },
      { ...unit, id, code: '' },
      { ...unit, id: '' },
    ];
    const fields = ['units[1].id', 'units[1].code', 'units[2].id'];
    await expectReason(load({ units }), 'FIELD_INVALID', fields);
    const names = [
      { name: 'a', validTo: '2025-01-31' },
      { name: 'b', validFrom: '2025-01-31' },
    ];
    await expectReason(load({ units: [{ ...unit, id, names }] }), 'FIELD_INVALID', [
      'units[0].names[1].validFrom',
    ]);
    const gap = [{ name: 'a', validFrom: '2025-01-31' }];
    await expectReason(load({ units: [{ ...unit, id, names: gap }] }), 'FIELD_INVALID', ['units[0].names']);
    const date = { date: '2026-05-05', dayOff: true, name: 'x', legalRef: 'x', confidence: 'high' };
    await expectReason(load({ calendarDays: [date, date] }), 'FIELD_INVALID', ['calendarDays[1].date']);
  });

  it('refuses rows that contradict each other or name what is not there, and keeps none of them', async () => {
    const id = randomUUID();
    const person = { id, fullName: 'Một Người' };
    const holding = { id, postId: ids.chiefPost, personId: ids.idle, validFrom: '2025-08-01' };
    const account = { id, unitId: ids.ward, name: 'x', validFrom: '2025-07-01' };
    const faults: [string, Fields][] = [
      ['units', { units: [{ ...unit, id, code: 'VPUBND' }] }],
      ['units', { units: [{ ...unit, id, code: 'OK', parentId: randomUUID() }] }],
      ['posts', { posts: [{ id, unitId: randomUUID(), code: 'x', title: 'x', role: 1 }] }],
      ['people', { people: [{ ...person, accountId: accounts.clerk }] }],
      ['serviceAccounts', { people: [person], serviceAccounts: [{ ...account, accountId: accounts.clerk }] }],
      ['holdings', { people: [person], holdings: [{ ...holding, postId: randomUUID() }] }],
      ['holdings', { people: [person], holdings: [holding] }],
    ];
    for (const [field, rows] of faults) await expectReason(load(rows), 'FIELD_INVALID', [field]);
    expect(await query(city.service.orm.em.fork(), 'SELECT FROM people WHERE id = $1', [id])).toEqual([]);
  });

  it('is for the administrator, and for a listed account only while there is none', async () => {
    const rows = { units: [{ ...unit, id: randomUUID(), code: 'ONCE' }] };
    for (const who of ['clerk', 'chief', 'system'] as const) {
      await expectReason(load(rows, who), 'PERMISSION_DENIED');
    }
    await expectReason(load(rows, 'bootstrap'), 'CALLER_UNKNOWN');
    await expectReason(load(rows, 'stranger'), 'CALLER_UNKNOWN');
    await expectReplay(city, ({ who, requestId = randomUUID() } = {}) => load({ ...rows, requestId }, who));
  });
});
