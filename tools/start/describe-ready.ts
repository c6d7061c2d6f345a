import { addressIn, type StartContext } from './context.ts';
import { demoLogins } from './logins.ts';
import { OFFSETS } from './ports.ts';
import { KEYCLOAK_ADMIN, keycloakUrlOf } from './start-keycloak.ts';

/** What a person needs to know once everything serves; the last line is the word `ready`. */
export function describeReady(context: StartContext): string[] {
  const { data, options, plan, store } = context;
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
      ...loginLines(),
    );
    lines.push(
      `  client district-ba-dinh   district system of Phường Ba Đình; its secret is in ${store.file('sign-on.json')}`,
    );
  }
  if (plan.signOn && options.sso === 'keycloak') {
    lines.push(
      `Keycloak's own console    ${keycloakUrlOf(context)}/admin, login ${KEYCLOAK_ADMIN}, password`,
    );
    lines.push(`                          ${store.secrets.keycloak.adminPassword}`);
  }
  if (data.state.city === 'empty') lines.push('', 'The city is empty: nobody holds a post yet.');
  return [...lines, '', 'ready'];
}

function loginLines(): string[] {
  return demoLogins().map(({ username, fullName, role, post, unit }) => {
    return `  ${username.padEnd(20)} ${fullName.padEnd(20)} ${role.padEnd(19)} ${post}, ${unit}`;
  });
}
