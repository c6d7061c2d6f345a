import { randomUUID } from 'node:crypto';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

let sample: Sample;

beforeAll(async () => {
  sample = await startSample('ownact');
});

afterAll(() => sample.close());

const happened = { toJSON: (data: object) => data };

function tell(id: string, fault?: Error): Promise<string> {
  return sample.service.act('remind', async (tx) => {
    tx.audit({ action: 'remind', subjectType: 'thing', subjectId: id });
    tx.emit({
      type: happened,
      typeName: 'baro.ownact.v1.Happened',
      data: {},
      verb: 'happened',
      aggregateType: 'thing',
      aggregateId: id,
      aggregateVersion: 1,
      unitId: '',
      unitCode: '',
    });
    if (fault) throw fault;
    return id;
  });
}

const audited = (id: string) =>
  sample.rows('SELECT account_id, method FROM audit WHERE subject_id = $1', [id]);
const told = (id: string) => sample.rows('SELECT id, body FROM outbox WHERE aggregate_id = $1', [id]);

describe('an act of the service itself', () => {
  it('is audited as the system and its event takes effect', async () => {
    const id = randomUUID();
    expect(await tell(id)).toBe(id);
    expect(await audited(id)).toEqual([{ account_id: 'system:ownact', method: 'remind' }]);
    const [event] = await told(id);
    expect(event?.['body']).toMatchObject({ actor: 'system:ownact' });
    await eventually(async () => expect(await sample.effects(String(event?.['id']))).toBe(1));
  });

  it('leaves nothing when it fails', async () => {
    const id = randomUUID();
    await expect(tell(id, new Error('no'))).rejects.toThrow('no');
    expect(await audited(id)).toEqual([]);
    expect(await told(id)).toEqual([]);
  });
});
