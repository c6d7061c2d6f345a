import { randomUUID } from 'node:crypto';
import { defineReasons, nameId, newId, openClient } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { eventually, testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { DelegationKind } from '@baro/directory-client';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingState, SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import { protoMetadata } from '@baro/proto/baro/platform/v1/operations';
import { UrgingLetterNumberAsked } from '@baro/proto/baro/tasks/v1/urging_events';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, addDirectoryRows, delegationRow, idOf } from './city.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let tasks: TestService;
let issuer: TestIssuer;
let dir: string;
let nats: Awaited<ReturnType<typeof startThrowAwayNats>>;

/** A service of nothing but an event log, by the name whose stream documents reads. */
const asking: ServiceDefinition = {
  name: 'tasks',
  reasons: defineReasons('tasks', {}),
  config: {},
  entities: [],
  migrations: [],
  protos: [protoMetadata],
  rpc: () => [],
  mayOperate: () => async () => false,
};

beforeAll(async () => {
  dir = await makeThrowAwayDir();
  nats = await startThrowAwayNats(dir);
  world = await startWorld({}, nats.url);
  issuer = await testIssuer();
  tasks = await testService(asking, { issuer: issuer.issuer, natsUrl: nats.url });
});
afterAll(async () => {
  await tasks.close();
  await issuer.stop();
  await world.close();
  await nats.stop();
  await rm(dir, { recursive: true, force: true });
});

type Asked = Partial<UrgingLetterNumberAsked>;

/** Asks as tasks does. @returns id of the letter */
async function ask(who: string, fields: Asked = {}, letterId = newId()): Promise<string> {
  const data = UrgingLetterNumberAsked.fromPartial({
    letterId,
    askCount: 1,
    unitId: idOf('ubnd'),
    urgedUnitId: idOf('stc'),
    signerPostId: idOf(`post ${who}`),
    signerPersonId: idOf(`person ${who}`),
    signingCapacity: SigningCapacity.TM,
    taskCount: 3,
    summary: '1. Rà soát quỹ nhà, đất dôi dư (98/NQ-CP): quá hạn 12 ngày.',
    answerDueDate: '2026-12-10',
    ...fields,
  });
  const id = newId();
  const subject = 'baro.tasks.urging_letter.number_asked.UBND';
  const body = {
    id,
    type: 'baro.tasks.v1.UrgingLetterNumberAsked',
    subject,
    aggregateType: 'urging_letter',
    aggregateId: letterId,
    aggregateVersion: 1,
    unitId: idOf('ubnd'),
    unitIds: [idOf('ubnd')],
    occurTime: new Date().toISOString(),
    actor: accountOf(who),
    requestId: randomUUID(),
    data: UrgingLetterNumberAsked.toJSON(data),
  };
  await tasks.orm.em
    .fork()
    .getConnection()
    .execute(
      `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, body)
     VALUES (?, now(), ?, ?, 'urging_letter', ?, 1, ?)`,
      [id, body.type, subject, letterId, JSON.stringify(body)],
    );
  return letterId;
}

interface Answer {
  verb: string;
  data: Record<string, unknown>;
}

/** Answers to a letter's commands, once there are as many. */
async function answers(letterId: string, count = 1): Promise<Answer[]> {
  return eventually(async () => {
    const rows = await world.rows<{ subject: string; data: Record<string, unknown> }>(
      `SELECT subject, body -> 'data' AS data FROM outbox
       WHERE aggregate_type = 'letter_number' AND aggregate_id = $1 ORDER BY seq`,
      [letterId],
    );
    expect(rows).toHaveLength(count);
    return rows.map(({ subject, data }) => ({ verb: subject.split('.')[3] ?? '', data }));
  }, 60_000);
}

const refusal = async (letterId: string) => {
  const [answer] = await answers(letterId);
  expect(answer?.verb).toBe('refused');
  const { reason, sentenceVi, sentenceEn } = answer?.data ?? {};
  expect(String(sentenceVi)).not.toBe('');
  expect(String(sentenceEn)).not.toBe('');
  const [made] = await world.rows(`SELECT id FROM outgoing_documents WHERE id = $1`, [
    nameId(letterId, 'b3c0a1f2-6d58-5c7e-9a41-2f0d8e6b7c15'),
  ]);
  expect(made).toBeUndefined();
  return reason;
};

async function lastNumber(): Promise<number> {
  const [row] = await world.rows<{ n: number | null }>(
    'SELECT max(last_number)::int AS n FROM number_series WHERE unit_id = $1',
    [idOf('ubnd')],
  );
  return row?.n ?? 0;
}

