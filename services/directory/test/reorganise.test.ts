import { randomUUID } from 'node:crypto';
import {
  GetUnitRequest,
  ListUnitsRequest,
  ReorganisationKind,
  ReorganiseUnitsRequest,
  ResolveIdentifierRequest,
  SuccessionRelation,
  type Unit,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ids, openCity, unitOf, type City, type Who } from './city.ts';
import { auditOf, countEvents, eventsOf, expectAdministratorOnly, expectReplay } from './write-checks.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(() => city.close());

type Fields = Parameters<typeof ReorganiseUnitsRequest.fromPartial>[0];
const merge: Fields = {
  kind: ReorganisationKind.MERGE,
  effectiveDate: '2026-03-01',
  legalRef: 'NQ 9/NQ-HĐND khoản 2',
  closeUnitIds: [ids.office, ids.ward],
  newUnits: [unitOf({ code: 'NEW', name: 'Đơn vị mới', kind: 'office', level: 2, parentId: ids.city })],
  successions: [
    { predecessorId: ids.office, successorCode: 'NEW', relation: SuccessionRelation.WHOLE },
    { predecessorId: ids.ward, successorCode: 'NEW', relation: SuccessionRelation.WHOLE },
  ],
};
const send = (fields: Fields, { who, requestId = randomUUID() }: { who?: Who; requestId?: string } = {}) =>
  city.ask(city.client.reorganiseUnits, ReorganiseUnitsRequest.fromPartial({ ...fields, requestId }), who);
const get = async (id: string, asOf = '2026-03-01'): Promise<Unit | undefined> =>
  (await city.ask(city.client.getUnit, GetUnitRequest.fromPartial({ id, asOf }))).unit;

