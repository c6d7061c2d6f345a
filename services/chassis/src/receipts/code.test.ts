import { describe, expect, it } from 'vitest';
import { FieldCheck } from '../errors/field-check.ts';
import { newReceiptCode, newReceiptSecret, readReceipt } from './code.ts';

const secret = newReceiptSecret();
const faults = (code: string, typedSecret = secret): string[] => {
  const check = new FieldCheck();
  readReceipt(check, 'KN', { code, secret: typedSecret });
  return check.violations.map(({ field, rule }) => `${field} ${rule}`);
};

describe('the code of a receipt', () => {
  it('has no signs that look alike, and is taken as people type it', () => {
    for (let at = 0; at < 200; at += 1) {
      const code = newReceiptCode('KN');
      expect(code).toMatch(/^KN-[2-9A-HJKMNPRTWX]{4}-[2-9A-HJKMNPRTWX]{4}-[2-9A-HJKMNPRTWX]$/);
      expect(code).not.toMatch(/[01BGILOQSUVYZ]/);
      const typed = { code: ` ${code.toLowerCase().replaceAll('-', '. ')}`, secret: secret.toLowerCase() };
      expect(readReceipt(new FieldCheck(), 'KN', typed)).toEqual({ code, secret });
    }
  });

  it('shows every wrong sign and every two signs that changed places', () => {
    const code = newReceiptCode('KN').replaceAll('-', '');
    for (let at = 0; at < code.length; at += 1) {
      for (const sign of '23456789ACDEFHJKMNPRTWX') {
        if (sign === code[at]) continue;
        expect(faults(code.slice(0, at) + sign + code.slice(at + 1))).toEqual(['code MISTYPED']);
      }
      const [one, two] = [code[at] ?? '', code[at + 1] ?? ''];
      if (one === two || two === '') continue;
      expect(faults(code.slice(0, at) + two + one + code.slice(at + 2))).toEqual(['code MISTYPED']);
    }
  });

  it('is asked for, of this service, with a whole secret', () => {
    expect(faults('', '')).toEqual(['code REQUIRED', 'secret REQUIRED']);
    expect(faults(newReceiptCode('DT'))).toEqual(['code MISTYPED']);
    expect(faults(newReceiptCode('KN'), secret.slice(1))).toEqual(['secret MISTYPED']);
    expect(faults('😀'.repeat(5000), '\u0000'.repeat(5000))).toEqual(['code MISTYPED', 'secret MISTYPED']);
  });
});
