import path from 'node:path';
import pg from 'pg';
import { tokensOf } from '../../services/complaints/src/identity/keys/blind-index.ts';
import {
  fingerprintOf,
  newDataKey,
  sealValue,
  wrapKey,
} from '../../services/complaints/src/identity/keys/envelope.ts';
import { Keyring } from '../../services/complaints/src/identity/keys/keyring.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { mixed, threeSyllables } from './case-words.ts';

/** Of so many letters in a row two are from the same person. */
const samePersonEvery = 10;

/** A person of a letter. */
export interface FilledParty {
  n: number;
  caseId: string;
  partyId: string;
  locality: string;
}

/** Fills the sealed identities as the service would put them: encrypted, and found by keyed hashes. */
export async function openIdentityFill(platform: Pick<TestPlatform, 'dir' | 'databaseUrl'>) {
  const file = (name: string): string => path.join(platform.dir, `complaints-${name}`);
  const rings = [
    new Keyring(file('identity-key'), 'identity'),
    new Keyring(file('identity-index-key'), 'identity index'),
  ];
  const [master, index] = rings.map((ring) => ring.current());
  if (!master || !index) throw new Error('no keys');
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_identities') });
  await client.connect();
  const add = async (parties: readonly FilledParty[]): Promise<void> => {
    const sealed = parties.map(({ n, caseId, partyId, locality }) => {
      const key = newDataKey();
      const identity = personOf(n, locality);
      const fingerprint = fingerprintOf(key, ['sender', false, identity]);
      const value = sealValue(key, { kind: 'identity', caseId, id: partyId }, identity);
      return {
        wrapped: wrapKey(master, caseId, key),
        value,
        fingerprint,
        tokens: tokensOf(identity, index.key),
      };
    });
    const caseIds = parties.map(({ caseId }) => caseId);
    const partyIds = parties.map(({ partyId }) => partyId);
    await client.query(
      'INSERT INTO case_keys (case_id, master_key_id, wrapped_key) SELECT id, $2, key FROM unnest($1::uuid[], $3::bytea[]) AS g (id, key)',
      [caseIds, master.id, sealed.map(({ wrapped }) => wrapped)],
    );
    await client.query(
      `INSERT INTO parties (party_id, case_id, role, secret_on_request, sealed_identity, fingerprint, confirm_time)
       SELECT party, id, 'sender', false, value, print, now()
       FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) AS g (party, id, value, print)`,
      [partyIds, caseIds, sealed.map(({ value }) => value), sealed.map(({ fingerprint }) => fingerprint)],
    );
    const tokens = sealed.flatMap((one, at) =>
      one.tokens.map((token) => ({ ...token, partyId: partyIds[at] })),
    );
    await client.query(
      `INSERT INTO person_tokens (party_id, kind, index_key_id, token)
       SELECT party, kind, $2, token FROM unnest($1::uuid[], $3::text[], $4::bytea[]) AS g (party, kind, token)`,
      [
        tokens.map((one) => one.partyId),
        index.id,
        tokens.map(({ kind }) => kind),
        tokens.map(({ token }) => token),
      ],
    );
  };
  const end = async (): Promise<void> => {
    await client.query('VACUUM ANALYZE');
    await client.end();
  };
  return { add, end };
}

function personOf(n: number, localityCode: string) {
  // The last of ten is who the first of them is.
  const person = n % samePersonEvery === samePersonEvery - 1 ? n - samePersonEvery + 1 : n;
  return {
    fullName: threeSyllables(mixed(person, 11)),
    birthYear: 1940 + (mixed(person, 12) % 65),
    documentNumber: String(1_000_000_000 + person).padStart(12, '0'),
    address: `${(person % 300) + 1} phố ${threeSyllables(mixed(person, 13))}`,
    localityCode,
    phone: '',
    email: '',
    note: '',
  };
}
