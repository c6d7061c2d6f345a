import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, query } from '@baro/chassis';
import { openIdentities } from '../../src/identity/index.ts';
import type { Identities, Identity, PartyInput } from '../../src/identity/index.ts';
import { rotateKeys, sweepOrphans } from '../../src/identity/jobs.ts';
import { logOpening } from '../../src/identity/store/opening-store.ts';
import { newKey } from '../key-files.ts';
import { startWorld } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
let identities: Identities;
let swapped: PartyInput;

const someone: Identity = {
  fullName: 'Nguyễn Thị Hoà',
  birthYear: 1971,
  documentNumber: '001 071 012345',
  address: 'Số 5 ngõ 12 phố Kim Mã',
  localityCode: '00004',
  phone: '',
  email: '',
  note: '',
};

beforeAll(async () => {
  world = await startWorld();
  identities = open();
});
afterAll(() => world.close());

function open(): Identities {
  const { master: identityKeyFile, index: identityIndexKeyFile } = world.keys;
  return openIdentities(world.service.sideOrm('identities'), { identityKeyFile, identityIndexKeyFile });
}

function party(identity: Partial<Identity> = {}, fields: Partial<PartyInput> = {}): PartyInput {
  const ids = { caseId: randomUUID(), partyId: randomUUID() };
  const { localityCode, ...rest }: Identity = { ...someone, ...identity };
  return { ...ids, role: 'sender', secretOnRequest: false, localityCode, ...fields, identity: rest };
}

async function reveal(store: Identities, { caseId, partyId }: PartyInput): Promise<Partial<Identity>> {
  const held = await store.hold(caseId, partyId);
  const logged = await logOpening(store.orm.em.fork(), {
    id: randomUUID(),
    caseId,
    partyId,
    personId: randomUUID(),
    postId: randomUUID(),
    delegationId: null,
    grantId: null,
    fields: ['fullName'],
    sealedReason: Buffer.of(1),
    openTime: new Date(),
  });
  return held.identity?.open(logged) ?? {};
}

async function rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return query<Row>(identities.orm.em.fork(), sql, parameters);
}

describe('the identity store', () => {
  it('gives back what was put, only the fields logged, and keeps nothing of it readable', async () => {
    const put = party();
    await identities.put([put]);
    expect(await reveal(identities, put)).toEqual({ fullName: someone.fullName });
    const [row] = await rows<{ sealed_identity: Buffer }>('SELECT * FROM parties WHERE party_id = $1', [
      put.partyId,
    ]);
    expect(row?.sealed_identity.includes('Hoà') || row?.sealed_identity.includes('Kim')).toBe(false);
  });

  it('takes the same put once, and no other one under the same id', async () => {
    const put = party();
    await identities.put([put]);
    await identities.put([put]);
    await expect(
      identities.put([{ ...put, identity: { ...someone, fullName: 'Trần Văn B' } }]),
    ).rejects.toThrow('REQUEST_ID_REUSED');
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM parties WHERE case_id = $1',
      [put.caseId],
    );
    expect(n).toBe(1);
  });

  it('takes a correction, and a repeat of the first put after it', async () => {
    const put = party();
    await identities.put([put]);
    await identities.replace({ ...put, identity: { ...someone, fullName: 'Nguyễn Thị Hòa' } });
    await identities.put([put]);
    expect(await reveal(identities, put)).toEqual({ fullName: 'Nguyễn Thị Hòa' });
  });

  it('opens no row that was swapped with another one of the same case or of another', async () => {
    const [one, other] = [party(), party({ fullName: 'Lê Văn Khác' })];
    swapped = one;
    const beside = party({ fullName: 'Lê Văn Khác' }, { caseId: one.caseId });
    for (const put of [one, other, beside]) await identities.put([put]);
    for (const from of [other, beside]) {
      await swapIn(from, one);
      await expect(identities.hold(one.caseId, one.partyId)).rejects.toThrow(/authenticate/);
    }
  });

  it('opens nothing once the key of the case is destroyed, and finds nobody by it', async () => {
    const [gone, kept] = [
      party({ documentNumber: '001071999001' }),
      party({ documentNumber: '001071999001' }),
    ];
    for (const put of [gone, kept]) await identities.put([put]);
    expect((await identities.findLike(kept.partyId)).map(({ partyId }) => partyId)).toContain(gone.partyId);
    expect(await identities.forget(gone.caseId)).toBe(true);
    expect((await identities.hold(gone.caseId, gone.partyId)).identity).toBeUndefined();
    expect((await identities.findLike(kept.partyId)).map(({ partyId }) => partyId)).not.toContain(
      gone.partyId,
    );
    await expect(identities.put([{ ...gone, partyId: randomUUID() }])).rejects.toThrow('IDENTITY_FORGOTTEN');
  });
});

async function swapIn(from: PartyInput, to: PartyInput): Promise<void> {
  await execute(
    identities.orm.em.fork(),
    `UPDATE parties SET sealed_identity = (SELECT sealed_identity FROM parties WHERE party_id = $1) WHERE party_id = $2`,
    [from.partyId, to.partyId],
  );
}

