import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openLog } from '@baro/chassis';
import { PartyIdentity } from '@baro/proto/baro/complaints/v1/resources';
import { Sealed, maskOf } from '../../src/identity/index.ts';
import { someone } from './identity-world.ts';

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
      `${sealed}`,
      JSON.stringify({ party: sealed }),
      inspect({ party: [sealed] }, { depth: 9, showHidden: true }),
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
