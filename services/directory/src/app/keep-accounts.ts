import type { Logger, OwnAct } from '@baro/chassis';
import {
  isInStep,
  stateOf,
  strangersIn,
  usernameOf,
  type AccountRule,
  type KnownAccount,
  type WantedAccount,
} from '../domain/account.ts';
import type { Keycloak } from '../keycloak/keycloak.ts';
import { findRow } from '../store/aggregate-store.ts';
import { Changes } from './changes.ts';
import type { Mended } from './keep-groups.ts';

/** What accounts are kept with. */
export interface AccountDeps {
  keycloak: Keycloak;
  act: OwnAct;
  log: Logger;
  rule: AccountRule;
  /** Logins that stay open although nobody in the directory has them. */
  keptLogins: readonly string[];
  /** Told now and then that the work goes on. */
  onProgress: () => Promise<void>;
}

const progressEvery = 100;

/**
 * Gives every person the account the directory wants, binds new ones, shuts those of people without a post and of
 * nobody at all.
 * @returns the people who have an account now, and how many need a person to look
 */
export async function keepAccounts(
  deps: AccountDeps,
  people: readonly WantedAccount[],
  mended: Mended,
): Promise<{ bound: WantedAccount[]; unresolved: number }> {
  const known = await deps.keycloak.listAccounts();
  const byId = new Map(known.map((account) => [account.id, account]));
  const byPerson = new Map(known.map((account) => [account.personId, account]));
  const bound: WantedAccount[] = [];
  let unresolved = 0;
  for (const [index, person] of people.entries()) {
    if (index % progressEvery === 0) await deps.onProgress();
    const account =
      byId.get(person.accountId) ?? (person.accountId === '' ? byPerson.get(person.personId) : undefined);
    const accountId = account
      ? await keepAccount(deps, person, account, mended)
      : await makeAccount(deps, person, mended);
    if (accountId !== undefined) bound.push({ ...person, accountId });
    else if (person.unitIds.length > 0) unresolved += 1;
  }
  await shutStrangers(deps, known, bound, mended);
  return { bound, unresolved };
}

/** What nobody in the directory has was made by hand, or is left of somebody. */
async function shutStrangers(
  { keycloak, rule, keptLogins, log }: AccountDeps,
  known: readonly KnownAccount[],
  bound: readonly WantedAccount[],
  mended: Mended,
): Promise<void> {
  if (rule.loading) return;
  const owned = new Set(bound.map(({ accountId }) => accountId));
  for (const { id } of strangersIn(known, owned, keptLogins)) {
    await keycloak.shutAccount(id);
    log.warn({ job: 'keep-accounts', accountId: id }, 'an account nobody in the directory has is shut');
    mended.differences += 1;
  }
}

async function keepAccount(
  { keycloak, act, rule }: AccountDeps,
  person: WantedAccount,
  account: KnownAccount,
  mended: Mended,
): Promise<string> {
  const wanted = stateOf(person, rule, account);
  if (!isInStep(account, wanted)) {
    await keycloak.updateAccount(account.id, wanted);
    if (account.enabled && !wanted.enabled) await keycloak.endSessions(account.id);
    mended.differences += 1;
  }
  // A run that was cut off had made it and not said so.
  if (person.accountId === '') await bindAccount(act, person.personId, account.id);
  return account.id;
}

/** Undefined: it cannot be made without a person. */
async function makeAccount(
  { keycloak, act, log, rule }: AccountDeps,
  person: WantedAccount,
  mended: Mended,
): Promise<string | undefined> {
  if (person.unitIds.length === 0) return undefined;
  const facts = { job: 'keep-accounts', personId: person.personId };
  if (person.accountId !== '') {
    // Another in its place would be a stranger to everything the old one did.
    log.warn(facts, 'the account the directory names is not at Keycloak');
    return undefined;
  }
  const username = usernameOf(person);
  if (username === undefined) return undefined;
  const id = await keycloak.createAccount(username, stateOf(person, rule));
  if (id === undefined) {
    log.warn(facts, 'the login of this person is taken at Keycloak by another account');
    return undefined;
  }
  await bindAccount(act, person.personId, id);
  mended.differences += 1;
  return id;
}

/** The directory knows a person's tokens by the id Keycloak gave. */
async function bindAccount(act: OwnAct, personId: string, accountId: string): Promise<void> {
  await act('keep-accounts', async (tx) => {
    const before = await findRow(tx.em, 'person', personId, { lock: true });
    if (!before || before.accountId !== '') return;
    await new Changes(tx).save('person', 'bind_account', { before, row: { ...before, accountId } });
  });
}
