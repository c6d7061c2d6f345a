import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import {
  DocumentForm,
  DueState,
  IncomingState,
  Secrecy,
  Urgency,
} from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { registration, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const register = (who: string, request: ReturnType<typeof registration>) =>
  world.as(who, world.client.registerIncomingDocument, request);

describe('RegisterIncomingDocument', () => {
  it('gives the next number of unit and year, with holder, due time and allowed actions', async () => {
    const first = await world.register('ward-clerk', 'ba-dinh', {
      subject: '  Về   việc đất đai ',
      symbol: 'QÐ-BTC',
    });
    const second = await world.register('ward-system', 'ba-dinh', { form: DocumentForm.ELECTRONIC });
    expect(second.arrivalNumber).toBe(first.arrivalNumber + 1);
    expect(first).toMatchObject({
      state: IncomingState.REGISTERED,
      subject: 'Về việc đất đai',
      symbol: 'QĐ-BTC',
      language: 'vi',
      urgency: Urgency.NORMAL,
      dueState: DueState.IN_TERM,
      etag: '1',
      unitName: 'Unit ba-dinh',
      holder: {
        postId: idOf('post ward-clerk'),
        personId: idOf('person ward-clerk'),
        personName: 'Người ward-clerk',
      },
      acknowledgeTime: undefined,
    });
    expect(first.dueExplanation).toContain('ngày làm việc');
    expect(first.allowedActions).toContain('SubmitIncomingDocument');
    expect(first.allowedActions).not.toContain('RouteIncomingDocument');
    expect(first.path).toHaveLength(1);
    // The system holds no post: the clerk of its unit holds what it registers.
    expect(second.holder?.postId).toBe(idOf('post ward-clerk'));
    expect(second.acknowledgeTime).toEqual(second.createTime);
    expect(second.etag).toBe('2');
  });

  it('tells what happened in the same transaction: registered, acknowledged, hands', async () => {
    const document = await world.register('ward-system', 'ba-dinh', {
      form: DocumentForm.ELECTRONIC,
      messageId: 'a,b,c',
    });
    const events = await world.rows<{ type: string; aggregate_version: number; subject: string }>(
      'SELECT type, aggregate_version, subject FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
      [document.id],
    );
    expect(events).toEqual([
      {
        type: 'baro.documents.v1.IncomingDocumentRegistered',
        aggregate_version: 1,
        subject: 'baro.documents.incoming_document.registered.BA-DINH',
      },
      {
        type: 'baro.documents.v1.IncomingDocumentAcknowledged',
        aggregate_version: 2,
        subject: 'baro.documents.incoming_document.acknowledged.BA-DINH',
      },
      {
        type: 'baro.custody.v1.CustodyChanged',
        aggregate_version: 1,
        subject: 'baro.documents.item.changed_hands.BA-DINH',
      },
    ]);
    const audits = await world.rows('SELECT action FROM audit WHERE subject_id = $1', [document.id]);
    expect(audits).toEqual([{ action: 'register' }]);
  });

  it('numbers by the year of arrival in the city', async () => {
    world.clock.now = new Date('2026-12-31T18:00:00Z');
    const next = await world.register('hdnd-clerk', 'hdnd');
    const before = await world.register('hdnd-clerk', 'hdnd', {
      arrivalTime: new Date('2026-12-31T16:00:00Z'),
    });
    world.clock.now = undefined;
    expect([next.year, next.arrivalNumber, before.year, before.arrivalNumber]).toEqual([2027, 1, 2026, 1]);
  });

  it('counts the due time by urgency and takes one that is typed', async () => {
    world.clock.now = new Date('2026-11-02T02:00:00Z');
    const due = async (fields: Parameters<World['register']>[2]) =>
      (await world.register('clerk', 'ubnd', fields)).dueTime?.toISOString();
    expect(await due({ urgency: Urgency.URGENT })).toBe('2026-11-05T17:00:00.000Z');
    expect(await due({ urgency: Urgency.EXPRESS })).toBe('2026-11-02T07:00:00.000Z');
    const typed = new Date('2026-11-03T03:00:00Z');
    expect(await due({ urgency: Urgency.EXPRESS_TIMED, dueTime: typed })).toBe(typed.toISOString());
    world.clock.now = undefined;
  });

  it('answers a repeated request with the stored answer and acts once', async () => {
    const request = registration('ba-dinh');
    const first = await register('ward-clerk', request);
    expect(await register('ward-clerk', request)).toEqual(first);
    const other = { ...registration('ba-dinh'), requestId: request.requestId };
    await expectReason(register('ward-clerk', other), 'REQUEST_ID_REUSED');
  });

  it('checks only when asked to, and takes no number', async () => {
    const checked = await register('ward-clerk', { ...registration('ba-dinh'), validateOnly: true });
    expect(checked.document?.arrivalNumber).toBe(0);
    const before = await world.register('ward-clerk', 'ba-dinh');
    const after = await world.register('ward-clerk', 'ba-dinh');
    expect(after.arrivalNumber).toBe(before.arrivalNumber + 1);
  });

  it('refuses whoever does not keep the book', async () => {
    for (const who of [
      'ward-leader',
      'ward-official',
      'clerk',
      'stc-clerk',
      'chairman',
      'auditor',
      'administrator',
      'task-force',
    ]) {
      await expectReason(register(who, registration('ba-dinh')), 'PERMISSION_DENIED');
    }
    await expectReason(register('ward-system', registration('stc')), 'PERMISSION_DENIED');
    await expectReason(register('stranger', registration('ba-dinh')), 'CALLER_UNKNOWN');
  });

  it('says what is wrong field by field, and changes nothing', async () => {
    const before = await world.rows('SELECT count(*) FROM incoming_documents');
    const future = new Date(Date.now() + 86_400_000);
    const request = registration('ba-dinh', {
      form: DocumentForm.UNSPECIFIED,
      subject: ' ',
      issuerName: 'x'.repeat(201),
      number: '123456789012',
      symbol: 'Q'.repeat(31),
      typeCode: 'NO',
      issueDate: '2026-02-30',
      pageCount: 1e3,
      arrivalTime: future,
      urgency: Urgency.EXPRESS_TIMED,
      issuerIdentifier: 'not ok',
      toPlaces: 'x'.repeat(1001),
      language: 'v'.repeat(31),
      description: 'x'.repeat(501),
      fileCode: 'x'.repeat(36),
      messageId: 'x'.repeat(201),
      signer: {
        position: 'x'.repeat(101),
        fullName: 'y'.repeat(51),
      },
    });
    const wrong = [
      'form',
      'subject',
      'issuerName',
      'number',
      'symbol',
      'typeCode',
      'issueDate',
      'pageCount',
      'arrivalTime',
      'dueTime',
    ];
    wrong.push(
      'issuerIdentifier',
      'toPlaces',
      'language',
      'description',
      'fileCode',
      'messageId',
      'signer.position',
      'signer.fullName',
    );
    await expectReason(
      register('ward-clerk', request),
      'FIELD_INVALID',
      wrong.map((field) => `document.${field}`),
    );
    await expectReason(
      register('ward-clerk', { ...registration('ba-dinh'), requestId: '' }),
      'FIELD_INVALID',
      ['requestId'],
    );
    await expectReason(register('ward-clerk', registration('ba-dinh', { unitId: 'x' })), 'FIELD_INVALID', [
      'document.unitId',
    ]);
    await expectReason(
      register('ward-clerk', registration('ba-dinh', { subject: 'a\u0000b' })),
      'FIELD_INVALID',
      ['document.subject'],
    );
    await expectReason(
      register('ward-clerk', registration('ba-dinh', { issueDate: '2999-01-01' })),
      'FIELD_INVALID',
      ['document.issueDate'],
    );
    expect(await world.rows('SELECT count(*) FROM incoming_documents')).toEqual(before);
  });

  it('refuses what is classified, and not what speaks of secrets', async () => {
    await expectReason(
      register('ward-clerk', registration('ba-dinh', { secrecy: Secrecy.CONFIDENTIAL })),
      'DOCUMENT_CLASSIFIED',
    );
    await expectReason(
      register('ward-clerk', registration('ba-dinh', { subject: 'TỐI MẬT' })),
      'DOCUMENT_CLASSIFIED',
    );
    const document = await world.register('ward-clerk', 'ba-dinh', {
      subject: 'Luật Bảo vệ bí mật nhà nước',
      secrecy: Secrecy.NONE,
    });
    expect(document.secrecy).toBe(Secrecy.NONE);
  });

  it('names units that are not there or have ended', async () => {
    await expectReason(
      register('ward-clerk', registration('ba-dinh', { unitId: randomUUID() })),
      'UNIT_NOT_FOUND',
    );
    await expectReason(register('old-system', registration('old-ward')), 'UNIT_CLOSED');
  });
});
