import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { ListOutgoingDocumentsRequest } from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingDocument, OutgoingState, Secrecy } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Drafting, sampleDraft } from './drafting.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Drafting;

beforeAll(async () => {
  world = await startWorld();
  desk = new Drafting(world);
});

afterAll(async () => {
  desk.close();
  await world.close();
});

const update = (
  who: string,
  id: string,
  fields: Partial<OutgoingDocument>,
  etag = '',
  mask = Object.keys(fields),
) =>
  desk.as(who, desk.client.updateOutgoingDocument, {
    id,
    document: OutgoingDocument.fromPartial(fields),
    updateMask: mask,
    etag,
    requestId: randomUUID(),
  });

const search = async (who: string, fields: Partial<ListOutgoingDocumentsRequest>): Promise<string[]> => {
  const request = ListOutgoingDocumentsRequest.fromPartial({ unitId: idOf('stc'), ...fields });
  const { documents } = await desk.as(who, desk.client.listOutgoingDocuments, request);
  return documents.map((document) => document.id);
};

describe('CreateOutgoingDocument', () => {
  it('puts a draft into the hands of whoever drafts, with the buttons of a draft', async () => {
    const draft = await desk.draft();
    expect(draft).toMatchObject({ state: OutgoingState.DRAFTED, number: 0, numberSymbol: '', etag: '1' });
    expect(draft.holder?.personName).toBe('Người stc-official');
    expect(draft.allowedActions).toContain('UpdateOutgoingDocument');
    expect(draft.allowedActions).not.toContain('NumberOutgoingDocument');
  });

  it('acts once for a request_id that is sent again', async () => {
    const request = { document: sampleDraft(), requestId: randomUUID() };
    const first = await desk.as('stc-official', desk.client.createOutgoingDocument, request);
    expect(await desk.as('stc-official', desk.client.createOutgoingDocument, request)).toEqual(first);
    expect(await world.rows('SELECT 1 FROM audit WHERE request_id = $1', [request.requestId])).toHaveLength(
      1,
    );
  });

  it('names every field at fault', async () => {
    const faulty = sampleDraft({ subject: ' ', typeCode: 'XX', dueDate: '2026-02-30', pageCount: 1000 });
    const call = desk.as('stc-official', desk.client.createOutgoingDocument, {
      document: faulty,
      requestId: randomUUID(),
    });
    const fields = ['document.subject', 'document.typeCode', 'document.dueDate', 'document.pageCount'];
    await expectReason(call, 'FIELD_INVALID', fields);
  });

  it('refuses a secret, a closed unit, another unit, and an answer to what the drafter does not see', async () => {
    await expectReason(desk.draft({ secrecy: Secrecy.SECRET }), 'DOCUMENT_CLASSIFIED');
    await expectReason(desk.draft({ unitId: idOf('ba-dinh') }), 'PERMISSION_DENIED');
    const foreign = await world.register('ward-clerk', 'ba-dinh');
    const answer = desk.draft({ answersDocumentId: foreign.id });
    await expectReason(answer, 'FIELD_INVALID', ['document.answersDocumentId']);
  });
});

describe('UpdateOutgoingDocument', () => {
  it('changes the fields of the mask alone and is found by its new words', async () => {
    const { id } = await desk.draft({ subject: 'dự toán bưởi diễn', description: 'giữ' });
    const { document } = await update(
      'stc-official',
      id,
      { subject: 'quyết toán cam canh', description: 'bỏ' },
      '',
      ['subject'],
    );
    expect(document).toMatchObject({ subject: 'quyết toán cam canh', description: 'giữ' });
    expect(await search('stc-clerk', { query: 'buoi dien' })).toEqual([]);
    expect(await search('stc-clerk', { query: 'cam canh' })).toEqual([id]);
  });

  it('refuses a stale etag, an empty or unknown mask, and everybody but the holder', async () => {
    const { id, etag } = await desk.draft();
    await update('stc-official', id, { subject: 'đổi' }, etag);
    await expectReason(update('stc-official', id, { subject: 'đổi nữa' }, etag), 'ETAG_STALE');
    await expectReason(update('stc-official', id, {}, '', []), 'FIELD_INVALID', ['updateMask']);
    await expectReason(update('stc-official', id, {}, '', ['state']), 'FIELD_INVALID', ['updateMask[0]']);
    await expectReason(update('stc-clerk', id, { subject: 'x' }), 'PERMISSION_DENIED');
    await expectReason(update('stc-official', randomUUID(), { subject: 'x' }), 'PERMISSION_DENIED');
  });

  it('refuses an issued document, and the table itself refuses it too', async () => {
    const { id } = await desk.issued();
    await expectReason(update('stc-official', id, { subject: 'x' }), 'PERMISSION_DENIED');
    const change = world.rows(`UPDATE outgoing_documents SET subject = 'x' WHERE id = $1`, [id]);
    await expect(change).rejects.toThrow(/issued document cannot change/);
  });
});

