import { AppError, inTransaction } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { MikroORM } from '@mikro-orm/postgresql';
import { namesOne } from './check-unnamed.ts';
import { tokensOf } from './keys/blind-index.ts';
import { fingerprintOf, newDataKey, openValue, sealValue, unwrapKey, wrapKey } from './keys/envelope.ts';
import type { Place } from './keys/envelope.ts';
import { Keyring } from './keys/keyring.ts';
import { Sealed } from './sealed.ts';
import { findAllBars, findBars, insertBar } from './store/bar-store.ts';
import { destroyKey, findKey, insertKey } from './store/key-store.ts';
import {
  findByTokens,
  findParties,
  findParty,
  insertParty,
  replaceParty,
  replaceTokens,
} from './store/party-store.ts';
import type { PartyRow } from './store/party-store.ts';
import type { Barred, Identity, LikelySame, PartyInput, PartyRole } from './types.ts';

/** A party as the service may hold it: its identity shows a mask until an opening is logged. */
export interface HeldParty {
  partyId: string;
  caseId: string;
  role: PartyRole;
  secretOnRequest: boolean;
  /** Undefined once forgotten. */
  identity: Sealed<Identity> | undefined;
}

/** The store: people by ids, each encrypted under the key of its case. */
export class Identities {
  readonly orm: MikroORM;
  readonly master: Keyring;
  readonly index: Keyring;
  /** What the last turn of the keys could not open, or 1 for a file at fault. */
  keyFaults = 0;

  constructor(orm: MikroORM, master: Keyring, index: Keyring) {
    this.orm = orm;
    this.master = master;
    this.index = index;
  }

  /**
   * Puts people, before the service writes the rows that name them. The same put again changes nothing.
   * @throws AppError REQUEST_ID_REUSED for another identity under the same id; IDENTITY_FORGOTTEN
   */
  async put(parties: readonly PartyInput[]): Promise<void> {
    await inTransaction(this.orm, async (em) => {
      for (const party of parties) await this.#put(em, party);
    });
  }

