import { inspect } from 'node:util';
import type { PartyRole } from './types.ts';

const words: Record<PartyRole, { vi: string; en: string }> = {
  sender: { vi: 'Người gửi đơn', en: 'Sender' },
  complainant: { vi: 'Người khiếu nại', en: 'Complainant' },
  denouncer: { vi: 'Người tố cáo', en: 'Denouncer' },
  representative: { vi: 'Người đại diện', en: 'Representative' },
  denounced: { vi: 'Người bị tố cáo', en: 'Denounced person' },
};

/** What stands for a party wherever its identity is not opened. */
export function maskOf(role: PartyRole, language: 'vi' | 'en' = 'vi'): string {
  return language === 'vi'
    ? `${words[role].vi} (được giữ bí mật)`
    : `${words[role].en} (identity kept secret)`;
}

/** Proof that an opening was logged; only `logOpening` of the store makes one. */
export class LoggedOpening {
  readonly id: string;
  readonly caseId: string;
  readonly fields: readonly string[];

  constructor(opening: { id: string; caseId: string; fields: readonly string[] }) {
    this.id = opening.id;
    this.caseId = opening.caseId;
    this.fields = opening.fields;
  }
}

/**
 * A value that shows a mask however it is written: in text, JSON, logs, spread, a message of the contract, `inspect`. The
 * value itself comes out by `open` alone, against the log of an opening of the same case, and only the fields logged.
 */
export class Sealed<T extends object> {
  readonly #value: T;
  readonly #caseId: string;
  readonly #mask: string;

  constructor(value: T, caseId: string, role: PartyRole) {
    this.#value = value;
    this.#caseId = caseId;
    this.#mask = maskOf(role);
  }

  /** @throws Error for the log of another case */
  open(logged: LoggedOpening): Partial<T> {
    if (logged.caseId !== this.#caseId) throw new Error('the opening is of another case');
    const fields = Object.entries(this.#value).filter(([field]) => logged.fields.includes(field));
    return Object.fromEntries(fields) as Partial<T>;
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  get [Symbol.toStringTag](): string {
    return this.#mask;
  }

  [Symbol.toPrimitive](): string {
    return this.#mask;
  }

  [inspect.custom](): string {
    return this.#mask;
  }
}
