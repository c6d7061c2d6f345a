import { randomUUID } from 'node:crypto';
import { eventually, expectReason } from '@baro/chassis/testing';
import { DelegationKind } from '@baro/directory-client';
import {
  NumberSeries,
  OutgoingState,
  SeriesKind,
  SigningCapacity,
} from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDirectoryRows, delegationRow, idOf } from './city.ts';
import { Drafting } from './drafting.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Drafting;

beforeAll(async () => {
  world = await startWorld();
  desk = new Drafting(world);
});

afterAll(async () => {
  desk.close();
  await world.close();
});

const year = Number(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 4));

const cancel = (id: string, reason: string, who = 'stc-clerk') =>
  desk.as(who, desk.client.cancelOutgoingNumber, { id, reason, etag: '', requestId: randomUUID() });

const createSeries = (fields: Partial<NumberSeries>, who = 'stc-clerk') => {
  const series = NumberSeries.fromPartial({
    unitId: idOf('stc'),
    year,
    symbolTemplate: '{type}-{unit}',
    ...fields,
  });
  return desk.as(who, desk.client.createNumberSeries, { series, requestId: randomUUID() });
};

describe('NumberOutgoingDocument', () => {
  it('numbers a common series from 01, normative documents by themselves with the year, công văn by the drafting unit', async () => {
    const plan = await desk.number((await desk.draft()).id);
    expect(plan).toMatchObject({ number: 1, numberSymbol: '01/KH-STC', state: OutgoingState.NUMBERED });
    const letter = await desk.number((await desk.draft({ typeCode: 'CV' })).id);
    expect(letter.numberSymbol).toBe('02/STC-NS');
    const rule = await desk.number((await desk.draft({ typeCode: 'QD_QPPL' })).id);
    expect(rule.numberSymbol).toBe(`01/${year}/QĐ-STC`);
    expect(plan.signer).toEqual({ position: 'Title stc-director', fullName: 'Người stc-director' });
  });

  it('gives twenty numbers at once without gap or double, and none to a call that fails', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => desk.draft({ typeCode: 'BC' })));
    const numbered = await Promise.all(drafts.map(({ id }) => desk.number(id)));
    const numbers = numbered.map((document) => document.number).toSorted((a, b) => a - b);
    const first = numbers[0] ?? 0;
    expect(numbers).toEqual(numbers.map((_, index) => first + index));
    await expectReason(desk.number(drafts[0]?.id ?? ''), 'DOCUMENT_STATE_WRONG');
    const next = await desk.number((await desk.draft({ typeCode: 'BC' })).id);
    expect(next.number).toBe((numbers.at(-1) ?? 0) + 1);
  });

  it('keeps a cancelled number with its reason and never gives it again', async () => {
    const { id, number } = await desk.number((await desk.draft()).id);
    await expectReason(cancel(id, ' '), 'FIELD_INVALID', ['reason']);
    await expectReason(cancel(id, 'sai', 'stc-official'), 'PERMISSION_DENIED');
    const { document } = await cancel(id, 'In sai ngày');
    expect(document).toMatchObject({
      state: OutgoingState.NUMBER_CANCELLED,
      cancelReason: 'In sai ngày',
      number,
    });
    expect((await desk.number((await desk.draft()).id)).number).toBe(number + 1);
    await expectReason(cancel(id, 'nữa'), 'DOCUMENT_STATE_WRONG');
  });

  it('is the clerk of the unit alone, and needs a signer', async () => {
    const { id } = await desk.draft();
    await expectReason(desk.number(id, 'stc-official'), 'PERMISSION_DENIED');
    await expectReason(desk.number(id, 'ward-clerk'), 'PERMISSION_DENIED');
    const unsigned = await desk.draft({ signerPostId: '', signerPersonId: '' });
    await expectReason(desk.number(unsigned.id), 'SIGNER_MISSING');
  });

  it('refuses a signature that would not hold today, naming the fault', async () => {
    const fault = async (fields: Parameters<Drafting['draft']>[0]): Promise<string | undefined> => {
      const { id } = await desk.draft(fields);
      return (await expectReason(desk.number(id), 'SIGNING_AUTHORITY_INVALID')).metadata['fault'];
    };
    const byHead = { signerPostId: idOf('post stc-head'), signerPersonId: idOf('person stc-head') };
    expect(await fault({ signingCapacity: SigningCapacity.KT })).toBe('POST_NOT_DEPUTY');
    expect(await fault({ ...byHead, signingCapacity: SigningCapacity.TM })).toBe('POST_NOT_HEAD');
    expect(await fault({ ...byHead, signingCapacity: SigningCapacity.TUQ })).toBe('DELEGATION_MISSING');
    expect(await fault({ signerPersonId: idOf('person stc-head') })).toBe('POST_NOT_HELD');
  });

  it('takes TUQ by a written delegation of the head, and only while it lasts', async () => {
    const tuq = {
      signerPostId: idOf('post stc-head'),
      signerPersonId: idOf('person stc-head'),
      signingCapacity: SigningCapacity.TUQ,
    };
    const lend = async (from: string, to: string): Promise<string> => {
      const row = delegationRow(DelegationKind.SIGNING, 'stc-director', 'stc-head', from, to);
      await addDirectoryRows(world.service.orm, [row]);
      return row[1];
    };
    const delegationId = await lend('2020-01-01', '2020-12-31');
    const { id } = await desk.draft({ ...tuq, delegationId });
    // The service hears of the delegation a moment later.
    await expect
      .poll(async () => (await expectReason(desk.number(id), 'SIGNING_AUTHORITY_INVALID')).metadata['fault'])
      .toBe('DELEGATION_NOT_IN_FORCE');
    await lend('2020-01-01', '2099-12-31');
    const numbered = await eventually(() => desk.number(id));
    expect(numbered.state).toBe(OutgoingState.NUMBERED);
  });
});