  async #put(em: Queryable, input: PartyInput): Promise<void> {
    await this.#makeKey(em, input.caseId);
    const key = await this.#keyOf(em, input.caseId, true);
    const row = rowOf(input, key);
    if (await insertParty(em, row)) {
      await this.#indexParty(em, input);
      return;
    }
    const kept = await findParty(em, input.partyId);
    if (kept?.caseId === row.caseId && kept.fingerprint.equals(row.fingerprint)) return;
    throw new AppError('REQUEST_ID_REUSED');
  }

  /** Puts another identity under a party that is there, as a correction. @throws AppError PARTY_NOT_FOUND, IDENTITY_FORGOTTEN */
  async replace(input: Omit<PartyInput, 'localityCode' | 'role'>): Promise<void> {
    await inTransaction(this.orm, async (em) => {
      const kept = await findParty(em, input.partyId, true);
      if (kept?.caseId !== input.caseId) throw new AppError('PARTY_NOT_FOUND');
      const key = await this.#keyOf(em, input.caseId, true);
      if (!kept.sealed) throw new AppError('IDENTITY_FORGOTTEN');
      const { localityCode } = openValue(key, placeOf(kept), kept.sealed) as Identity;
      const whole = { ...input, localityCode, role: kept.role };
      await replaceParty(em, rowOf(whole, key));
      await this.#indexParty(em, whole);
    });
  }

  /** The party with its identity under a mask. @throws AppError PARTY_NOT_FOUND */
  async hold(caseId: string, partyId: string): Promise<HeldParty> {
    const em = this.orm.em.fork();
    const row = await findParty(em, partyId);
    if (row?.caseId !== caseId) throw new AppError('PARTY_NOT_FOUND');
    const { role, secretOnRequest, sealed } = row;
    const value = sealed && openValue(await this.#keyOf(em, caseId), placeOf(row), sealed);
    const identity = value ? new Sealed(value as Identity, caseId, role) : undefined;
    return { partyId, caseId, role, secretOnRequest, identity };
  }

  /** Other parties that may be the same person, the surest first. Shown only together with cases the caller may see, of which the service has their rows. */
  async findLike(partyId: string): Promise<LikelySame[]> {
    const em = this.orm.em.fork();
    const row = await findParty(em, partyId);
    if (!row?.sealed) return [];
    const identity = openValue(await this.#keyOf(em, row.caseId), placeOf(row), row.sealed) as Identity;
    const tokens = this.index.all().flatMap(({ key }) => tokensOf(identity, key));
    const hits = await findByTokens(
      em,
      partyId,
      tokens.map(({ token }) => token),
    );
    const likely = new Map<string, LikelySame>();
    for (const { partyId, caseId, kind } of hits) {
      const one = likely.get(partyId) ?? { partyId, caseId, by: [] };
      one.by.push(kind);
      likely.set(partyId, one);
    }
    return [...likely.values()].sort((a, b) => weightOf(b) - weightOf(a));
  }

  /** Of some texts, those that name somebody of the case, of those asked for. Tells which text, never whom; none once forgotten. */
  async namedIn(
    caseId: string,
    texts: Readonly<Record<string, string>>,
    whose: (party: Pick<HeldParty, 'secretOnRequest'>) => boolean,
  ): Promise<string[]> {
    const em = this.orm.em.fork();
    const wrapped = await findKey(em, caseId);
    if (!wrapped?.wrapped) return [];
    const key = this.#unwrap(caseId, wrapped.masterKeyId, wrapped.wrapped);
    const people = (await findParties(em, caseId)).flatMap((row) =>
      row.sealed && whose(row) ? [openValue(key, placeOf(row), row.sealed) as Identity] : [],
    );
    return Object.entries(texts).flatMap(([name, text]) => (namesOne(text, people) ? [name] : []));
  }

  /** Notes that an official of the city is denounced in a case. */
  async bar(bar: Barred): Promise<void> {
    await insertBar(this.orm.em.fork(), bar);
  }

  async barsOf(caseId: string): Promise<Barred[]> {
    return findBars(this.orm.em.fork(), caseId);
  }

  /** Bars of all cases, for lists. */
  async allBars(caseIds?: readonly string[]): Promise<Barred[]> {
    return findAllBars(this.orm.em.fork(), caseIds);
  }

  /** Destroys the key of a case at the end of its retention: nothing of it opens any more. @returns whether there was one */
  async forget(caseId: string): Promise<boolean> {
    return inTransaction(this.orm, (em) => destroyKey(em, caseId));
  }

  /** Encrypts a text that belongs to a case, for example why an opening was granted. @throws AppError PARTY_NOT_FOUND, IDENTITY_FORGOTTEN */
  async sealText(place: Place, text: string): Promise<{ sealed: Buffer; fingerprint: Buffer }> {
    const key = await this.#keyOf(this.orm.em.fork(), place.caseId);
    return { sealed: sealValue(key, place, text), fingerprint: fingerprintOf(key, text) };
  }

  /** The texts; empty ones when the case is forgotten. */
  async openTexts(
    caseId: string,
    texts: readonly { place: Place; sealed: Buffer | null }[],
  ): Promise<string[]> {
    const wrapped = await findKey(this.orm.em.fork(), caseId);
    const key = wrapped?.wrapped && this.#unwrap(caseId, wrapped.masterKeyId, wrapped.wrapped);
    return texts.map(({ place, sealed }) => (key && sealed ? String(openValue(key, place, sealed)) : ''));
  }

  /**
   * Stands for a value of a case where a request is remembered: the same for the same value, and worthless without the
   * case's key. Empty for a case without one.
   */
  async fingerprint(caseId: string, value: unknown): Promise<string> {
    const found = await findKey(this.orm.em.fork(), caseId);
    if (!found?.wrapped) return '';
    return fingerprintOf(this.#unwrap(caseId, found.masterKeyId, found.wrapped), value).toString('hex');
  }

  async #makeKey(em: Queryable, caseId: string): Promise<void> {
    if (await findKey(em, caseId)) return;
    const master = this.master.current();
    const wrapped = wrapKey(master, caseId, newDataKey());
    await insertKey(em, { caseId, masterKeyId: master.id, wrapped });
  }

  async #keyOf(em: Queryable, caseId: string, share = false): Promise<Buffer> {
    const found = await findKey(em, caseId, share);
    if (!found) throw new AppError('PARTY_NOT_FOUND');
    if (!found.wrapped) throw new AppError('IDENTITY_FORGOTTEN');
    return this.#unwrap(caseId, found.masterKeyId, found.wrapped);
  }

  #unwrap(caseId: string, masterKeyId: string, wrapped: Buffer): Buffer {
    return unwrapKey(this.master.byId(masterKeyId), caseId, wrapped);
  }

  async #indexParty(em: Queryable, input: PartyInput): Promise<void> {
    const { id, key } = this.index.current();
    await replaceTokens(em, input.partyId, id, tokensOf(wholeOf(input), key));
  }
}

/** Opens the store on its pool. @throws ConfigError when a key file is at fault */
export function openIdentities(
  orm: MikroORM,
  config: { identityKeyFile: string; identityIndexKeyFile: string },
): Identities {
  const master = new Keyring(config.identityKeyFile, 'identity');
  return new Identities(orm, master, new Keyring(config.identityIndexKeyFile, 'identity index'));
}

/** Where the identity of a party belongs. */
export function placeOf({ caseId, partyId }: Pick<PartyRow, 'caseId' | 'partyId'>): Place {
  return { kind: 'identity', caseId, id: partyId };
}

function rowOf(input: PartyInput, key: Buffer): PartyRow {
  const { caseId, partyId, role, secretOnRequest } = input;
  const sealed = sealValue(key, placeOf(input), wholeOf(input));
  const fingerprint = fingerprintOf(key, [role, secretOnRequest, wholeOf(input)]);
  return { partyId, caseId, role, secretOnRequest, sealed, fingerprint, version: 1 };
}

/** In one order of fields, whatever else the object holds. */
function wholeOf({ identity, localityCode }: PartyInput): Identity {
  const { fullName, birthYear, documentNumber, address, phone, email, note } = identity;
  return { fullName, birthYear, documentNumber, address, localityCode, phone, email, note };
}

function weightOf({ by }: LikelySame): number {
  return (by.includes('document') ? 10 : 0) + by.length;
}