describe('the number of an urging letter', () => {
  it('is that of an outgoing document, made, numbered and issued at once and told to tasks', async () => {
    const letterId = await ask('chairman');
    const [answer] = await answers(letterId);
    expect(answer).toMatchObject({
      verb: 'given',
      data: { letterId, askCount: 1, number: await lastNumber() },
    });
    const documentId = String(answer?.data['documentId']);
    const client = openClient(OutgoingDocumentServiceClient, world.service.address);
    const { document } = await world.call(client, 'clerk', client.getOutgoingDocument, { id: documentId });
    client.close();
    expect(document).toMatchObject({
      unitId: idOf('ubnd'),
      typeCode: 'CV',
      subject: 'V/v đôn đốc thực hiện 3 nhiệm vụ quá hạn',
      description: '1. Rà soát quỹ nhà, đất dôi dư (98/NQ-CP): quá hạn 12 ngày.',
      recipients: [{ name: 'Unit stc', unitId: idOf('stc') }],
      dueDate: '2026-12-10',
      state: OutgoingState.ISSUED,
      signer: { position: 'Title chairman', fullName: 'Người chairman' },
      signingCapacity: SigningCapacity.TM,
      numberSymbol: answer?.data['numberSymbol'],
      holder: undefined,
    });
    expect(document?.numberSymbol).toMatch(/^\d+\/UBND$/);
    const audit = await world.rows<{ action: string }>(
      `SELECT action FROM audit WHERE subject_id = $1 AND account_id = 'system:documents' ORDER BY id`,
      [documentId],
    );
    expect(audit.map(({ action }) => action).toSorted()).toEqual([
      'create',
      'issue',
      'number',
      'number_letter',
    ]);
  });

  it('is given once, however often it is asked for; numbers have no gaps', async () => {
    const before = await lastNumber();
    const letterId = await ask('chairman');
    await answers(letterId);
    await ask('chairman', { askCount: 2 }, letterId);
    const [first, second] = await answers(letterId, 2);
    expect(second?.data).toEqual({ ...first?.data, askCount: 2 });
    expect(await lastNumber()).toBe(before + 1);
    await expect(refusal(await ask('chairman', { signingCapacity: SigningCapacity.KT }))).resolves.toBe(
      'SIGNING_AUTHORITY_INVALID',
    );
    expect(await lastNumber()).toBe(before + 1);
  });

  it('is refused to who does not sign, or for a signature that does not hold', async () => {
    const chairman = { signerPostId: idOf('post chairman'), signerPersonId: idOf('person chairman') };
    expect(await refusal(await ask('task-force', chairman))).toBe('PERMISSION_DENIED');
    expect(await refusal(await ask('chairman', { signerPersonId: idOf('person deputy') }))).toBe(
      'PERMISSION_DENIED',
    );
    expect(await refusal(await ask('stc-director', {}))).toBe('SIGNING_AUTHORITY_INVALID');
    expect(await refusal(await ask('hdnd-leader'))).toBe('PERMISSION_DENIED');
    expect(await refusal(await ask('task-force', { signingCapacity: SigningCapacity.TUQ }))).toBe(
      'SIGNING_AUTHORITY_INVALID',
    );
    expect(await refusal(await ask('stc-vacant'))).toBe('PERMISSION_DENIED');
  });

  it('is given to a deputy for the head, to the head of the office by order, and by a delegation', async () => {
    await addDirectoryRows(world.service.orm, [
      delegationRow(DelegationKind.SIGNING, 'chairman', 'task-force', '2026-01-01', '2030-12-31'),
    ]);
    const delegationId = idOf(`delegation ${DelegationKind.SIGNING} chairman task-force`);
    const letters = [
      await ask('deputy', { signingCapacity: SigningCapacity.KT }),
      await ask('chief', { signingCapacity: SigningCapacity.TL }),
      await ask('task-force', { signingCapacity: SigningCapacity.TUQ, delegationId }),
    ];
    for (const letter of letters) expect((await answers(letter))[0]?.verb).toBe('given');
  });

  it('is refused for a closed or unknown recipient and for classified words', async () => {
    expect(await refusal(await ask('chairman', { urgedUnitId: idOf('old-ward') }))).toBe('UNIT_CLOSED');
    expect(await refusal(await ask('chairman', { urgedUnitId: newId() }))).toBe('UNIT_NOT_FOUND');
    expect(await refusal(await ask('chairman', { summary: 'Độ mật: Tối mật' }))).toBe('DOCUMENT_CLASSIFIED');
  });

  it('is not thought about when the command cannot be one', async () => {
    await ask('chairman', { urgedUnitId: 'nobody' });
    await eventually(async () => {
      const rows = await world.rows(
        `SELECT state, reason FROM commands WHERE state = 'REFUSED' AND reason = 'INTERNAL'`,
      );
      expect(rows).toHaveLength(1);
    }, 60_000);
  });
});
