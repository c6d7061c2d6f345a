import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { newId } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { DelegationKind, PostRole } from '@baro/proto/baro/directory/v1/directory';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { administration, importRows, readUser, realm, startSyncedDirectory } from './sync-stage.ts';

const admin = '0190a000-0000-7000-8000-000000000009';
const clerk = '0190a000-0000-7000-8000-000000000001';
const leader = '0190a000-0000-7000-8000-000000000002';
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const ids = {
  city: newId(),
  office: newId(),
  ward: newId(),
  adminPost: newId(),
  officePost: newId(),
  wardPost: newId(),
  admin: newId(),
  clerk: newId(),
  leader: newId(),
  fresh: newId(),
  clerkHolding: newId(),
  freshHolding: newId(),
};

describe('accounts at Keycloak', () => {
  let platform: TestPlatform;
  let token: string;
  beforeAll(async () => {
    platform = await startSyncedDirectory();
    token = await platform.signOn.token('quan-tri');
  });
  afterAll(async () => {
    await platform.stop();
    await rm(platform.dir, { recursive: true, force: true });
  });

  it('nobody is shut out while the city is loaded, people before their posts', async () => {
    await importRows(platform, token, {
      people: [{ id: ids.leader, fullName: 'Trần Quốc Lâm', accountId: leader }],
    });
    const inStep = { enabled: true, attributes: { person_id: [ids.leader] } };
    await eventually(async () => expect(await readUser('lanh-dao')).toMatchObject(inStep));
    expect(await readUser('chuyen-vien')).toMatchObject({ enabled: true });
  });

  it('with the first administrator, who never had a post is shut out, and who is nobody in the directory', async () => {
    await platform.signOn.token('chuyen-vien');
    await importRows(platform, token, city());
    await eventually(async () => {
      expect(await readUser('lanh-dao')).toMatchObject({ enabled: false });
      expect(await readUser('chuyen-vien')).toMatchObject({ enabled: false });
    });
    const { id } = await readUser('chuyen-vien');
    await eventually(async () =>
      expect(await (await administration()).users.listSessions({ realm, id })).toEqual([]),
    );
    for (const login of ['lanh-dao', 'chuyen-vien']) {
      await expect(platform.signOn.token(login)).rejects.toThrow('no token');
    }
  });

  it('the accounts of programs stay open', async () => {
    expect(await platform.signOn.clientToken()).toContain('.');
  });

  it('groups follow the unit tree, and people are in those of their posts', async () => {
    await eventually(async () => {
      expect((await readUser('van-thu')).groups).toEqual(['/HN/VP']);
    });
    expect((await readUser('quan-tri')).groups).toEqual(['/HN']);
  });

  it('a person with an address and a post gets a user, whose id the directory knows them by', async () => {
    const user = await eventually(async () => {
      const found = await readUser('nguoi.moi@hanoi.example');
      expect(found.groups).toEqual(['/HN/BD']);
      return found;
    });
    expect(user).toMatchObject({ enabled: true, firstName: 'Mới', lastName: 'Nguyễn Văn' });
    expect(user.requiredActions).toEqual(['UPDATE_PASSWORD']);
    expect(user.attributes).toMatchObject({ person_id: [ids.fresh], full_name: ['Nguyễn Văn Mới'] });
    expect(await accountOf(ids.fresh)).toBe(user.id);
  });

  it('signs in with the password the city’s IT gave, after choosing an own one, and is known by the token', async () => {
    const to = await administration();
    const { id } = await readUser('nguoi.moi@hanoi.example');
    const credential = { type: 'password', value: 'a first password', temporary: true };
    await to.users.resetPassword({ realm, id, credential });
    await expect(tokenOf('a first password')).rejects.toThrow('not fully set up');
    // The person's own choice, as Keycloak's page would take it: not the first one again.
    const again = { ...credential, temporary: false };
    await expect(to.users.resetPassword({ realm, id, credential: again })).rejects.toThrow(/./);
    const own = { ...again, value: 'a password of my own' };
    await to.users.resetPassword({ realm, id, credential: own });
    const user = await to.users.findOne({ realm, id });
    await to.users.update({ realm, id }, { ...user, requiredActions: [] });
    expect(await tokenOf('a password of my own')).toContain('.');
  });

  it('a unit that gets a new code or another unit above it takes its group along', async () => {
    await importRows(platform, token, {
      units: [unit(ids.ward, 'BD2', 'Phường Ba Đình', ids.office)],
    });
    await eventually(async () => {
      expect((await readUser('nguoi.moi@hanoi.example')).groups).toEqual(['/HN/VP/BD2']);
    });
  });

  it('a post lent for some days counts while it is lent', async () => {
    const lent = {
      id: newId(),
      kind: DelegationKind.ABSENCE,
      postId: ids.wardPost,
      personId: ids.clerk,
      legalBasis: 'QĐ 1',
    };
    await importRows(platform, token, { delegations: [{ ...lent, validFrom: day(-2), validTo: day(2) }] });
    await eventually(async () => {
      expect((await readUser('van-thu')).groups).toEqual(['/HN/VP', '/HN/VP/BD2']);
    });
    await importRows(platform, token, { delegations: [{ ...lent, validFrom: day(-2), validTo: day(-1) }] });
    await eventually(async () => expect((await readUser('van-thu')).groups).toEqual(['/HN/VP']));
  });

  it('whoever has no post any more is shut out, and thrown out of what is open', async () => {
    const open = await platform.signOn.token('van-thu');
    expect(open).toContain('.');
    const to = await administration();
    const { id } = await readUser('van-thu');
    expect(await to.users.listSessions({ realm, id })).not.toEqual([]);
    await importRows(platform, token, {
      holdings: [{ ...holding(ids.clerkHolding, ids.officePost, ids.clerk), validTo: day(-1) }],
    });
    await eventually(async () =>
      expect(await readUser('van-thu')).toMatchObject({ enabled: false, groups: [] }),
    );
    await eventually(async () =>
      expect(await (await administration()).users.listSessions({ realm, id })).toEqual([]),
    );
    await expect(platform.signOn.token('van-thu')).rejects.toThrow('no token');
  });

  it('what was changed by hand is mended: a shut account opened, a group left, a name', async () => {
    const { id } = await readUser('van-thu');
    const to = await administration();
    const user = await to.users.findOne({ realm, id });
    await to.users.update({ realm, id }, { ...user, enabled: true });
    const fresh = await readUser('nguoi.moi@hanoi.example');
    const [group] = await to.users.listGroups({ realm, id: fresh.id });
    await to.users.delFromGroup({ realm, id: fresh.id, groupId: group?.id ?? '' });
    const { groups: _, ...rest } = fresh;
    await to.users.update({ realm, id: fresh.id }, { ...rest, lastName: 'By Hand' });
    await eventually(async () => {
      expect(await readUser('van-thu')).toMatchObject({ enabled: false });
      expect(await readUser('nguoi.moi@hanoi.example')).toMatchObject({
        lastName: 'Nguyễn Văn',
        groups: ['/HN/VP/BD2'],
      });
    });
  });

  it('users the city names and groups of others are left alone, any other user is shut out', async () => {
    const to = await administration();
    const other = await to.users.create({
      realm,
      username: 'it.of.the.city',
      enabled: true,
      email: 'it@hanoi.example',
      firstName: 'I',
      lastName: 'T',
    });
    await to.users.create({ realm, username: 'made.by.hand', enabled: true });
    const group = await to.groups.create({ realm, name: 'city-it' });
    await to.users.addToGroup({ realm, id: other.id, groupId: group.id });
    await importRows(platform, token, {
      units: [unit(newId(), `N${Date.now()}`, 'Một đơn vị mới', ids.city)],
    });
    await eventually(async () => expect(await readUser('made.by.hand')).toMatchObject({ enabled: false }));
    await eventually(async () => expect((await syncRow()).behind).toBe(false));
    expect(await readUser('it.of.the.city')).toMatchObject({ enabled: true, groups: ['/city-it'] });
  });

  it('a second comparison finds nothing more to do', async () => {
    await eventually(async () => expect(await syncRow()).toMatchObject({ behind: false, differences: 0 }));
  });

  it('Keycloak refusing for a while changes nothing for who writes, and is made up for', async () => {
    await platform.signOn.admin.setClientEnabled('baro-directory', false);
    const personId = newId();
    await importRows(platform, token, {
      people: [{ id: personId, fullName: 'Lê Thị Sau', email: 'sau@hanoi.example' }],
      holdings: [holding(newId(), ids.wardPost, personId)],
    });
    await eventually(async () => expect((await syncRow()).behind).toBe(true));
    // What whoever looks after it goes by.
    const log = path.join(platform.dir, 'directory.log');
    await eventually(async () => expect(await readFile(log, 'utf8')).toMatch(/"code":"(TOKEN|ADMIN)_401"/));
    await platform.signOn.admin.setClientEnabled('baro-directory', true);
    await eventually(async () => expect((await readUser('sau@hanoi.example')).enabled).toBe(true), 90_000);
  });

  it('the directory’s client may do nothing but this', async () => {
    const { issuer, secrets } = platform.signOn;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'baro-directory',
      client_secret: secrets.BARO_SYNC_CLIENT_SECRET,
    });
    const answer = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body });
    const { access_token: own } = (await answer.json()) as { access_token: string };
    const ask = async (place: string): Promise<number> => {
      const url = `${issuer.replace('/realms/', '/admin/realms/')}${place}`;
      return (await fetch(url, { headers: { authorization: `Bearer ${own}` } })).status;
    };
    expect(await ask('/users?max=1')).toBe(200);
    for (const path of ['/clients', '/keys', '/events', '/client-scopes', '/identity-provider/instances']) {
      expect({ path, status: await ask(path) }).toEqual({ path, status: 403 });
    }
  });

  async function tokenOf(password: string): Promise<string> {
    const form = {
      grant_type: 'password',
      client_id: 'baro-cli',
      username: 'nguoi.moi@hanoi.example',
      password,
    };
    const url = `${platform.signOn.issuer}/protocol/openid-connect/token`;
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    const body = (await answer.json()) as { access_token?: string; error_description?: string };
    if (!body.access_token) throw new Error(body.error_description);
    return body.access_token;
  }

  async function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row> {
    const client = new pg.Client({ connectionString: platform.databaseUrl('baro_directory') });
    await client.connect();
    const { rows } = await client.query<Row>(text, values);
    await client.end();
    if (!rows[0]) throw new Error(`no row: ${text}`);
    return rows[0];
  }

  async function accountOf(personId: string): Promise<string> {
    const statement = 'SELECT account_id AS id FROM people WHERE id = $1';
    return (await ask<{ id: string }>(statement, [personId])).id;
  }

  async function syncRow(): Promise<{ behind: boolean; differences: number }> {
    return ask('SELECT wanted > done AS behind, differences FROM account_sync');
  }
});

