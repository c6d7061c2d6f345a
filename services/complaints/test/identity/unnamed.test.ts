import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FieldCheck, openLog } from '@baro/chassis';
import { PartyIdentity } from '@baro/proto/baro/complaints/v1/resources';
import { Sealed, checkUnnamed, maskOf } from '../../src/identity/index.ts';
import { someone } from './identity-world.ts';

function rulesOf(text: string): string[] {
  const check = new FieldCheck();
  checkUnnamed(check, 'letter.summary', text, [someone, PartyIdentity.fromPartial({ fullName: 'An' })]);
  expect(JSON.stringify(check.violations)).not.toContain('Mận');
  return check.violations.map(({ rule }) => rule);
}

describe('texts beside the case', () => {
  it.each([
    'Bà Nguyễn Thị Mận phản ánh việc cấp phát',
    'don cua nguyen  thi MAN ve viec cap phat',
    'CCCD_001.068.004321.pdf',
    'Nguyễn_Thị_Mận-giấy-khai-sinh.pdf',
  ])('are refused when they name a person of the letter: %s', (text) => {
    expect(rulesOf(text)).toEqual(['NAMES_A_PARTY']);
  });

  it.each(['Việc cấp phát kinh phí', 'Ông Nguyễn Thị Mạnh', 'Xã An Khánh, số 12', 'Số 001068'])(
    'pass when they do not: %s',
    (text) => expect(rulesOf(text)).toEqual([]),
  );
});

describe('a sealed value', () => {
  const sealed = new Sealed({ ...someone }, 'case', 'sender');

  it('shows its mask however it is written', () => {
    const lines: string[] = [];
    openLog('test', 'info', { write: (line: string) => void lines.push(line) }).info(
      { party: sealed },
      'party',
    );
    const written = [
      String(sealed),
      // eslint-disable-next-line typescript/restrict-template-expressions -- what a careless line would do
      `${sealed}`,
      JSON.stringify({ party: sealed }),
      inspect({ party: [sealed] }, { depth: 9, showHidden: true }),
      // eslint-disable-next-line typescript/no-misused-spread -- the same
      JSON.stringify({ ...sealed }),
      JSON.stringify(Object.entries(sealed)),
      JSON.stringify(PartyIdentity.fromPartial(sealed as never)),
      inspect(structuredClone({ party: sealed })),
      lines.join(),
    ].join('\n');
    expect(written).not.toMatch(/Mận|001068004321|Đội Cấn/);
    expect(written).toContain('Người gửi đơn (được giữ bí mật)');
    expect(maskOf('sender', 'denunciation')).toBe('Người tố cáo (được giữ bí mật)');
  });
});
