import { inspect } from 'node:util';
import type { CaseContent, PartyRole } from './types.ts';

interface Words {
  vi: string;
  en: string;
}

/** Who sends a letter is named by what the letter is. */
const senders: Record<CaseContent, Words> = {
  unclassified: { vi: 'Người gửi đơn', en: 'Sender' },
  complaint: { vi: 'Người khiếu nại', en: 'Complainant' },
  denunciation: { vi: 'Người tố cáo', en: 'Denouncer' },
  feedback: { vi: 'Người phản ánh, kiến nghị', en: 'Sender of feedback' },
};
const others: Record<Exclude<PartyRole, 'sender'>, Words> = {
  representative: { vi: 'Người đại diện', en: 'Representative' },
  denounced: { vi: 'Người bị tố cáo', en: 'Denounced person' },
};

/** What stands for a party wherever its identity is not opened. */
export function maskOf(
  role: PartyRole,
  content: CaseContent = 'unclassified',
  language: 'vi' | 'en' = 'vi',
): string {
  const words = role === 'sender' ? senders[content] : others[role];
  return language === 'vi' ? `${words.vi} (được giữ bí mật)` : `${words.en} (identity kept secret)`;
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