function unit(id: string, code: string, name: string, parentId = '') {
  const level = parentId === '' ? 1 : 2;
  const names = [{ name, symbol: code, parentId, validFrom: '2020-01-01' }];
  return { id, code, name, parentId, kind: 'department', level, validFrom: '2020-01-01', names };
}

function holding(id: string, postId: string, personId: string) {
  return { id, postId, personId, validFrom: '2020-01-01' };
}

function city() {
  const post = (id: string, unitId: string, role: PostRole) => ({
    id,
    unitId,
    code: randomUUID(),
    title: 'Chức danh',
    role,
    validFrom: '2020-01-01',
  });
  return {
    units: [
      unit(ids.city, 'HN', 'Thành phố Hà Nội'),
      unit(ids.office, 'VP', 'Văn phòng', ids.city),
      unit(ids.ward, 'BD', 'Phường Ba Đình', ids.city),
    ],
    posts: [
      post(ids.adminPost, ids.city, PostRole.CITY_ADMINISTRATOR),
      post(ids.officePost, ids.office, PostRole.RECORDS_CLERK),
      post(ids.wardPost, ids.ward, PostRole.OFFICIAL),
    ],
    people: [
      { id: ids.admin, fullName: 'Đỗ Quang Trí', accountId: admin },
      { id: ids.clerk, fullName: 'Nguyễn Thị Hồng Vân', accountId: clerk },
      { id: ids.fresh, fullName: 'Nguyễn Văn Mới', email: 'Nguoi.Moi@hanoi.example' },
    ],
    holdings: [
      holding(newId(), ids.adminPost, ids.admin),
      holding(ids.clerkHolding, ids.officePost, ids.clerk),
      holding(ids.freshHolding, ids.wardPost, ids.fresh),
    ],
  };
}