describe('HandOverOutgoingDocument', () => {
  const handOver = (who: string, id: string, post: string) =>
    desk.as(who, desk.client.handOverOutgoingDocument, {
      id,
      postId: idOf(`post ${post}`),
      note: '',
      etag: '',
      requestId: randomUUID(),
    });

  it('changes hands, which the path shows', async () => {
    const { id } = await desk.draft();
    const { document } = await handOver('stc-official', id, 'stc-head');
    expect(document?.holder?.postId).toBe(idOf('post stc-head'));
    expect(document?.path.map((change) => change.reason)).toEqual(['drafted', 'handed_over']);
    await expectReason(handOver('stc-official', id, 'stc-clerk'), 'NOT_HOLDER');
    await expectReason(handOver('ward-clerk', id, 'stc-clerk'), 'PERMISSION_DENIED');
  });

  it('refuses the holder again, a vacant post, and one that is not there', async () => {
    const { id } = await desk.draft();
    await expectReason(handOver('stc-official', id, 'stc-official'), 'SAME_HOLDER');
    await expectReason(handOver('stc-official', id, 'stc-vacant'), 'POST_VACANT');
    await expectReason(handOver('stc-official', id, 'nowhere'), 'POST_NOT_FOUND');
  });
});

describe('issue, replacement, correction and recall', () => {
  it('issues only to recipients, and then nobody holds it', async () => {
    const bare = await desk.draft({ recipients: [] });
    await desk.number(bare.id);
    await expectReason(desk.issue(bare.id), 'RECIPIENT_MISSING');
    const issued = await desk.issued();
    expect(issued).toMatchObject({ state: OutgoingState.ISSUED, holder: undefined });
    expect(issued.path.at(-1)?.reason).toBe('finished');
    await expectReason(desk.issue(issued.id), 'DOCUMENT_STATE_WRONG');
    await expectReason(desk.issue(issued.id, 'stc-official'), 'PERMISSION_DENIED');
  });

  it('is replaced by an issued document of the same type alone', async () => {
    const [old, next, letter] = [
      await desk.issued(),
      await desk.issued(),
      await desk.issued({ typeCode: 'CV' }),
    ];
    const replace = (replacementId: string) =>
      desk.as('stc-clerk', desk.client.replaceOutgoingDocument, {
        id: old.id,
        replacementId,
        etag: '',
        requestId: randomUUID(),
      });
    await expectReason(replace(old.id), 'FIELD_INVALID', ['replacementId']);
    await expectReason(replace(letter.id), 'TYPE_NOT_EQUIVALENT');
    await expectReason(replace((await desk.draft()).id), 'ANSWER_NOT_ISSUED');
    await expectReason(replace(randomUUID()), 'DOCUMENT_NOT_FOUND');
    const { document } = await replace(next.id);
    expect(document).toMatchObject({ state: OutgoingState.REPLACED, replacedByDocumentId: next.id });
    expect((await desk.get(next.id)).replacesDocumentId).toBe(old.id);
  });

  it('is corrected by an issued công văn alone and stays issued', async () => {
    const [wrong, plan, letter] = [
      await desk.issued(),
      await desk.issued(),
      await desk.issued({ typeCode: 'CV' }),
    ];
    const correct = (correctionId: string) =>
      desk.as('stc-clerk', desk.client.correctOutgoingDocument, {
        id: wrong.id,
        correctionId,
        etag: '',
        requestId: randomUUID(),
      });
    await expectReason(correct(plan.id), 'FIELD_INVALID', ['correctionId']);
    const { document } = await correct(letter.id);
    expect(document).toMatchObject({ state: OutgoingState.ISSUED, correctionIds: [letter.id] });
  });

  it('is frozen by a recall that keeps its own data', async () => {
    const { id } = await desk.issued();
    const recall = (reason: string, basis: string, who = 'stc-director') =>
      desk.as(who, desk.client.recallOutgoingDocument, {
        id,
        reason,
        basis,
        etag: '',
        requestId: randomUUID(),
      });
    await expectReason(recall('', ''), 'FIELD_INVALID', ['reason', 'basis']);
    await expectReason(recall('Sai', '1/QĐ-STC', 'stc-official'), 'PERMISSION_DENIED');
    const { document } = await recall('Sai thẩm quyền', '12/QĐ-STC');
    expect(document?.recall).toMatchObject({ reason: 'Sai thẩm quyền', basis: '12/QĐ-STC' });
    expect(document?.recall?.by?.postId).toBe(idOf('post stc-director'));
    expect(document?.allowedActions).toEqual([]);
    await expectReason(recall('Lại', '13/QĐ-STC'), 'DOCUMENT_STATE_WRONG');
  });
});

describe('ListOutgoingDocuments', () => {
  it('finds by number, symbol, recipient, signer and state, with and without accents, page by page', async () => {
    const { id, number } = await desk.issued({
      recipients: [{ name: 'Kho bạc Nhà nước', identifier: '', unitId: '' }],
    });
    expect(await search('stc-clerk', { number })).toContain(id);
    expect(await search('stc-clerk', { symbol: 'kh-stc' })).toContain(id);
    expect(await search('stc-clerk', { recipientName: 'kho bac' })).toEqual([id]);
    expect(
      await search('stc-clerk', { signerName: 'nguoi stc-director', states: [OutgoingState.DRAFTED] }),
    ).toEqual([]);
    const first = await desk.as(
      'stc-clerk',
      desk.client.listOutgoingDocuments,
      ListOutgoingDocumentsRequest.fromPartial({ pageSize: 2, orderBy: 'number desc' }),
    );
    const second = await desk.as(
      'stc-clerk',
      desk.client.listOutgoingDocuments,
      ListOutgoingDocumentsRequest.fromPartial({
        pageSize: 2,
        orderBy: 'number desc',
        pageToken: first.nextPageToken,
      }),
    );
    const ids = [...first.documents, ...second.documents].map((document) => document.id);
    expect(new Set(ids).size).toBe(4);
    expect(await search('ward-clerk', {})).toEqual([]);
  });
});
