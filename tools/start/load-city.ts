import path from 'node:path';

import { addressIn, childEnv, issuerOf, type StartContext } from './context.ts';

/** Whether this start has to load the demo city: settled on the first run, for good once it is loaded or refused. */
export function settleCity({ data, options, plan }: StartContext): boolean {
  if (data.state.city === 'undecided') {
    data.remember({ city: options.empty || !plan.city ? 'empty' : 'asked' });
  }
  return data.state.city === 'asked';
}

/** Loads the demo city; a load that was cut off goes on at the next start. */
export async function loadCity(context: StartContext): Promise<void> {
  const { data, plan, processes, store } = context;
  const addresses = plan.services.map(({ name, port }) => [
    `CITY_${name.toUpperCase()}_ADDRESS`,
    addressIn(context, port),
  ]);
  await processes.run({
    name: 'Loading the demo city',
    args: [plan.city ?? '', 'load'],
    cwd: plan.root,
    env: childEnv({
      ...(Object.fromEntries(addresses) as Record<string, string>),
      CITY_OIDC_ISSUER: issuerOf(context),
      CITY_SECRETS_FILE: store.file('sign-on.json'),
      CITY_DATA_DIR: path.join(data.dir, 'city'),
    }),
  });
  data.remember({ city: 'loaded' });
}