describe('ReorganiseUnits', () => {
  it('merges: closes the old the day before, creates the new, links them with the clause, moves what lies below', async () => {
    const done = await send(merge);
    expect(done.closedUnits.map((unit) => [unit.code, unit.validTo])).toEqual([
      ['VPUBND', '2026-02-28'],
      ['00004', '2026-02-28'],
    ]);
    const [created] = done.newUnits;
    expect(created).toMatchObject({ code: 'NEW', validFrom: '2026-03-01', legalRef: 'NQ 9/NQ-HĐND khoản 2' });
    expect(done.successions).toHaveLength(2);
    expect(done.successions[0]).toMatchObject({
      legalRef: 'NQ 9/NQ-HĐND khoản 2',
      successorName: 'Đơn vị mới',
    });
    expect((await get(ids.division))?.parentId).toBe(created?.id);
    expect((await get(ids.division, '2026-02-28'))?.parentId).toBe(ids.office);
    expect((await get(created?.id ?? ''))?.predecessors).toHaveLength(2);
    const listed = await city.ask(
      city.client.listUnits,
      ListUnitsRequest.fromPartial({ asOf: '2026-03-01' }),
    );
    expect(listed.units.map((unit) => unit.code)).toEqual(['01', 'NEW', 'VPUBND-01']);
  });

  it('tells each unit and succession with its next version and audits each with the clause', async () => {
    const { successions } = await send(merge);
    expect((await eventsOf(city, ids.office)).map((event) => event.aggregate_version)).toEqual([1, 2]);
    expect(await eventsOf(city, successions[0]?.id ?? '')).toMatchObject([
      {
        subject: 'baro.directory.succession.succeeded.NEW',
        body: { unitIds: [expect.any(String), ids.ward] },
      },
    ]);
    expect((await auditOf(city, ids.ward)).at(-1)).toMatchObject({
      action: 'close',
      details: { legalRef: 'NQ 9/NQ-HĐND khoản 2', effectiveDate: '2026-03-01' },
    });
  });

  it('splits one into several, in part each', async () => {
    const parts = ['A', 'B'].map((code) => unitOf({ code, name: code, kind: 'ward', parentId: ids.city }));
    const done = await send({
      ...merge,
      kind: ReorganisationKind.SPLIT,
      closeUnitIds: [ids.ward],
      newUnits: parts,
      successions: parts.map(({ code }) => ({
        predecessorId: ids.ward,
        successorCode: code,
        relation: SuccessionRelation.PART,
      })),
    });
    expect(done.newUnits.map((unit) => unit.code)).toEqual(['A', 'B']);
  });

  it('abolishes into a unit that exists; the identifier of the old leads to it', async () => {
    await send({
      ...merge,
      kind: ReorganisationKind.ABOLISH,
      closeUnitIds: [ids.ward],
      newUnits: [],
      successions: [{ predecessorId: ids.ward, successorCode: 'VPUBND', relation: SuccessionRelation.WHOLE }],
    });
    const request = ResolveIdentifierRequest.fromPartial({ code: 'H26.41.04', asOf: '2026-03-01' });
    const found = await city.ask(city.client.resolveIdentifier, request);
    expect(found.currentUnits.map((unit) => unit.code)).toEqual(['VPUBND']);
  });

  it('lets a new unit take the code of one that ends in the same act', async () => {
    const renamed = { ...merge, kind: ReorganisationKind.RENAME, closeUnitIds: [ids.ward] };
    const newUnits = [unitOf({ code: '00004', name: 'Phường đổi tên', kind: 'ward', parentId: ids.city })];
    const successions = [
      { predecessorId: ids.ward, successorCode: '00004', relation: SuccessionRelation.WHOLE },
    ];
    expect((await send({ ...renamed, newUnits, successions })).newUnits[0]?.code).toBe('00004');
  });

  it('refuses what does not fit and changes nothing', async () => {
    const before = await countEvents(city);
    const faults: [Fields, string[]][] = [
      [{ ...merge, kind: ReorganisationKind.SPLIT }, ['kind']],
      [{ ...merge, successions: merge.successions?.slice(0, 1) ?? [] }, ['kind', 'closeUnitIds[1]']],
      [{ ...merge, closeUnitIds: [ids.office, ids.ward, ids.ward] }, ['closeUnitIds[2]']],
      [{ ...merge, closeUnitIds: [ids.office] }, ['successions[1].predecessorId']],
      [{ ...merge, newUnits: [], kind: ReorganisationKind.MERGE }, ['successions[0].successorCode']],
      [{ ...merge, effectiveDate: 'x', legalRef: '', kind: 0 }, ['effectiveDate', 'legalRef', 'kind']],
      [
        { ...merge, newUnits: [unitOf({ code: 'NEW', name: 'x', parentId: ids.office })] },
        ['newUnits[0].parentId'],
      ],
      [{ ...merge, successions: wholeTwice }, ['successions[1].relation', 'successions[2].relation']],
    ];
    for (const [fields, paths] of faults) await expectReason(send(fields), 'FIELD_INVALID', paths);
    expect(await countEvents(city)).toBe(before);
  });

  it('refuses units below a unit that goes over in parts, until they are closed too', async () => {
    const parts = merge.successions?.map((link) => ({ ...link, relation: SuccessionRelation.PART })) ?? [];
    await expectReason(send({ ...merge, successions: parts }), 'FIELD_INVALID', ['closeUnitIds[0]']);
    const closeUnitIds = [...(merge.closeUnitIds ?? []), ids.division];
    const more = [
      ...parts,
      { predecessorId: ids.division, successorCode: 'NEW', relation: SuccessionRelation.WHOLE },
    ];
    expect((await send({ ...merge, closeUnitIds, successions: more })).closedUnits).toHaveLength(3);
  });

  it('refuses a unit that is not there, one that ended, a taken code', async () => {
    const other = (id: string): Fields => ({
      ...merge,
      closeUnitIds: [ids.office, id],
      successions:
        merge.successions?.map((link, index) => (index === 1 ? { ...link, predecessorId: id } : link)) ?? [],
    });
    await expectReason(send(other(ids.admin)), 'UNIT_NOT_FOUND');
    await expectReason(send(other(ids.district)), 'UNIT_CLOSED');
    const newUnits = [unitOf({ code: 'VPUBND-01', name: 'x', parentId: ids.city })];
    const successions = merge.successions?.map((link) => ({ ...link, successorCode: 'VPUBND-01' })) ?? [];
    await expectReason(send({ ...merge, newUnits, successions }), 'UNIT_CODE_TAKEN');
  });

  it('is for the administrator only and acts once', async () => {
    await expectAdministratorOnly((options) => send(merge, options));
    await expectReplay(city, (options) => send(merge, options));
  });

  it('lets one of two win who close the same unit at once', async () => {
    const results = await Promise.allSettled([send(merge), send(merge)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const loser = results.find((result) => result.status === 'rejected');
    await expectReason(Promise.reject(loser?.reason as Error), 'UNIT_CLOSED');
  });
});

const wholeTwice = [
  { predecessorId: ids.office, successorCode: 'NEW', relation: SuccessionRelation.WHOLE },
  { predecessorId: ids.ward, successorCode: 'NEW', relation: SuccessionRelation.WHOLE },
  { predecessorId: ids.ward, successorCode: 'VPUBND-01', relation: SuccessionRelation.WHOLE },
];
