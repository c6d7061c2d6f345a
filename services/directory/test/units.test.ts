import { randomUUID } from 'node:crypto';
import {
  CreateUnitRequest,
  GetUnitRequest,
  ListUnitsRequest,
  RenameUnitRequest,
  type Unit,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, openCity, today, unitOf, type City, type Who } from './city.ts';
import { auditOf, eventsOf, expectAdministratorOnly, expectReplay } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

const create = (unit: Partial<Unit>, options: { who?: Who; requestId?: string } = {}) => {
  const { who, requestId = randomUUID() } = options;
  return city.ask(
    city.client.createUnit,
    CreateUnitRequest.fromPartial({ unit: unitOf(unit), requestId }),
    who,
  );
};
const rename = (fields: Partial<RenameUnitRequest>, who?: Who) => {
  const request = {
    effectiveDate: '2026-03-01',
    legalRef: '12/2026/QĐ-UBND',
    requestId: randomUUID(),
    ...fields,
  };
  return city.ask(city.client.renameUnit, RenameUnitRequest.fromPartial(request), who);
};
const get = async (id: string, asOf = today): Promise<Unit | undefined> =>
  (await city.ask(city.client.getUnit, GetUnitRequest.fromPartial({ id, asOf }))).unit;

describe('CreateUnit', () => {
  it('creates a unit, audits it and tells it whole', async () => {
    const { unit } = await create({ code: 'N-1', name: ' Phòng Mới ', symbol: 'PM', legalRef: 'QĐ 1' });
    expect(unit).toMatchObject({
      code: 'N-1',
      name: 'Phòng Mới',
      symbol: 'PM',
      parentId: ids.office,
      etag: '1',
    });
    const id = unit?.id ?? '';
    expect(await get(id)).toEqual(unit);
    expect(await eventsOf(city, id)).toMatchObject([
      {
        subject: 'baro.directory.unit.changed.N-1',
        aggregate_version: 1,
        body: {
          actor: 'account-admin',
          unitIds: [id],
          data: { unit: { name: 'Phòng Mới', names: [{ symbol: 'PM' }] } },
        },
      },
    ]);
    expect(await auditOf(city, id)).toMatchObject([
      {
        action: 'create',
        account_id: 'account-admin',
        method: 'CreateUnit',
        details: { postId: ids.adminPost },
      },
    ]);
  });

  it('is for the administrator only and acts once', async () => {
    await expectAdministratorOnly((options) => create({ code: 'N-2', name: 'x' }, options));
    await expectReplay(city, (options) => create({ code: 'N-2', name: 'x' }, options));
  });

  it('refuses a code in use on one of its days as UNIT_CODE_TAKEN, and takes it after that', async () => {
    await expectReason(create({ code: '00004', name: 'x' }), 'UNIT_CODE_TAKEN');
    await expectReason(create({ code: '001', name: 'x' }), 'UNIT_CODE_TAKEN');
    await create({ code: '001', name: 'Mã dùng lại', validFrom: '2025-07-01' });
  });

  it('refuses a parent that is not there or has ended', async () => {
    await expectReason(create({ code: 'N-3', name: 'x', parentId: ids.admin }), 'UNIT_NOT_FOUND');
    await expectReason(create({ code: 'N-3', name: 'x', parentId: ids.district }), 'FIELD_INVALID', [
      'unit.parentId',
    ]);
  });

  it('names every wrong field at once', async () => {
    const wrong = {
      code: '',
      name: 'x'.repeat(301),
      kind: '',
      level: 0,
      parentId: 'y',
      validFrom: '2026-13-01',
    };
    const fields = ['code', 'name', 'kind', 'level', 'parentId', 'validFrom'].map((field) => `unit.${field}`);
    await expectReason(create(wrong), 'FIELD_INVALID', fields);
    const order = { code: 'N-3', name: 'x', validFrom: '2026-02-01', validTo: '2026-01-31' };
    await expectReason(create(order), 'FIELD_INVALID', ['unit.validTo']);
    const empty = CreateUnitRequest.fromPartial({ requestId: randomUUID() });
    await expectReason(city.ask(city.client.createUnit, empty), 'FIELD_INVALID');
  });
});

describe('RenameUnit', () => {
  it('gives a name from a day on; the old stays readable as of earlier days', async () => {
    const { unit } = await rename({ id: ids.division, name: 'Phòng Hành chính', symbol: 'HC' });
    expect(unit).toMatchObject({ name: 'Phòng Hành chính', symbol: 'HC', parentId: ids.office, etag: '2' });
    expect((await get(ids.division, '2026-02-28'))?.name).toBe('Phòng Tổng hợp');
    expect((await get(ids.division, '2026-03-01'))?.name).toBe('Phòng Hành chính');
    expect(unit?.names.map((name) => [name.name, name.validFrom, name.validTo, name.legalRef])).toEqual([
      ['Phòng Tổng hợp', '', '2026-02-28', ''],
      ['Phòng Hành chính', '2026-03-01', '', '12/2026/QĐ-UBND'],
    ]);
    expect((await eventsOf(city, ids.division)).map((event) => event.aggregate_version)).toEqual([1, 2]);
  });

  it('moves a unit in the tree from a day on', async () => {
    await rename({ id: ids.ward, parentId: ids.office });
    const children = async (asOf: string) => {
      const request = ListUnitsRequest.fromPartial({ parentId: ids.office, kind: 'ward', asOf });
      return (await city.ask(city.client.listUnits, request)).units.map((unit) => unit.id);
    };
    expect(await children('2026-02-28')).toEqual([]);
    expect(await children('2026-03-01')).toEqual([ids.ward]);
  });

  it('refuses to overwrite what was recorded', async () => {
    const late = rename({ id: ids.division, name: 'x', effectiveDate: '2026-03-01' });
    await expectReason(late, 'FIELD_INVALID', ['effectiveDate']);
    expect((await get(ids.division, '2026-03-01'))?.name).toBe('Phòng Hành chính');
  });

  it('refuses a stale etag and takes the current one', async () => {
    await expectReason(rename({ id: ids.office, name: 'x', etag: '7' }), 'ETAG_STALE');
    const etag = (await get(ids.office))?.etag ?? '';
    expect((await rename({ id: ids.office, name: 'Văn phòng mới', etag })).unit?.etag).toBe('2');
  });

  it('refuses an ended unit, an unknown one, an unknown or ended parent and one below itself', async () => {
    await expectReason(rename({ id: ids.district, name: 'x' }), 'UNIT_CLOSED');
    await expectReason(rename({ id: ids.admin, name: 'x' }), 'UNIT_NOT_FOUND');
    await expectReason(rename({ id: ids.city, parentId: ids.admin }), 'UNIT_NOT_FOUND');
    await expectReason(rename({ id: ids.city, parentId: ids.district }), 'FIELD_INVALID', ['parentId']);
    await expectReason(rename({ id: ids.city, parentId: ids.division }), 'FIELD_INVALID', ['parentId']);
  });

  it('names wrong fields and is for the administrator only, once', async () => {
    const wrong = rename({ id: 'x', effectiveDate: '', legalRef: '' });
    await expectReason(wrong, 'FIELD_INVALID', ['id', 'effectiveDate', 'legalRef', 'name']);
    const send = ({ who, requestId = randomUUID() }: { who?: Who; requestId?: string } = {}) =>
      rename({ id: ids.city, symbol: 'HN', requestId }, who);
    await expectAdministratorOnly(send);
    await expectReplay(city, send);
  });
});
