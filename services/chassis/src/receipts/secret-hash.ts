import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one hash: 32 MiB and some tens of milliseconds. Kept with each hash, so that it can be raised. */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const maxmem = 64 * 1024 * 1024;
const bytes = 32;

/** A secret as it is stored: `scrypt$N$r$p$salt$hash`. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** A hash no secret has: what is compared where nothing is stored, so that it takes as long. */
const decoy = hashSecret(randomBytes(32).toString('base64'));

/** Whether the secret is that of the hash; without a hash it is not, after the same work. */
export async function isSecretOf(secret: string, stored: string | undefined): Promise<boolean> {
  const [, N = '', r = '', p = '', salt = '', hash = ''] = (stored ?? (await decoy)).split('$');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(secret, Buffer.from(salt, 'base64'), options);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64')) && stored !== undefined;
}

async function derive(secret: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, bytes, { ...options, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
