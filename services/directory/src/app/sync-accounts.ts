import { watchGauge, type Job, type ServiceDeps } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { directoryConfig } from '../config.ts';
import { Keycloak, refusalOf } from '../keycloak/keycloak.ts';
import { readWantedAccounts, readWantedGroups } from '../store/account-store.ts';
import { hasAdministrator } from '../store/actor-store.ts';
import {
  dropComparison,
  finishComparison,
  keepComparison,
  readSyncState,
  takeComparison,
} from '../store/account-sync-store.ts';
import { keepAccounts } from './keep-accounts.ts';
import { keepGroups, keepMembers } from './keep-groups.ts';

/** How often it is looked whether something changed, milliseconds. */
const everyMs = 1_000;
/** Pause after a comparison that failed, seconds. */
const pauseSeconds = 10;

type Deps = ServiceDeps<typeof directoryConfig>;

/**
 * Keeps people and units in step at Keycloak: compares everything when something changed and every few minutes, which
 * mends what was changed there by hand, and posts that began or ended by the date.
 */
export function syncAccountsJob(deps: Deps): Job {
  const { config, orm } = deps;
  const keycloak = new Keycloak({
    url: config.keycloakUrl,
    realm: config.keycloakRealm,
    clientId: config.keycloakClientId,
    clientSecret: config.keycloakClientSecret,
  });
  watchSync(deps);
  return {
    name: 'sync-accounts',
    everyMs,
    run: async () => {
      const em = orm.em.fork();
      const wanted = await takeComparison(em, config.keycloakCompareSeconds);
      if (wanted === undefined) return;
      try {
        await finishComparison(em, wanted, await compare(deps, keycloak));
      } catch (error) {
        await dropComparison(em, pauseSeconds);
        throw refusalOf(error);
      }
    },
  };
}

/** One comparison of everything; what it finds is mended. */
async function compare(
  { config, orm, act, log, clock }: Deps,
  keycloak: Keycloak,
): Promise<{ differences: number; unresolved: number }> {
  const em = orm.em.fork();
  const today = localDateOf(clock());
  const onProgress = (): Promise<void> => keepComparison(em);
  const mended = { differences: 0 };
  // Before the people: whoever got a post together with the first administrator is then seen with it.
  const rule = { loading: !(await hasAdministrator(em, today)) };
  const people = await readWantedAccounts(em, today);
  // First who may get in at all; groups say only where.
  const { keycloakKeptLogins: keptLogins } = config;
  const deps = { keycloak, act, log, rule, keptLogins, onProgress };
  const { bound, unresolved } = await keepAccounts(deps, people, mended);
  await onProgress();
  const groupOf = await keepGroups(keycloak, await readWantedGroups(em, today), mended);
  await onProgress();
  await keepMembers(keycloak, groupOf, bound, mended);
  if (mended.differences > 0) {
    log.info({ job: 'sync-accounts', ...mended, unresolved }, 'accounts are in step');
  }
  return { ...mended, unresolved };
}

function watchSync({ orm }: Deps): void {
  const read = () => readSyncState(orm.em.fork());
  const began = performance.now();
  watchGauge(
    'baro_account_sync_age_seconds',
    'Time since accounts at Keycloak were last in step with the directory; when they never were, since the start.',
    's',
    async () => (await read())?.ageSeconds ?? (performance.now() - began) / 1000,
  );
  watchGauge(
    'baro_account_sync_differences',
    'Differences the last comparison found and mended.',
    '1',
    async () => (await read())?.differences,
  );
  watchGauge(
    'baro_account_sync_unresolved',
    'People with a post whose account needs a person: no address at work, login taken, account gone.',
    '1',
    async () => (await read())?.unresolved,
  );
}
