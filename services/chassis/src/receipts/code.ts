import { randomInt } from 'node:crypto';
import type { FieldCheck } from '../errors/field-check.ts';

/**
 * Signs of codes and secrets: none looks like another (no 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V Y). There are 23, a prime,
 * so that the check digit finds every sign that is wrong and every two that changed places.
 */
const signs = '23456789ACDEFHJKMNPRTWX';
const bodyLength = 8;
const secretLength = 12;

/** A new code: prefix of the service, eight random signs, check digit; for example `KN-7H4M-XW2R-W`. */
export function newReceiptCode(prefix: string): string {
  const body = randomSigns(bodyLength);
  return grouped(prefix, body + checkDigit(prefix + body));
}

/** A new secret, in groups of four. */
export function newReceiptSecret(): string {
  return fours(randomSigns(secretLength));
}

/** What a person read out and another typed, as it was issued: capitals, without blanks and other signs, grouped. */
export interface TypedReceipt {
  code: string;
  secret: string;
}

/** Checks what was typed; says which field is mistyped, and nothing of what exists. */
export function readReceipt(check: FieldCheck, prefix: string, typed: TypedReceipt): TypedReceipt {
  const code = bare(typed.code);
  const secret = bare(typed.secret);
  if (check.required('code', typed.code) && !isCode(prefix, code)) {
    check.add(
      'code',
      'MISTYPED',
      'is not a code of a receipt: a sign is wrong',
      'gõ sai mã phiếu, hãy xem lại',
    );
  }
  if (check.required('secret', typed.secret) && !(secret.length === secretLength && areSigns(secret))) {
    check.add('secret', 'MISTYPED', 'is not a secret of a receipt', 'gõ sai mã bí mật, hãy xem lại');
  }
  return { code: grouped(prefix, code.slice(prefix.length)), secret: fours(secret) };
}

function isCode(prefix: string, code: string): boolean {
  const body = code.slice(prefix.length, -1);
  if (!code.startsWith(prefix) || body.length !== bodyLength || !areSigns(code)) return false;
  return checkDigit(prefix + body) === code.at(-1);
}

/** At most 40 signs are looked at. */
function bare(typed: string): string {
  return typed
    .slice(0, 40)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function areSigns(text: string): boolean {
  return Array.from(text).every((sign) => signs.includes(sign));
}

/** Each place weighs otherwise, and no weight is a multiple of 23. */
function checkDigit(text: string): string {
  const sum = Array.from(text).reduce((total, sign, at) => total + signs.indexOf(sign) * (at + 1), 0);
  return signs.charAt(sum % signs.length);
}

function randomSigns(count: number): string {
  return Array.from({ length: count }, () => signs.charAt(randomInt(signs.length))).join('');
}

function grouped(prefix: string, rest: string): string {
  return [prefix, ...(rest.match(/.{1,4}/g) ?? [])].join('-');
}

function fours(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join('-');
}
