import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Secrets of the gateway, the one in force first. */
export type Secrets = readonly [string, ...string[]];

/** Keeps objects unreadable and unchangeable outside the gateway: in the browser's cookie and in the database. */
export class Seal {
  readonly #keys: readonly [Buffer, ...Buffer[]];
  readonly #purpose: Buffer;

  /**
   * @param secrets the first one seals; what an earlier one sealed still opens.
   * @param purpose what is sealed; something sealed for one purpose does not open for another.
   */
  constructor([secret, ...earlier]: Secrets, purpose: string) {
    const keyOf = (text: string): Buffer =>
      Buffer.from(hkdfSync('sha256', text, 'baro-gateway', purpose, 32));
    this.#keys = [keyOf(secret), ...earlier.map(keyOf)];
    this.#purpose = Buffer.from(purpose);
  }

  close(value: object): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#keys[0], nonce).setAAD(this.#purpose);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** The object; undefined when the text was not sealed here for this purpose. */
  open(text: string): unknown {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= nonceBytes + tagBytes) return undefined;
    for (const key of this.#keys) {
      const opened = this.#openWith(key, bytes);
      if (opened !== undefined) return opened;
    }
    return undefined;
  }

  #openWith(key: Buffer, bytes: Buffer): unknown {
    try {
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes))
        .setAAD(this.#purpose)
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
      return JSON.parse(plain.toString('utf8')) as unknown;
    } catch {
      // Changed, of another key, or of another purpose: all mean that it is not ours.
      return undefined;
    }
  }
}
