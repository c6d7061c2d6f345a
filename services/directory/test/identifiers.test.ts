import { randomUUID } from 'node:crypto';
import {
  AddIdentifierRequest,
  ResolveIdentifierRequest,
  type Identifier,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, openCity, type City, type Who } from './city.ts';
import { eventsOf, expectAdministratorOnly, expectReplay, type Send } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

type Options = NonNullable<Parameters<Send<unknown>>[0]>;
const resolve = (code: string, asOf = '', who?: Who) =>
  city.ask(city.client.resolveIdentifier, ResolveIdentifierRequest.fromPartial({ code, asOf }), who);
const add = (fields: Partial<Identifier>, { who, requestId = randomUUID() }: Options = {}) => {
  const identifier = { unitId: ids.office, scheme: 'qd20', ...fields };
  return city.ask(
    city.client.addIdentifier,
    AddIdentifierRequest.fromPartial({ identifier, requestId }),
    who,
  );
};

describe('ResolveIdentifier', () => {
  it('finds the unit of the old and of the new form, however it is written', async () => {
    for (const code of ['000.00.00.H26', 'H26', ' h26 ']) {
      const found = await resolve(code, '2025-07-15', 'system');
      expect(found.unit?.id).toBe(ids.city);
      expect(found.identifiers.map((row) => row.code)).toEqual(['H26', '000.00.00.H26']);
    }
  });

  it('still finds an identifier that has ended', async () => {
    expect((await resolve('000.00.00.H26')).unit?.id).toBe(ids.city);
  });

  it('leads from an ended unit to those that follow it, as of the date', async () => {
    const now = await resolve('H26.41.04');
    expect(now.unit?.name).toBe('Phường Trúc Bạch');
    expect(now.currentUnits.map((unit) => unit.name)).toEqual(['Phường Ba Đình']);
    const before = await resolve('H26.41.04', '2025-06-30');
    expect(before.currentUnits.map((unit) => unit.name)).toEqual(['Phường Trúc Bạch']);
  });

  it('refuses an identifier nobody has and wrong fields', async () => {
    await expectReason(resolve('H99'), 'IDENTIFIER_NOT_FOUND');
    await expectReason(resolve('', 'x'), 'FIELD_INVALID', ['code', 'asOf']);
    await expectReason(resolve('H'.repeat(36)), 'FIELD_INVALID', ['code']);
    await expectReason(resolve('H26', '', 'stranger'), 'CALLER_UNKNOWN');
  });
});

describe('AddIdentifier', () => {
  it('adds an identifier that resolves at once', async () => {
    const { identifier } = await add({ code: 'H26.15', validFrom: '2026-01-01' });
    expect((await resolve('H26.15')).unit?.id).toBe(ids.office);
    expect(await eventsOf(city, identifier?.id ?? '')).toMatchObject([
      { subject: 'baro.directory.identifier.changed.VPUBND', aggregate_version: 1 },
    ]);
  });

  it('refuses a code another unit has in that time, and takes it after', async () => {
    await expectReason(add({ code: 'H26' }), 'IDENTIFIER_TAKEN');
    const old = { code: '000.00.00.H26', scheme: 'qcvn102' };
    await expectReason(add({ ...old, validFrom: '2025-07-31' }), 'IDENTIFIER_TAKEN');
    await add({ ...old, validFrom: '2025-08-01' });
  });

  it('refuses a code of the wrong form for its scheme', async () => {
    for (const [scheme, code] of [
      ['qd20', '000.00.15.H26'],
      ['qd20', 'Z01.5'],
      ['qcvn102', 'H26.15'],
      ['other', 'h26'],
    ] as const) {
      await expectReason(add({ scheme, code }), 'FIELD_INVALID', ['identifier.code']);
    }
  });

  it('refuses an unknown unit and names every wrong field', async () => {
    await expectReason(add({ code: 'H26.99', unitId: ids.admin }), 'UNIT_NOT_FOUND');
    const wrong = add({ code: '', unitId: 'x', scheme: 'y', validFrom: 'z' });
    const fields = ['code', 'unitId', 'scheme', 'validFrom'].map((field) => `identifier.${field}`);
    await expectReason(wrong, 'FIELD_INVALID', fields);
  });

  it('is for the administrator only and acts once', async () => {
    await expectAdministratorOnly((options) => add({ code: 'H26.77' }, options));
    await expectReplay(city, (options) => add({ code: 'H26.77' }, options));
  });
});
