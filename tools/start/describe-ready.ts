import { readFileSync } from 'node:fs';
import path from 'node:path';

import { addressIn, type StartContext } from './context.ts';
import { demoLogins } from './logins.ts';
import { OFFSETS } from './ports.ts';

/** What a person needs to know once everything serves; the last line is the word `ready`. */
export function describeReady(context: StartContext): string[] {
  const { data, plan, store } = context;
  const lines: string[] = [''];
  if (plan.gateway) {
    lines.push(`Pages and REST            http://${addressIn(context, OFFSETS.http)}`);
    lines.push(`gRPC for other systems    ${addressIn(context, plan.gateway.port)}`);
  }
  if (plan.signOn) {
    lines.push(
      '',
      'Demo logins, all with the password',
      `  ${store.secrets.demoPassword}`,
      '',
      ...loginLines(plan.root),
    );
    lines.push(
      `  client district-ba-dinh   district system of Phường Ba Đình; its secret is in ${store.file('sign-on.json')}`,
    );
  }
  if (data.state.city === 'empty') lines.push('', 'The city is empty: nobody holds a post yet.');
  return [...lines, '', 'ready'];
}

function loginLines(root: string): string[] {
  const names = realmNames(path.join(root, 'deploy', 'keycloak', 'realm-baro.json'));
  return demoLogins.map(({ username, role, unit }) => {
    const name = names.get(username) ?? '';
    return `  ${username.padEnd(20)} ${name.padEnd(22)} ${role.padEnd(18)} ${unit}`;
  });
}

/** Usernames with the people's full names, from the one realm file both sign-ons read. */
function realmNames(file: string): Map<string, string> {
  const realm = JSON.parse(readFileSync(file, 'utf8')) as {
    users: { username: string; attributes?: { full_name?: string[] } }[];
  };
  return new Map(realm.users.map((user) => [user.username, user.attributes?.full_name?.[0] ?? '']));
}
