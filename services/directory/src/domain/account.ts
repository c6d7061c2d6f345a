/** A unit of today, which is a group at the sign-on. */
export interface WantedGroup {
  unitId: string;
  code: string;
  /** Unit above, '' at the top. */
  parentId: string;
}

/** A person of the directory, as far as their account is concerned. */
export interface WantedAccount {
  personId: string;
  /** Token `sub`; '' while the person has no account. */
  accountId: string;
  fullName: string;
  email: string;
  /** Units of the posts held or lent today. */
  unitIds: readonly string[];
  /** Whether the person has held a post or been lent one at any time. */
  everActed: boolean;
}

/** A user as the sign-on has it. */
export interface KnownAccount {
  id: string;
  username: string;
  enabled: boolean;
  firstName: string;
  lastName: string;
  fullName: string;
  email: string;
  /** The person it was made for or is bound to; '' for one the directory has not touched. */
  personId: string;
}

/** A group the directory has made. */
export interface KnownGroup {
  id: string;
  unitId: string;
  code: string;
  /** Group above, '' at the top. */
  parentGroupId: string;
}

/** What of a user the directory decides. */
export type AccountState = Omit<KnownAccount, 'id' | 'username'>;

/** What an account is judged by beside its person. */
export interface AccountRule {
  /** Nobody administers the city yet: people are loaded before their posts, and nobody is shut out for having none. */
  loading: boolean;
}

/** Who holds no post and is lent none has no business here: the account is shut until there is one. */
export function stateOf(person: WantedAccount, { loading }: AccountRule, known?: KnownAccount): AccountState {
  const { firstName, lastName } = partsOfName(person.fullName);
  const asFound = loading && !person.everActed && known?.enabled === true;
  return {
    enabled: person.unitIds.length > 0 || asFound,
    firstName,
    lastName,
    fullName: person.fullName,
    // An address the directory does not know is not taken away.
    email: person.email === '' ? (known?.email ?? '') : person.email.toLowerCase(),
    personId: person.personId,
  };
}

/** Open accounts of nobody in the directory, but for those the city names by their logins. */
export function strangersIn(
  known: readonly KnownAccount[],
  owned: ReadonlySet<string>,
  keptLogins: readonly string[],
): KnownAccount[] {
  const kept = new Set(keptLogins.map((login) => login.toLowerCase()));
  return known.filter(({ id, username, enabled }) => enabled && !owned.has(id) && !kept.has(username));
}

/** Whether the sign-on has the user as the directory wants it. */
export function isInStep(known: KnownAccount, wanted: AccountState): boolean {
  return (Object.keys(wanted) as (keyof AccountState)[]).every((key) => known[key] === wanted[key]);
}

/** A Vietnamese name ends with the given name. */
export function partsOfName(fullName: string): { firstName: string; lastName: string } {
  const words = fullName.split(' ');
  return { firstName: words.at(-1) ?? '', lastName: words.slice(0, -1).join(' ') };
}

/** The login of a new account: the address at work, which is one person's alone; undefined without. */
export function usernameOf({ email }: WantedAccount): string | undefined {
  const address = email.trim().toLowerCase();
  return address === '' ? undefined : address;
}

/** Units so that each comes after the one above it. A circle is cut where it is first met. */
export function topDown(units: readonly WantedGroup[]): WantedGroup[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const placed = new Set<string>();
  const ordered: WantedGroup[] = [];
  const place = (unit: WantedGroup): void => {
    if (placed.has(unit.unitId)) return;
    placed.add(unit.unitId);
    const above = byId.get(unit.parentId);
    if (above) place(above);
    ordered.push(unit);
  };
  for (const unit of units) place(unit);
  return ordered;
}