describe('number series', () => {
  it('lets a unit group its types, and no type be numbered twice', async () => {
    await desk.number((await desk.draft()).id);
    const { series } = await createSeries({ name: 'Giấy mời', kind: SeriesKind.PER_TYPE, typeCodes: ['GM'] });
    const invitation = await desk.number((await desk.draft({ typeCode: 'GM' })).id);
    expect(invitation).toMatchObject({ number: 1, seriesId: series?.id, numberSymbol: '01/GM-STC' });
    await expectReason(
      createSeries({ name: 'Khác', kind: SeriesKind.PER_TYPE, typeCodes: ['GM'] }),
      'SERIES_OVERLAP',
    );
    await expectReason(
      createSeries({ name: 'Giấy mời', kind: SeriesKind.GROUPED, typeCodes: ['PG'] }),
      'SERIES_OVERLAP',
    );
  });

  it('refuses bad fields and whoever does not keep the numbering', async () => {
    const bad = createSeries({ name: '', kind: SeriesKind.PER_TYPE, symbolTemplate: 'x y', year: 1900 });
    await expectReason(bad, 'FIELD_INVALID', [
      'series.name',
      'series.typeCodes',
      'series.symbolTemplate',
      'series.year',
    ]);
    await expectReason(
      createSeries({ name: 'A', kind: SeriesKind.COMMON }, 'stc-official'),
      'PERMISSION_DENIED',
    );
    const list = desk.as('ward-clerk', desk.client.listNumberSeries, { unitId: idOf('stc'), year });
    await expectReason(list, 'PERMISSION_DENIED');
  });

  it('begins a new year with the series of the last, every one at 1', async () => {
    world.clock.now = new Date(`${year + 1}-01-05T02:00:00Z`);
    const { id } = await desk.draft({ typeCode: 'GM' });
    const first = await desk.number(id);
    world.clock.now = undefined;
    expect(first).toMatchObject({ number: 1, year: year + 1, numberSymbol: '01/GM-STC' });
    const { series } = await desk.as('stc-clerk', desk.client.listNumberSeries, {
      unitId: idOf('stc'),
      year: year + 1,
    });
    expect(series.map((row) => row.name)).toContain('Giấy mời');
  });
});
