import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { startSamples } from './list-samples.ts';
import type { Samples } from './list-samples.ts';

let samples: Samples;
beforeAll(async () => {
  samples = await startSamples();
});
afterAll(() => samples.world.close());

describe('who sees what', () => {
  it('is the same in list, search and get', async () => {
    const { all } = samples;
    const book = ['health', 'land', 'party', 'secret'];
    const expected: Record<string, string[]> = {
      'stc-clerk': book,
      'stc-director': book,
      auditor: all,
      clerk: ['city'],
      administrator: [],
      verifier: [],
      chairman: all.filter((name) => name !== 'council'),
      chief: all.filter((name) => name !== 'council'),
      'task-force': all.filter((name) => name !== 'council'),
      'hdnd-leader': ['council'],
      'head-th': [],
      'official-th': [],
      'stc-head': ['land'],
      'stc-other': ['land'],
      'stc-official': [],
      'ward-official': ['land'],
      'ward-leader': ['city', 'ward'],
      'ward-clerk': ['ward'],
      'ward-system': ['ward'],
    };
    for (const [who, mine] of Object.entries(expected)) {
      expect([who, await samples.seen(who)]).toEqual([who, mine.toSorted()]);
      const words = await samples.seen(who, { query: '"van ban cua"' });
      expect([who, words]).toEqual([
        who,
        mine.filter((name) => ['city', 'ward', 'council'].includes(name)).toSorted(),
      ]);
      for (const name of all) {
        const got = samples.desk.get(who, samples.id(name));
        await (mine.includes(name) ? got : expectReason(got, 'PERMISSION_DENIED'));
      }
    }
  });

  it('stays so for one register', async () => {
    expect(await samples.seen('stc-head', { unitId: idOf('stc') })).toEqual(['land']);
    expect(await samples.seen('stc-head', { unitId: idOf('ubnd') })).toEqual([]);
    expect(await samples.seen('chairman', { unitId: idOf('ba-dinh') })).toEqual(['ward']);
    expect(await samples.seen('stc-clerk', { unitId: idOf('ba-dinh') })).toEqual([]);
  });

  it('names a document that is not there only to who sees everything', async () => {
    await expectReason(samples.desk.get('auditor', idOf('nothing')), 'DOCUMENT_NOT_FOUND');
    await expectReason(samples.desk.get('chairman', idOf('nothing')), 'PERMISSION_DENIED');
    await expectReason(samples.desk.get('auditor', 'x'), 'FIELD_INVALID', ['id']);
  });

  it('keeps in sight what a post once held', async () => {
    await samples.desk.handOver('stc-head', samples.id('land'), 'stc-official');
    expect(await samples.seen('stc-head')).toEqual(['land']);
    expect(await samples.seen('stc-official')).toEqual(['land']);
    expect(await samples.seen('stc-official', { query: 'thu hoi dat' })).toEqual(['land']);
  });
});
