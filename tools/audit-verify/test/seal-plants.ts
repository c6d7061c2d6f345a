import { noSeal, sealColumns, sealOf, signSeal } from '@baro/chassis/audit';
import type { SealRow } from '@baro/chassis/audit';
import { newSealKey } from './big-log.ts';
import type { Plant } from './plants.ts';

/** Another value for each column of a seal. */
const otherValues: Record<string, string> = {
  row_count: 'row_count + 1',
  root: 'ids_hash',
  ids_hash: 'root',
  previous: 'root',
  first_transaction_id: `'1'`,
  first_id: 'gen_random_uuid()',
  last_transaction_id: `'1'`,
  last_id: 'gen_random_uuid()',
  seal_time: "seal_time - interval '1 millisecond'",
  key_id: "key_id || '0'",
  next_key: 'root',
  signature: `set_byte(signature, 0, get_byte(signature, 0) # 1)`,
};

const changed: Plant[] = Object.entries(otherValues).map(([column, value]) => ({
  name: `seal changed, ${column}`,
  plant: async ({ client }, random, { batches }) => {
    const batch = random.pick(batches);
    await client.query(`UPDATE audit_seals SET ${column} = ${value} WHERE batch = $1`, [batch]);
    return { kind: 'seal-broken', batch };
  },
}));

const members: Plant[] = [
  ['a leaf changed', 'leaves = set_byte(leaves, 5, get_byte(leaves, 5) # 1)'],
  ['an id changed', 'audit_ids[2] = gen_random_uuid()'],
  [
    'cut short',
    'audit_ids = trim_array(audit_ids, 1), leaves = substr(leaves, 1, octet_length(leaves) - 32)',
  ],
].map(([name = '', change = '']) => ({
  name: `list of rows, ${name}`,
  plant: async ({ client }, random, { batches }) => {
    const batch = random.pick(batches);
    await client.query(`UPDATE audit_seal_members SET ${change} WHERE batch = $1`, [batch]);
    return { kind: 'seal-broken', batch };
  },
}));

const listRemoved: Plant = {
  name: 'list of rows removed',
  plant: async ({ client }, random, { batches }) => {
    const batch = random.pick(batches);
    await client.query('DELETE FROM audit_seal_members WHERE batch = $1', [batch]);
    return { kind: 'seal-broken', batch };
  },
};

const sealRemoved: Plant = {
  name: 'seal removed',
  plant: async ({ client }, random, { batches }) => {
    const batch = random.pick(batches);
    await client.query('DELETE FROM audit_seal_members WHERE batch = $1', [batch]);
    await client.query('DELETE FROM audit_seals WHERE batch = $1', [batch]);
    return { kind: 'chain-cut', batch: batch + 1 };
  },
};

/** Signed anew by who has no key of ours. */
const forged: Plant = {
  name: 'seal signed by a stranger',
  plant: async ({ client, service }, random, { batches }) => {
    const batch = random.pick(batches);
    const key = newSealKey();
    const { rows } = await client.query<SealRow>(`SELECT ${sealColumns} FROM audit_seals WHERE batch = $1`, [
      batch,
    ]);
    const [row] = rows;
    if (!row) throw new Error(`no seal ${batch}`);
    const { signature } = signSeal(service, { ...sealOf(row), keyId: key.id }, key.key);
    await client.query('UPDATE audit_seals SET key_id = $2, signature = $3 WHERE batch = $1', [
      batch,
      key.id,
      signature,
    ]);
    return { kind: 'seal-broken', batch };
  },
};

/** Signed by our key, but cut loose from what was before it: what only who has the key could do. */
const cutLoose: Plant = {
  name: 'seal signed by our key that does not follow the one before',
  plant: async ({ client, service, keys }, random, { batches }) => {
    const batch = random.pick(batches.filter((number) => number > 1));
    const [key] = keys;
    const { rows } = await client.query<SealRow>(`SELECT ${sealColumns} FROM audit_seals WHERE batch = $1`, [
      batch,
    ]);
    const [row] = rows;
    if (!row || !key) throw new Error(`no seal ${batch}`);
    const { signature } = signSeal(service, { ...sealOf(row), previous: noSeal }, key.key);
    await client.query('UPDATE audit_seals SET previous = $2, signature = $3 WHERE batch = $1', [
      batch,
      noSeal,
      signature,
    ]);
    return { kind: 'chain-cut', batch };
  },
};

/** Every kind of fault of a seal that is found without anchors; `cutLoose` also breaks the link of the seal behind it. */
export const sealPlants: readonly Plant[] = [...changed, ...members, listRemoved, sealRemoved, forged];

/** See `sealPlants`. */
export const cutLoosePlant: Plant = cutLoose;
