import { createPublicKey } from 'node:crypto';
import { isSignedBy, keyIdOf, membersFacts, noSeal, sealHash } from '@baro/chassis/audit';
import type { Anchor, Seal, SealKey, SealMembers } from '@baro/chassis/audit';
import type { Faults } from './faults.ts';
import type { StoredSeal } from './log-reader.ts';

/** What is true of a seal that has been looked at. */
export interface JudgedSeal {
  seal: Seal;
  /** Signed by who may, and unchanged. */
  isWhole: boolean;
  members: SealMembers | undefined;
  /** Whether the members are those that were signed. */
  hasItsMembers: boolean;
  /** How many seals are missing before it. */
  missingBefore: number;
}

/** Looks at the seals one after the other: keys, signatures, the chain, the anchors. */
export class Chain {
  batches = 0;
  last: Seal | undefined;
  readonly #service: string;
  readonly #faults: Faults;
  readonly #keys: Map<string, SealKey>;
  readonly #anchors = new Map<number, Set<string>>();
  readonly #used = new Set<string>();
  #lastIsWhole = true;

  constructor(service: string, keys: readonly SealKey[], anchors: readonly Anchor[], faults: Faults) {
    this.#service = service;
    this.#faults = faults;
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    for (const anchor of anchors) {
      if (anchor.service !== service) continue;
      const hashes = this.#anchors.get(anchor.batch) ?? new Set();
      this.#anchors.set(anchor.batch, hashes.add(anchor.hash));
    }
  }

  judge({ seal, members }: StoredSeal): JudgedSeal {
    const missingBefore = seal.batch - (this.last?.batch ?? 0) - 1;
    const why = this.#whyBroken(seal);
    const hasItsMembers = members !== undefined && areOf(seal, members);
    if (why) this.#faults.add('seal-broken', seal.batch, undefined, why);
    else if (!hasItsMembers) {
      const words = members ? 'its list of rows was changed' : 'its list of rows is gone';
      this.#faults.add('seal-broken', seal.batch, undefined, words);
    }
    if (!why) this.#checkLink(seal, missingBefore);
    this.#checkAnchors(seal, why !== undefined);
    this.#accept(seal, why === undefined);
    return { seal, isWhole: why === undefined, members, hasItsMembers, missingBefore };
  }

  /** What only the anchors know: seals behind the last one. */
  finish(): void {
    const published = Math.max(0, ...this.#anchors.keys());
    const end = this.last?.batch ?? 0;
    if (published <= end) return;
    const why = `the chain ends with seal ${end}, but seal ${published} was published: the end was cut off`;
    this.#faults.add('chain-cut', published, undefined, why);
  }

  #whyBroken(seal: Seal): string | undefined {
    const key = this.#keys.get(seal.keyId);
    if (!key) return `signed with key ${seal.keyId}, which is not among those given or handed over to`;
    if (!this.#mayFollow(seal.keyId)) return `signed with key ${seal.keyId}, which was no longer to sign`;
    return isSignedBy(this.#service, seal, key.key) ? undefined : 'the signature does not hold';
  }

  /** The key of the seal before, the one it handed over to, or one given to us that had not signed before. */
  #mayFollow(keyId: string): boolean {
    if (!this.last || !this.#lastIsWhole) return true;
    const awaited = this.last.nextKey ? keyIdOf(this.last.nextKey) : this.last.keyId;
    return keyId === awaited || !this.#used.has(keyId);
  }

  #checkLink(seal: Seal, missingBefore: number): void {
    if (missingBefore > 0 || !this.#lastIsWhole) return; // told of already, or when its rows are counted
    const expected = this.last ? sealHash(this.#service, this.last) : noSeal;
    if (seal.previous.equals(expected)) return;
    this.#faults.add('chain-cut', seal.batch, undefined, 'it does not follow the seal before it');
  }

  #checkAnchors(seal: Seal, isBroken: boolean): void {
    const hashes = this.#anchors.get(seal.batch);
    if (!hashes || isBroken) return;
    const hash = sealHash(this.#service, seal).toString('hex');
    if (hashes.size === 1 && hashes.has(hash)) return;
    this.#faults.add('chain-cut', seal.batch, undefined, 'it is not the seal that was published');
  }

  #accept(seal: Seal, isWhole: boolean): void {
    this.batches += 1;
    this.last = seal;
    this.#lastIsWhole = isWhole;
    if (!isWhole) return;
    this.#used.add(seal.keyId);
    if (!seal.nextKey) return;
    const key = createPublicKey({ key: seal.nextKey, type: 'spki', format: 'der' });
    const id = keyIdOf(seal.nextKey);
    this.#keys.set(id, { id, key, publicKey: seal.nextKey });
  }
}

function areOf(seal: Seal, members: SealMembers): boolean {
  const { root, idsHash, rowCount } = membersFacts(members);
  return rowCount === seal.rowCount && root.equals(seal.root) && idsHash.equals(seal.idsHash);
}
