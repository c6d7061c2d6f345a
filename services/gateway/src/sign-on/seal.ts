import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Keeps objects unreadable and unchangeable outside the gateway: in the browser's cookie and in the database. */
export class Seal {
  readonly #key: Buffer;
  readonly #purpose: Buffer;

  /** @param purpose what is sealed; something sealed for one purpose does not open for another. */
  constructor(secret: string, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, 'baro-gateway', purpose, 32));
    this.#purpose = Buffer.from(purpose);
  }

  close(value: object): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(this.#purpose);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** The object; undefined when the text was not sealed here for this purpose. */
  open(text: string): unknown {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= nonceBytes + tagBytes) return undefined;
    try {
      const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes))
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
