import { describe, expect, it } from 'vitest';
import { readNatsUrl } from './nats.ts';

describe('readNatsUrl()', () => {
  it('reads one server, with and without a login', () => {
    expect(readNatsUrl('nats://127.0.0.1:14222')).toEqual({ servers: ['127.0.0.1:14222'] });
    expect(readNatsUrl('nats://baro:p%40ss@nats')).toEqual({
      servers: ['nats:4222'],
      user: 'baro',
      pass: 'p@ss',
    });
  });

  it('reads the servers of a cluster; the login of the first is used at all', () => {
    const address = { servers: ['one:4222', 'two:4333', 'three:4222'], user: 'baro', pass: 'secret' };
    expect(readNatsUrl('nats://baro:secret@one:4222,nats://two:4333, three')).toEqual(address);
  });
});
