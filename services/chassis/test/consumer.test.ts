import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { PoisonError, call, connectNats, openLog } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

/** What a consumer promises, on whichever server. */
function promises(name: string, url: string): void {
  let sample: Sample;

  beforeAll(async () => {
    sample = await startSample(name, { natsUrl: url });
  });

  afterAll(() => sample.close());

  const deadLetters = async () => {
    const request = { service: name, pageSize: 0, pageToken: '' };
    const { deadLetters: found } = await call(sample.client, sample.client.listDeadLetters, request, {
      token: sample.token,
    });
    return found;
  };
  const happened = (id: string) => eventually(async () => expect(await sample.effects(id)).toBe(1));

  it('takes effect once of an event that is published five times and replayed', async () => {
    const id = await sample.addEvent();
    await happened(id);
    const [row] = await sample.rows('SELECT subject, body FROM outbox WHERE id = $1', [id]);
    const connection = await connectNats(url, 'test', openLog('test', 'silent'));
    for (let copy = 0; copy < 5; copy += 1) {
      await jetstream(connection).publish(String(row?.['subject']), JSON.stringify(row?.['body']));
    }
    await connection.drain();
    const replay = { service: name, consumer: `${name}--own`, startTime: undefined, requestId: randomUUID() };
    await call(sample.client, sample.client.replayEvents, replay, { token: sample.token });
    await eventually(async () =>
      expect(await sample.rows('SELECT 1 FROM replays WHERE finish_time IS NULL')).toHaveLength(0),
    );
    await happened(await sample.addEvent());
    expect(await sample.effects(id)).toBe(1);
  });

  it('gives a poison event to the dead letters and takes it off when its replay works', async () => {
    sample.behaviour.handle = (event) => {
      if (event.type === 'baro.sample.v1.Poison') throw new PoisonError('SAMPLE_POISON');
    };
    const id = await sample.addEvent('baro.sample.v1.Poison');
    await happened(await sample.addEvent());
    const letter = await eventually(async () => {
      const found = (await deadLetters()).find((dead) => dead.eventId === id);
      expect(found?.reason).toBe('SAMPLE_POISON');
      return found;
    });
    sample.behaviour.handle = () => {};
    const replay = { service: name, id: letter?.id ?? '', requestId: randomUUID() };
    await call(sample.client, sample.client.replayDeadLetter, replay, { token: sample.token });
    await happened(id);
    await eventually(async () =>
      expect((await deadLetters()).some((dead) => dead.eventId === id)).toBe(false),
    );
  });

  it('keeps an undecodable message as a dead letter instead of stopping', async () => {
    const connection = await connectNats(url, 'test', openLog('test', 'silent'));
    await jetstream(connection).publish(`baro.${name}.thing.happened.none`, 'not JSON');
    await connection.drain();
    await eventually(async () =>
      expect((await deadLetters()).some((dead) => dead.reason === 'EVENT_UNDECODABLE')).toBe(true),
    );
    await happened(await sample.addEvent());
  });

  it('tries a failing event again and loses neither it nor its neighbours', async () => {
    let failures = 0;
    sample.behaviour.handle = (event) => {
      if (event.type !== 'baro.sample.v1.Flaky' || failures === 2) return;
      failures += 1;
      throw new Error('not yet');
    };
    const ids = [
      await sample.addEvent(),
      await sample.addEvent('baro.sample.v1.Flaky'),
      await sample.addEvent(),
    ];
    for (const id of ids) await happened(id);
    expect(failures).toBe(2);
  });
}

describe('a consumer on the pinned nats-server', () => {
  promises('consumer-new', process.env['BARO_TEST_NATS_URL'] ?? '');
});

// tools/testing brings up Debian's 2.9 beside the pinned server, where the machine can have it.
describeNeeding('nats29', 'a consumer on nats-server 2.9', (url) => {
  promises('consumer-old', url);
});