describe('the search by person', () => {
  it('finds the same person by other spellings, the surest first, and nobody else', async () => {
    const name = 'Đặng Thị Hoà Bình';
    const first = party({ fullName: name, documentNumber: '001071777001', localityCode: '00777' });
    const sameDocument = party({
      fullName: 'Đ.T.H. Bình',
      birthYear: 0,
      documentNumber: '001-071-777-001',
      localityCode: '',
    });
    const sameName = party({
      fullName: 'dang thi  HÒA binh',
      documentNumber: '',
      localityCode: '00777',
      birthYear: 0,
    });
    const namesake = party({ fullName: name, birthYear: 1999, documentNumber: '', localityCode: '00778' });
    const all = [first, sameDocument, sameName, namesake];
    for (const put of all) await identities.put([put]);
    const found = await identities.findLike(first.partyId);
    const ours = found.filter(({ partyId }) => all.some((put) => put.partyId === partyId));
    expect(ours).toEqual([
      { partyId: sameDocument.partyId, caseId: sameDocument.caseId, by: ['document'] },
      { partyId: sameName.partyId, caseId: sameName.caseId, by: ['name_and_locality'] },
    ]);
  });
});

describe('rotation of the keys', () => {
  it('goes over to new keys while the store works, and leaves nothing under the old ones', async () => {
    const [before, after] = [
      party({ documentNumber: '001071555001' }),
      party({ documentNumber: '001071555001' }),
    ];
    await identities.put([before]);
    const old = {
      master: identities.master.all().map(({ key }) => key.toString('base64')),
      index: identities.index.all().map(({ key }) => key.toString('base64')),
    };
    const fresh = { master: newKey(), index: newKey() };
    const other = open();
    world.keys.write('master', [fresh.master, ...old.master]);
    world.keys.write('index', [fresh.index, ...old.index]);
    // Another replica has read the file; this one learns of the key by meeting it.
    other.master.refresh();
    other.index.refresh();
    await other.put([after]);
    expect(await reveal(identities, after)).toEqual({ fullName: someone.fullName });
    const turned = await rotateKeys(identities);
    expect(turned.changed).toBeGreaterThan(1);
    // The row the test above swapped does not open; all others are through.
    expect(turned.failed).toEqual([swapped.partyId]);
    expect(identities.keyFaults).toBe(1);
    world.keys.write('master', [fresh.master]);
    world.keys.write('index', [fresh.index]);
    const alone = open();
    expect(await reveal(alone, before)).toEqual({ fullName: someone.fullName });
    expect((await alone.findLike(before.partyId)).map(({ partyId }) => partyId)).toContain(after.partyId);
    expect(await rotateKeys(alone)).toEqual({ changed: 0, failed: [swapped.partyId] });
  });

  it('keeps the keys of before while the file is at fault, and says nothing of what stands in it', async () => {
    const kept = identities.master.current().key.toString('base64');
    world.keys.write('master', ['bí-mật-không-được-lộ']);
    expect(identities.master.refresh()).toBe(false);
    identities.keyFaults = 0;
    await expect(rotateKeys(identities)).rejects.toThrow('at fault');
    expect(identities.keyFaults).toBe(1);
    expect(() => open()).toThrow(
      /^complaints cannot start: the file of the identity key holds no 32 bytes in base64 in line 1$/,
    );
    world.keys.write('master', [kept]);
    expect(identities.master.current().key.toString('base64')).toBe(kept);
  });
});

describe('orphans', () => {
  it('are removed with their keys, and what a row names is kept', async () => {
    const [orphan, known] = [party(), party()];
    for (const put of [orphan, known]) await identities.put([put]);
    await expect(identities.hold(orphan.caseId, orphan.partyId)).resolves.toBeDefined();
    expect(await sweepOrphans(identities, async () => [known.partyId], 3600)).toBe(0);
    await age(3601);
    await sweepOrphans(identities, async () => [known.partyId]);
    await expect(identities.hold(orphan.caseId, orphan.partyId)).rejects.toThrow('PARTY_NOT_FOUND');
    expect(await rows('SELECT 1 FROM case_keys WHERE case_id = $1', [orphan.caseId])).toEqual([]);
    expect(await reveal(identities, known)).toEqual({ fullName: someone.fullName });
    await expect(
      execute(identities.orm.em.fork(), 'DELETE FROM parties WHERE party_id = $1', [known.partyId]),
    ).rejects.toThrow(/never deleted/);
  });

  it('leave a party alone that is put again while they are looked for', async () => {
    const put = party();
    await identities.put([put]);
    await age(7200);
    await sweepOrphans(identities, async () => {
      await identities.put([put]);
      return [];
    });
    expect(await reveal(identities, put)).toEqual({ fullName: someone.fullName });
  });
});

async function age(seconds: number): Promise<void> {
  await execute(
    identities.orm.em.fork(),
    'UPDATE parties SET put_time = put_time - make_interval(secs => $1)',
    [seconds],
  );
}

describe('roles of the database', () => {
  it('let the log of openings and the grants only grow', async () => {
    for (const table of ['openings', 'grants', 'grant_revocations', 'case_bars']) {
      for (const sql of [
        `DELETE FROM ${table}`,
        `UPDATE ${table} SET ${table === 'grant_revocations' ? 'grant_id = grant_id' : 'case_id = case_id'}`,
      ]) {
        await expect(execute(identities.orm.em.fork(), sql)).rejects.toThrow(/permission denied/);
      }
    }
  });
});
