import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { demoLogins } from './logins.ts';
import { wholePlatform } from './platform-plan.ts';

/** The people of the realm, without its service accounts. */
function realmPeople(): string[] {
  const file = path.join(wholePlatform.root, 'deploy', 'keycloak', 'realm-baro.json');
  const realm = JSON.parse(readFileSync(file, 'utf8')) as {
    users: { username: string; serviceAccountClientId?: string }[];
  };
  return realm.users.filter((user) => !user.serviceAccountClientId).map(({ username }) => username);
}

describe('the demo logins', () => {
  it('are the people the sign-on knows, no more and no fewer', () => {
    expect(demoLogins().map(({ username }) => username)).toEqual(realmPeople());
  });

  it('have a name, a role, a post and a unit each', () => {
    for (const login of demoLogins()) expect(Object.values(login)).not.toContain('');
  });

  it('cover every role of the demo city', () => {
    const roles = new Set(demoLogins().map(({ role }) => role));
    expect([...roles].toSorted()).toEqual([
      'auditor',
      'chief of office',
      'city administrator',
      'council verifier',
      'head of division',
      'leader',
      'official',
      'records clerk',
      'task force',
    ]);
  });
});
